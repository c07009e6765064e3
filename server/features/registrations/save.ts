import type { Body, Reply } from '#contract/endpoints';
import type { ListValues } from '#contract/registrations';
import { isNationalId } from '#domain/national-id';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { NewRegistration } from '../../models/registrations.ts';

type Where = Pick<Caller, 'course' | 'session'>;

/**
 * Keeps what a list says. An empty cell takes nothing away; a body that is named anew takes the place
 * of the bodies that the last list named. Whoever had theirs erased is left out, and the kind of
 * participant stays where the participant has said it.
 * @throws AppError PARTICIPANTS_UNKNOWN when someone is no participant of the course; nothing is kept then
 */
export async function saveList(
  deps: Deps,
  { course, session }: Where,
  { rows }: Body<'registrations.save'>,
): Promise<Reply<'registrations.save'>> {
  const { models } = deps;
  const now = deps.now();
  const ids = [...new Set(rows.map((one) => one.personId))];
  const known = await models.people.listParticipants(course._id, ids);
  if (known.length !== ids.length) {
    throw new AppError('PARTICIPANTS_UNKNOWN', { count: ids.length - known.length });
  }
  const [lists, own] = await Promise.all([
    models.registrations.ofCourse(course._id),
    models.details.ofCourse(course._id),
  ]);
  const taken = ids.filter((id) => !lists.get(id)?.erasedAt);
  const valuesOf = (id: string) =>
    rows.filter((one) => one.personId === id).map(({ values }) => values);
  const records = taken.map((id) => joined(id, valuesOf(id), lists.get(id)));
  await models.registrations.put(course._id, records, session.personId, now);
  for (const id of taken) {
    const group = valuesOf(id).findLast((one) => one.group !== null)?.group ?? null;
    const before = known.find((one) => one.personId === id)?.group ?? null;
    if (group === null || group === before || (own.has(id) && before !== null)) continue;
    await models.people.updateEnrolment(course._id, id, { group });
  }
  if (taken.length > 0) {
    const who = { platformId: course.platformId, courseId: course._id, by: session.personId };
    await models.audit.record(who, { kind: 'registrationsImported', subjects: taken }, now);
  }
  return { saved: taken.length, skipped: ids.length - taken.length };
}

/** What several rows say of one participant, over what the list said before. */
function joined(
  personId: string,
  rows: readonly ListValues[],
  before: Omit<NewRegistration, 'personId'> | undefined,
): NewRegistration {
  const last = (field: 'profession' | 'workplace') =>
    rows.findLast((one) => one[field] !== '')?.[field] ?? before?.[field] ?? '';
  const named = new Map(
    rows
      .filter(({ body }) => body !== '')
      .map(({ body, memberNumber }) => [
        body,
        { body, memberNumber: isNationalId(memberNumber) ? '' : memberNumber },
      ]),
  );
  return {
    personId,
    profession: last('profession'),
    workplace: last('workplace'),
    memberships: named.size > 0 ? [...named.values()] : (before?.memberships ?? []),
  };
}

/**
 * Takes out what the list says of one participant.
 * @throws AppError PARTICIPANT_NOT_FOUND when the list says nothing of them
 */
export async function removeRegistration(
  { models, now }: Deps,
  { course, session }: Where,
  personId: string,
): Promise<void> {
  const removed = await models.registrations.remove(course._id, personId);
  if (!removed) throw new AppError('PARTICIPANT_NOT_FOUND');
  const who = { platformId: course.platformId, courseId: course._id, by: session.personId };
  await models.audit.record(who, { kind: 'registrationRemoved', subject: personId }, now());
}
