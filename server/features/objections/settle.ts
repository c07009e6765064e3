import type { ObjectionToSettle } from '#contract/objections';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { Matter } from '../../models/matters.ts';
import type { Models } from '../../models/open.ts';
import { answerId, checkedText, shownObjections } from './shown.ts';

/** What participants object to on a day, the unsettled ones first. @throws AppError DAY_NOT_FOUND */
export async function readDayObjections(
  { models }: Pick<Deps, 'models'>,
  { course }: Pick<Caller, 'course'>,
  dayId: string,
): Promise<ObjectionToSettle[]> {
  if (course.plan === null) throw new AppError('COURSE_NOT_SET_UP');
  if (!course.plan.days.some((day) => day.id === dayId)) throw new AppError('DAY_NOT_FOUND');
  const matters = await models.matters.ofDay(course._id, dayId, 'objection');
  return withPeople(
    models,
    matters.toSorted((a, b) => a.state.localeCompare(b.state)),
  );
}

/**
 * Answers an objection. Whether it led to a change is read from the ledger: something was recorded
 * for that participant's day since the objection was raised.
 * @throws AppError OBJECTION_NOT_FOUND, OBJECTION_SETTLED, OBJECTION_EMPTY, OBJECTION_TOO_LONG
 */
export async function settleObjection(
  deps: Deps,
  { course, session }: Pick<Caller, 'course' | 'session'>,
  objectionId: string,
  answer: string,
): Promise<ObjectionToSettle> {
  const { models } = deps;
  const { personId: by, platformId } = session;
  const now = deps.now();
  const matter = await models.matters.get(course._id, objectionId);
  if (matter?.kind !== 'objection') throw new AppError('OBJECTION_NOT_FOUND');
  const text = checkedText(answer);
  if (matter.state === 'settled') throw new AppError('OBJECTION_SETTLED');
  const subject = matter.personId ?? '';
  const lines = await models.ledger.ofPersonDay(course._id, subject, matter.dayId);
  const outcome = lines.some((line) => line.at > matter.openedAt && line.by !== subject)
    ? 'changed'
    : 'unchanged';
  await models.notes.add([
    { _id: answerId(objectionId), courseId: course._id, personId: subject, text },
  ]);
  const first = await models.matters.settle(course._id, objectionId, by, now, outcome);
  if (!first) throw new AppError('OBJECTION_SETTLED');
  await models.audit.record(
    { platformId, courseId: course._id, by },
    { kind: 'objectionSettled', dayId: matter.dayId, subject, outcome },
    now,
  );
  const settled = await models.matters.get(course._id, objectionId);
  const [shown] = await withPeople(models, settled === null ? [] : [settled]);
  if (shown === undefined) throw new AppError('OBJECTION_NOT_FOUND');
  return shown;
}

async function withPeople(
  models: Models,
  matters: readonly Matter[],
): Promise<ObjectionToSettle[]> {
  const ids = matters.flatMap(({ personId, settledBy }) => [personId ?? '', settledBy ?? '']);
  const [people, shown] = await Promise.all([
    models.people.getPeople([...new Set(ids)]),
    shownObjections(models, matters),
  ]);
  const nameOf = (id: string | null | undefined) => people.get(id ?? '')?.name ?? '';
  return shown.map((one, i) => ({
    ...one,
    person: { id: matters[i]?.personId ?? '', name: nameOf(matters[i]?.personId) },
    answeredBy: nameOf(matters[i]?.settledBy),
  }));
}
