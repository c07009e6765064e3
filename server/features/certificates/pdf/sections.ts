import type { CertificateSnapshot, SnapshotApproval } from '#domain/certificate-snapshot';
import type { Locale } from '#contract/roles';
import { certificateTexts, fill } from '../../../i18n/certificate-texts.ts';
import { shownDate, shownHundredths, shownMinutes, shownTime } from '../../../i18n/shown.ts';
import { colors, type Column, type Sheet } from './sheet.ts';

/** The table of days with the hours of each. */
export function drawDays(sheet: Sheet, snapshot: CertificateSnapshot): void {
  const { language } = snapshot;
  const texts = certificateTexts[language];
  const makeUp = snapshot.makeUpMinutes > 0;
  const shown = (minutes: number) => shownMinutes(minutes, language);
  const figures = makeUp ? 3 : 2;
  const columns: Column[] = [
    { x: 0, width: 150, align: 'left' },
    { x: 155, width: 95, align: 'left' },
    // To the right edge, however many there are.
    ...Array.from({ length: figures }, (_none, index): Column => {
      const x = sheet.width - 70 * (figures - index) + 2;
      return { x, width: 68, align: 'right' };
    }),
  ];
  const cells = (...values: string[]) => (makeUp ? values : values.slice(0, 4));
  sheet.heading(texts.days, 40);
  sheet.pdf.within('Table', () => {
    sheet.row(
      'TH',
      cells(texts.date, texts.time, texts.attendedColumn, texts.plannedColumn, texts.makeUpColumn),
      columns,
    );
    sheet.rule();
    for (const day of snapshot.days) {
      const time = `${shownTime(day.start, language)}–${shownTime(day.end, language)}`;
      sheet.row(
        'TD',
        cells(
          shownDate(day.date, language),
          time,
          shown(day.attendedMinutes),
          shown(day.plannedMinutes),
          shown(day.makeUpMinutes),
        ),
        columns,
      );
    }
    sheet.rule();
    sheet.row(
      'TD',
      cells(
        texts.total,
        '',
        shown(snapshot.attendedMinutes),
        shown(snapshot.plannedMinutes),
        shown(snapshot.makeUpMinutes),
      ),
      columns,
    );
  });
}

/** The bodies whose hours count, each with its own wording (rule 17). */
export function drawApprovals(sheet: Sheet, { approvals, language }: CertificateSnapshot): void {
  const texts = certificateTexts[language];
  sheet.heading(texts.approvals, 30);
  for (const approval of approvals) {
    const title = `${approval.body}: ${shownHours(approval, language)}`;
    const reference =
      approval.reference === '' ? '' : ` ${texts.reference}: ${approval.reference}.`;
    sheet.ensure(34);
    sheet.text('P', title, { size: 9.5, weight: 600, leading: 1.3 });
    if (approval.wording !== '' || reference !== '') {
      const style = { size: 8.5, color: colors.muted, leading: 1.3 };
      sheet.text('P', `${approval.wording}${reference}`.trim(), style, 3);
    }
  }
}

function shownHours(approval: SnapshotApproval, language: Locale): string {
  const texts = certificateTexts[language];
  const wording = approval.unit === 45 ? texts.approvedTeachingHours : texts.approvedHours;
  return fill(wording, { hours: shownHundredths(approval.hourHundredths, language) });
}

/** Learning goals and programme on pages of their own. */
export function drawContents(
  sheet: Sheet,
  contents: NonNullable<CertificateSnapshot['contents']>,
  language: Locale,
): void {
  const texts = certificateTexts[language];
  const goals = [
    [texts.knowledge, contents.goals.knowledge],
    [texts.skills, contents.goals.skills],
    [texts.attitudes, contents.goals.attitudes],
  ] as const;
  const strong = { size: 10, weight: 600, leading: 1.4 } as const;
  sheet.newPage();
  if (goals.some(([, items]) => items.length > 0)) sheet.heading(texts.goals, 40);
  for (const [title, items] of goals) {
    if (items.length === 0) continue;
    sheet.ensure(34);
    sheet.text('P', title, strong, 1);
    sheet.bullets(items);
    sheet.y += 4;
  }
  if (contents.programme.length > 0) sheet.heading(texts.programme, 40);
  for (const day of contents.programme) {
    const date = shownDate(day.date, language, true);
    const title = day.title === '' ? date : `${date}: ${day.title}`;
    sheet.ensure(34);
    sheet.text('P', title.charAt(0).toUpperCase() + title.slice(1), strong, 1);
    sheet.pdf.within('Table', () => {
      for (const segment of day.segments) {
        const time = `${shownTime(segment.start, language)}–${shownTime(segment.end, language)}`;
        sheet.row(
          'TD',
          [time, segment.title],
          [
            { x: 0, width: 80, align: 'left' },
            { x: 86, width: sheet.width - 86, align: 'left' },
          ],
        );
      }
    });
    sheet.y += 5;
  }
}
