import type { ExportPreview } from '#contract/exports';
import type { Locale } from '#contract/roles';
import type { Approval } from '#domain/approvals';
import { bodyMeant } from '#domain/body-names';
import { courseHasEnded } from '#domain/certificate';
import { columnsAsked, type ExportColumn, type ExportField } from '#domain/export-columns';
import type { DetailField } from '#domain/known-details';
import { hourHundredths } from '#domain/shown';
import type { Cell, Table } from '../../documents/tables/table.ts';
import { exportTexts } from '../../i18n/export-texts.ts';
import { shownDate } from '../../i18n/shown.ts';
import type { PlannedCourse } from './context.ts';
import type { ExportPerson } from './export-people.ts';

/** A participant on a body's list, with the number that they have there. */
export interface BodyMember {
  person: ExportPerson;
  memberNumber: string;
  /** Whether the body's hours count for them (rules 17 and 18). */
  counting: boolean;
}

export type Who = 'counting' | 'members';

/** The members of a body among participants, whatever they call it. */
export function membersOf(
  people: readonly ExportPerson[],
  course: PlannedCourse,
  approval: Approval,
): BodyMember[] {
  const { approvals } = course.plan;
  const at = approvals.findIndex((one) => one.id === approval.id);
  return people.flatMap((person) => {
    const own = person.details.memberships.find(
      ({ body }) => bodyMeant(body, approvals)?.id === approval.id,
    );
    if (own === undefined) return [];
    const counting = person.outcomes[at]?.status === 'met';
    return [{ person, memberNumber: own.memberNumber, counting }];
  });
}

export function chosen(members: readonly BodyMember[], who: Who): BodyMember[] {
  return members.filter((one) => who === 'members' || one.counting);
}

const usual: readonly ExportField[] = [
  'memberNumber',
  'familyName',
  'givenName',
  'profession',
  'attended',
  'makeUp',
  'planned',
  'standing',
  'hours',
  'certificate',
];

/** The body's own columns, or the usual ones. */
export function columnsOf(approval: Approval, locale: Locale): ExportColumn[] {
  if (approval.columns.length > 0) return columnsAsked(approval.columns);
  return usual.map((field) => ({ heading: exportTexts[locale].columns[field], field }));
}

/** The list to a body, in its columns and order. */
export function bodyTable(
  course: PlannedCourse,
  approval: Approval,
  members: readonly BodyMember[],
): Table {
  const locale = course.plan.language;
  const texts = exportTexts[locale];
  const columns = columnsOf(approval, locale);
  return {
    title: texts.bodyList.replace('{body}', approval.body),
    notes: notesOf(course, locale),
    headings: columns.map(({ heading }) => heading),
    rows: members.map((member) =>
      columns.map(({ field }) => (field === null ? '' : cellOf(field, member, course, approval))),
    ),
    locale,
  };
}

/** What a PDF says above a list: which course, when, and whether the figures can still change. */
export function notesOf({ plan }: PlannedCourse, locale: Locale): string[] {
  const texts = exportTexts[locale];
  return [
    [plan.title, plan.organiser, datesOf(plan, locale)].filter((one) => one !== '').join(' · '),
    ...(courseHasEnded(plan.days) ? [] : [texts.provisional]),
  ];
}

function datesOf({ days }: PlannedCourse['plan'], locale: Locale): string {
  return days
    .filter((day) => day.state !== 'cancelled')
    .map((day) => shownDate(day.date, locale))
    .join(', ');
}

function cellOf(
  field: ExportField,
  { person, memberNumber }: BodyMember,
  course: PlannedCourse,
  approval: Approval,
): Cell {
  const { plan } = course;
  const { language: locale } = plan;
  const texts = exportTexts[locale];
  const { standing, details } = person;
  const outcome = person.outcomes.find((one) => one.approval === approval.id);
  const cells: Record<ExportField, () => Cell> = {
    memberNumber: () => memberNumber,
    familyName: () => person.familyName,
    givenName: () => person.givenName,
    name: () => person.name,
    email: () => person.email,
    profession: () => details.profession,
    workplace: () => details.workplace,
    group: () => (person.group === null ? '' : texts.groups[person.group]),
    section: () => person.sections.join(', '),
    body: () => approval.body,
    attended: () => had(standing.earnedSeconds - standing.makeUpSeconds),
    makeUp: () => had(standing.makeUpSeconds),
    planned: () => asked(standing.plannedSeconds),
    required: () => asked(standing.requiredSeconds),
    standing: () => texts.outcomes[outcome?.status ?? 'noCertificate'],
    hours: () => ({ hundredths: hourHundredths(outcome?.minutes ?? 0, approval.unit) }),
    certificate: () => person.certificate,
    course: () => plan.title,
    organiser: () => plan.organiser,
    dates: () => datesOf(plan, locale),
    reference: () => approval.reference,
  };
  return cells[field]();
}

export const had = (seconds: number): Cell => ({ seconds, rounded: 'down' });
export const asked = (seconds: number): Cell => ({ seconds, rounded: 'up' });

const needs: Partial<Record<ExportField, DetailField>> = {
  memberNumber: 'memberNumber',
  profession: 'profession',
  workplace: 'workplace',
  group: 'group',
};

/** What a body's columns ask for and is not known, by member. */
export function missingIn(
  columns: readonly ExportColumn[],
  members: readonly BodyMember[],
): ExportPreview['missing'] {
  const wanted = columns.flatMap(({ field }) => {
    const need = field === null ? undefined : needs[field];
    return need === undefined ? [] : [need];
  });
  return members.flatMap(({ person, memberNumber }) => {
    const known: Record<DetailField, boolean> = {
      memberNumber: memberNumber !== '',
      profession: person.details.profession !== '',
      workplace: person.details.workplace !== '',
      group: person.group !== null,
      body: true,
    };
    const fields = wanted.filter((field) => !known[field]);
    return fields.length === 0 ? [] : [{ id: person.id, name: person.name, fields }];
  });
}
