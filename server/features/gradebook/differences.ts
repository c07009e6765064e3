import type { Deps } from '../../http/deps.ts';
import { courseFigures } from '../../models/course-figures.ts';
import type { SentScore } from '../../models/gradebook.ts';
import type { ColumnOf } from './column.ts';
import { minutesOf } from './score-of.ts';

/** One score that Canvas does not have yet. */
export interface Due {
  personId: string;
  sub: string;
  minutes: number;
  completed: boolean;
  /** What Canvas was told of the person before, whatever became of it. */
  before: SentScore | null;
}

/**
 * What differs from what Canvas has: one score per person, however many changes led to it. Who has
 * nothing recorded gets none; who once had one gets 0 and never an empty cell. The Test Student, who
 * was set aside and who has left Canvas' list are left out.
 */
export async function differences(
  { models }: Deps,
  course: ColumnOf['course'],
  columnUrl: string,
): Promise<Due[]> {
  const [figures, scores] = await Promise.all([
    courseFigures(models, course),
    models.gradebook.scores(course._id),
  ]);
  const members = figures.members.filter((one) => one.state === 'active');
  const people = await models.people.getPeople(members.map((one) => one.personId));
  const known = new Map(
    scores.filter((one) => one.columnUrl === columnUrl).map((one) => [one.personId, one]),
  );
  return members.flatMap(({ personId }) => {
    const person = people.get(personId);
    const standing = figures.standings.get(personId);
    if (!person || person.erasedAt !== null || !standing) return [];
    const before = known.get(personId) ?? null;
    const had = before?.minutes ?? null;
    const minutes = minutesOf(standing) ?? (had === null ? null : 0);
    const settled = minutes === had && (before === null || before.refusal === '');
    if (minutes === null || settled) return [];
    const completed = !standing.days.some((day) => day.provisional);
    return [{ personId, sub: person.sub, minutes, completed, before }];
  });
}
