import type { Table } from '../../documents/tables/table.ts';
import { exportTexts } from '../../i18n/export-texts.ts';
import { shownDate } from '../../i18n/shown.ts';
import { asked, had, notesOf } from './body-list.ts';
import type { PlannedCourse } from './context.ts';
import type { ExportPerson } from './export-people.ts';

/** Attendance of the whole course, a column for each day that is not cancelled. */
export function attendanceTable(course: PlannedCourse, people: readonly ExportPerson[]): Table {
  const { plan } = course;
  const locale = plan.language;
  const texts = exportTexts[locale];
  const days = plan.days.filter((day) => day.state !== 'cancelled');
  const { columns } = texts;
  return {
    title: `${texts.attendanceList}: ${plan.title}`,
    notes: notesOf(course, locale),
    headings: [
      ...[columns.familyName, columns.givenName, columns.group, columns.section],
      ...days.map((day) => shownDate(day.date, locale)),
      ...[columns.makeUp, texts.total, columns.planned, columns.required, columns.standing],
      columns.certificate,
    ],
    rows: people.map(({ standing, ...person }) => [
      ...[person.familyName, person.givenName],
      person.group === null ? '' : texts.groups[person.group],
      person.sections.join(', '),
      ...days.map(({ id }) => {
        const day = standing.days.find((one) => one.day === id);
        return day === undefined || !day.recorded ? '' : had(day.attendedSeconds);
      }),
      ...[had(standing.makeUpSeconds), had(standing.earnedSeconds)],
      ...[asked(standing.plannedSeconds), asked(standing.requiredSeconds)],
      ...[texts.standings[standing.standing], person.certificate],
    ]),
    locale,
  };
}
