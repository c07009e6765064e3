import { Pages, sideBySide } from '../../documents/tables/pages.ts';
import { exportTexts } from '../../i18n/export-texts.ts';
import { shownDate, shownTime } from '../../i18n/shown.ts';
import { AppError } from '../../http/app-error.ts';
import type { Context } from './context.ts';
import type { ExportPerson } from './export-people.ts';

/** Points for a signature by hand. */
const rowHeight = 24;
/** Rows for whoever comes and is not on the list. */
const emptyRows = 5;

/**
 * The list of a day to sign in a room: names alone, since it lies open to everyone there.
 * @throws AppError DAY_NOT_FOUND, DAY_CANCELLED
 * @throws MissingGlyphError
 */
export async function signingSheet(
  { course, now }: Pick<Context, 'course' | 'now'>,
  dayId: string,
  people: readonly ExportPerson[],
): Promise<{ pdf: Uint8Array; listed: ExportPerson[]; date: string }> {
  const { plan } = course;
  const day = plan.days.find((one) => one.id === dayId);
  if (!day) throw new AppError('DAY_NOT_FOUND');
  if (day.state === 'cancelled') throw new AppError('DAY_CANCELLED');
  const locale = plan.language;
  const texts = exportTexts[locale];
  const meant = people.filter(({ standing }) =>
    standing.days.some((one) => one.day === dayId && one.plannedSeconds > 0),
  );
  // A day without counted time is meant for nobody in figures, and still somebody comes.
  const listed = meant.length > 0 ? meant : [...people];
  const date = shownDate(day.date, locale, true);
  const title = `${texts.signingSheet} ${shownDate(day.date, locale)}`;
  const pages = new Pages({ title, author: plan.organiser, language: locale, at: now });
  pages.title(title);
  const times = [day.segments[0]?.start, day.segments.at(-1)?.end];
  const span = times.map((time) => shownTime(time ?? '', locale)).join('–');
  const facts = [plan.title, day.title, date, span === '–' ? '' : span, day.place];
  pages.note(facts.filter((fact) => fact !== '').join(' · '));
  pages.y += 4;
  pages.table(
    [texts.columns.name, texts.arrived, texts.left, texts.signature],
    [
      ...listed.map(({ name }) => [name, '', '', '']),
      ...Array.from({ length: emptyRows }, () => ['', '', '', '']),
    ],
    sideBySide(pages.width, [40, 11, 11, 38]),
    { size: 10, least: rowHeight },
  );
  return { pdf: await pages.pdf.bytes(), listed, date: day.date };
}
