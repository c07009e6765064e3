import type { Objection } from '#contract/objections';
import type { Body, Reply } from '#contract/endpoints';
import { type ResolvedDay, resolveProgramme } from '#domain/programme';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { idFrom } from '../../models/ids.ts';
import { checkedText, shownObjections } from './shown.ts';

/** The participant's own objections, the latest last, and the days that can be objected to. */
export async function readMine(
  { models, now }: Deps,
  { course, session }: Pick<Caller, 'course' | 'session'>,
): Promise<Reply<'objections.mine'>> {
  const own = (await models.matters.ofPerson(session.personId)).filter(
    (one) => one.kind === 'objection' && one.courseId === course._id,
  );
  const seconds = now().getTime() / 1000;
  const waiting = new Set(own.filter((one) => one.state === 'open').map((one) => one.dayId));
  const days = course.plan === null ? [] : resolveProgramme(course.plan).days;
  return {
    objections: await shownObjections(
      models,
      own.toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime()),
    ),
    mayObjectTo: session.testUser
      ? []
      : days.flatMap((day) => (hasBegun(day, seconds) && !waiting.has(day.id) ? [day.id] : [])),
  };
}

/** Before a day begins there is nothing to object to, unless a leader has closed or cancelled it. */
function hasBegun({ state, segments }: ResolvedDay, seconds: number): boolean {
  return state !== 'planned' || (segments[0]?.start ?? Infinity) <= seconds;
}

/**
 * Objects to what is recorded of a day that has begun, whether it has been closed or not. A retry
 * with the same request id is the same objection.
 * @throws AppError see the contract's `objections.raise`
 */
export async function raise(
  deps: Deps,
  { course, session }: Pick<Caller, 'course' | 'session'>,
  dayId: string,
  { requestId, text }: Body<'objections.raise'>,
): Promise<Objection> {
  const { models } = deps;
  const { personId, platformId } = session;
  const now = deps.now();
  if (course.plan === null) throw new AppError('COURSE_NOT_SET_UP');
  const day = resolveProgramme(course.plan).days.find((one) => one.id === dayId);
  if (day === undefined) throw new AppError('DAY_NOT_FOUND');
  if (session.testUser) throw new AppError('NOT_FOR_TEST_USER');
  const words = checkedText(text);
  if (!hasBegun(day, now.getTime() / 1000)) throw new AppError('OBJECTION_TOO_EARLY');

  const id = idFrom('objection', course._id, dayId, personId, requestId);
  const earlier = (await models.matters.ofPerson(personId)).filter(
    (one) => one.kind === 'objection' && one.courseId === course._id && one.dayId === dayId,
  );
  if (earlier.some((one) => one.state === 'open' && one._id !== id)) {
    throw new AppError('OBJECTION_OPEN');
  }
  if (!earlier.some((one) => one._id === id)) {
    await models.notes.add([{ _id: id, courseId: course._id, personId, text: words }]);
    await models.matters.open(
      [{ _id: id, courseId: course._id, dayId, personId, kind: 'objection', data: {} }],
      now,
    );
    const who = { platformId, courseId: course._id, by: personId };
    await models.audit.record(who, { kind: 'objectionRaised', dayId, subject: personId }, now);
  }
  const [shown] = await shownObjections(
    models,
    [await models.matters.get(course._id, id)].flatMap((one) => one ?? []),
  );
  if (shown === undefined) throw new Error('an objection that was just raised is not there');
  return shown;
}
