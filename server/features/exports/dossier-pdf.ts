import type { Approval } from '#domain/approvals';
import type { PlanDay } from '#domain/plan';
import { wallTimeOf } from '#domain/time';
import { Pages, sideBySide } from '../../documents/tables/pages.ts';
import { dossierTexts, type DossierTexts } from '../../i18n/dossier-texts.ts';
import { exportTexts } from '../../i18n/export-texts.ts';
import { shownDate, shownMinutes, shownTime } from '../../i18n/shown.ts';
import { notesOf } from './body-list.ts';
import type { Context, PlannedCourse } from './context.ts';
import type { Dossier, DossierInterval } from './dossier.ts';

/** What one page is drawn with. */
interface Drawing {
  pages: Pages;
  course: PlannedCourse;
  approval: Approval;
  texts: DossierTexts;
}

/**
 * Documented presence as a PDF, a page for each participant; one with very much evidence goes on to
 * further pages.
 * @throws MissingGlyphError
 */
export async function dossierPdf(
  { course, now }: Pick<Context, 'course' | 'now'>,
  approval: Approval,
  dossiers: readonly Dossier[],
): Promise<Uint8Array> {
  const { language, organiser } = course.plan;
  const texts = dossierTexts[language];
  const title = `${texts.title}: ${approval.body}`;
  const pages = new Pages({ title, author: organiser, language, at: now });
  dossiers.forEach((dossier, i) => {
    if (i > 0) pages.newPage();
    drawDossier({ pages, course, approval, texts }, dossier);
  });
  return pages.pdf.bytes();
}

function drawDossier(drawing: Drawing, dossier: Dossier): void {
  const { pages, course, approval, texts } = drawing;
  const { language: locale } = course.plan;
  const { person, memberNumber } = dossier.member;
  const { columns, outcomes } = exportTexts[locale];
  const { standing } = person;
  const down = (seconds: number) => shownMinutes(Math.floor(seconds / 60), locale);
  const up = (seconds: number) => shownMinutes(Math.ceil(seconds / 60), locale);
  const outcome = person.outcomes.find((one) => one.approval === approval.id);

  pages.title(person.name);
  pages.note(texts.title);
  for (const note of notesOf(course, locale)) pages.note(note);
  const facts = [
    `${columns.body}: ${approval.body}`,
    memberNumber === '' ? '' : `${columns.memberNumber}: ${memberNumber}`,
    approval.reference === '' ? '' : `${columns.reference}: ${approval.reference}`,
    `${columns.attended}: ${down(standing.earnedSeconds - standing.makeUpSeconds)}`,
    standing.makeUpSeconds > 0 ? `${columns.makeUp}: ${down(standing.makeUpSeconds)}` : '',
    `${columns.planned}: ${up(standing.plannedSeconds)}`,
    outcomes[outcome?.status ?? 'noCertificate'],
    person.certificate === ''
      ? texts.noCertificate
      : `${columns.certificate}: ${person.certificate}`,
  ];
  pages.note(facts.filter((fact) => fact !== '').join(' · '));

  const prints = [
    ...new Set([...dossier.intervals.values()].flat().map((one) => one.fingerprint)),
  ].filter((print) => print !== '');
  pages.heading(texts.days);
  pages.table(
    [texts.day, texts.programme, texts.presence, columns.attended, columns.planned],
    course.plan.days
      .filter((day) => day.state !== 'cancelled')
      .map((day) => {
        const own = standing.days.find((one) => one.day === day.id);
        const intervals = dossier.intervals.get(day.id) ?? [];
        return [
          shownDate(day.date, locale),
          programmeOf(day, drawing),
          intervals.map((one) => intervalLine(one, prints, drawing)).join('\n'),
          down(own?.attendedSeconds ?? 0),
          up(own?.plannedSeconds ?? 0),
        ];
      }),
    sideBySide(pages.width, [15, 38, 40, 13, 13], [false, false, false, true, true]),
    { size: 7.5 },
  );
  if (prints.length > 0) {
    pages.heading(texts.reports);
    prints.forEach((print, i) => pages.note(`[${i + 1}] SHA-256 ${print}`));
  }
  if (dossier.decisions.length > 0) drawDecisions(drawing, dossier);
}

function drawDecisions({ pages, course, texts }: Drawing, { decisions }: Dossier): void {
  const { language: locale, days } = course.plan;
  const dateOf = (id: string) => {
    const day = days.find((one) => one.id === id);
    return day === undefined ? '' : shownDate(day.date, locale);
  };
  pages.heading(texts.decisions);
  pages.table(
    [texts.day, texts.kind, texts.time, texts.reason, texts.decided],
    decisions.map(({ dayId, kind, seconds, reason, by, at }) => [
      dateOf(dayId),
      texts.kinds[kind],
      `${seconds < 0 ? '−' : ''}${shownMinutes(Math.floor(Math.abs(seconds) / 60), locale)}`,
      reason,
      `${by}, ${shownDate(at.toISOString().slice(0, 10), locale)}`,
    ]),
    sideBySide(pages.width, [16, 14, 13, 45, 25]),
    { size: 7.5 },
  );
}

function programmeOf({ segments }: PlanDay, { course, texts }: Drawing): string {
  const { language: locale } = course.plan;
  return segments
    .map(({ start, end, title, counts }) => {
      const times = `${shownTime(start, locale)}–${shownTime(end, locale)}`;
      return `${times} ${title}${counts ? '' : ` (${texts.notCounted})`}`;
    })
    .join('\n');
}

function intervalLine(
  { from, to, source, fingerprint }: DossierInterval,
  prints: readonly string[],
  { course, texts }: Drawing,
): string {
  const { timeZone, language: locale } = course.plan;
  const clock = (seconds: number) => {
    const { time } = wallTimeOf(seconds, timeZone);
    return locale === 'en' ? time : time.replaceAll(':', '.');
  };
  const report = fingerprint === '' ? '' : ` [${prints.indexOf(fingerprint) + 1}]`;
  return `${clock(from)}–${clock(to)} ${texts.sources[source]}${report}`;
}
