import type { AccountGroup, PeriodCourse } from '#contract/account';
import type { Reply } from '#contract/endpoints';
import { bodyMeant } from '#domain/body-names';
import { courseHasEnded } from '#domain/certificate';
import type { Models } from '../../models/open.ts';
import { type AccountScope, coursesIn, datesOf } from './account-courses.ts';
import { exportPeople, type ExportPerson } from './export-people.ts';

type Figures = Omit<AccountGroup, 'name'>;

/** The courses of a period, one at a time, and the people in them by profession and body. */
export async function accountOverview(
  models: Models,
  scope: AccountScope,
  period: { from: string; to: string },
): Promise<Reply<'account.overview'>> {
  const courses: PeriodCourse[] = [];
  const sum: Figures = { participants: 0, met: 0, certificates: 0 };
  const professions = new Map<string, AccountGroup>();
  const bodies = new Map<string, AccountGroup>();
  const approving: { body: string }[] = [];
  for (const course of await coursesIn(models, scope, period)) {
    const { people } = await exportPeople(models, course, '');
    const dates = datesOf(course);
    const own: Figures = { participants: 0, met: 0, certificates: 0 };
    for (const { body } of course.plan.approvals) {
      if (bodyMeant(body, approving) === undefined) approving.push({ body });
    }
    for (const person of people) {
      count(own, person);
      count(sum, person);
      count(groupOf(professions, person.details.profession), person);
      for (const name of bodiesOf(person, approving)) count(groupOf(bodies, name), person);
    }
    courses.push({
      ...{ id: course._id, title: course.plan.title, ended: courseHasEnded(course.plan.days) },
      ...{ firstDay: dates[0] ?? '', lastDay: dates.at(-1) ?? '', ...own },
    });
  }
  return {
    ...{ courses, sum },
    professions: largestFirst(professions),
    bodies: largestFirst(bodies),
    approvingBodies: approving.map(({ body }) => body),
  };
}

function count(figures: Figures, { standing, certificate }: ExportPerson): void {
  figures.participants += 1;
  if (standing.standing === 'met') figures.met += 1;
  if (certificate !== '') figures.certificates += 1;
}

/** The bodies of a person, each once, under one name however it was written. */
function bodiesOf({ details }: ExportPerson, known: readonly { body: string }[]): Set<string> {
  const { memberships } = details;
  if (memberships.length === 0) return new Set(['']);
  return new Set(memberships.map(({ body }) => bodyMeant(body, known)?.body ?? body));
}

/** Names that differ only in case are one. */
function groupOf(groups: Map<string, AccountGroup>, name: string): AccountGroup {
  const key = name.trim().toLowerCase();
  const known = groups.get(key);
  if (known) return known;
  const fresh = { name: name.trim(), participants: 0, met: 0, certificates: 0 };
  groups.set(key, fresh);
  return fresh;
}

function largestFirst(groups: ReadonlyMap<string, AccountGroup>): AccountGroup[] {
  return [...groups.values()].sort(
    (a, b) => b.participants - a.participants || a.name.localeCompare(b.name, 'nb'),
  );
}
