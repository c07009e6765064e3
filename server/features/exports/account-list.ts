import type { ExportField } from '#domain/export-columns';
import { bodyMeant } from '#domain/body-names';
import type { Table } from '../../documents/tables/table.ts';
import { exportTexts } from '../../i18n/export-texts.ts';
import type { AccountExportOrder } from '../../models/account-exports.ts';
import type { Models } from '../../models/open.ts';
import { asked, bodyTable, chosen, had, membersOf } from './body-list.ts';
import type { PlannedCourse } from './context.ts';
import { exportPeople } from './export-people.ts';

/** One course's part of a list over many: its rows, and whom they tell of. */
export interface CoursePart {
  headings: readonly string[];
  rows: Table['rows'];
  subjects: string[];
}

/**
 * A course's rows in a list over many courses. A body's own columns stand alone, as it asks for; the
 * usual ones have the course before them.
 */
export async function coursePart(
  models: Models,
  course: PlannedCourse,
  order: Pick<AccountExportOrder, 'what' | 'body' | 'locale'>,
): Promise<CoursePart | null> {
  const { people } = await exportPeople(models, course, '');
  const texts = exportTexts[order.locale];
  const heading = (field: ExportField) => texts.columns[field];
  const { title } = course.plan;
  if (order.what === 'attendanceList') {
    const fields = ['course', 'familyName', 'givenName', 'group', 'attended', 'makeUp'] as const;
    const rest = ['planned', 'required', 'standing', 'certificate'] as const;
    return {
      headings: [...fields, ...rest].map(heading),
      rows: people.map(({ standing, group, ...person }) => [
        ...[title, person.familyName, person.givenName],
        group === null ? '' : texts.groups[group],
        had(standing.earnedSeconds - standing.makeUpSeconds),
        had(standing.makeUpSeconds),
        ...[asked(standing.plannedSeconds), asked(standing.requiredSeconds)],
        ...[texts.standings[standing.standing], person.certificate],
      ]),
      subjects: people.map(({ id }) => id),
    };
  }
  const approval = bodyMeant(order.body, course.plan.approvals);
  if (approval === undefined) return null;
  const members = chosen(membersOf(people, course, approval), 'counting');
  const inLocale = { ...course, plan: { ...course.plan, language: order.locale } };
  const { headings, rows } = bodyTable(inLocale, approval, members);
  const bare = approval.columns.length > 0;
  return {
    headings: bare ? headings : [heading('course'), ...headings],
    rows: bare ? rows : rows.map((row) => [title, ...row]),
    subjects: members.map(({ person }) => person.id),
  };
}

/**
 * Parts as one list. Where courses have different columns for the same body, each of them stands,
 * and a row is empty under the others.
 */
export function joinParts(
  title: string,
  parts: readonly CoursePart[],
  locale: Table['locale'],
): Table {
  const headings = [...new Set(parts.flatMap((part) => part.headings))];
  const rows = parts.flatMap((part) => {
    const places = headings.map((heading) => part.headings.indexOf(heading));
    return part.rows.map((row) => places.map((at) => row[at] ?? ''));
  });
  return { title, notes: [], headings, rows, locale };
}
