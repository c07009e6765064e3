import type { Body, Reply } from '#contract/endpoints';
import { consentVersion } from '#contract/privacy';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';

type Mine = Pick<Caller, 'course' | 'session'>;

/** The participant's own voluntary details. */
export async function readDetails(
  { models }: Deps,
  { course, session }: Mine,
): Promise<Reply<'privacy.details'>> {
  const [stored, enrolment, listed] = await Promise.all([
    models.details.get(course._id, session.personId),
    models.people.getEnrolment(course._id, session.personId),
    models.registrations.get(course._id, session.personId),
  ]);
  return {
    group: enrolment?.group ?? null,
    details: stored && {
      profession: stored.profession,
      workplace: stored.workplace,
      memberships: stored.memberships,
      consentAt: stored.consentAt.toISOString(),
    },
    consentVersion,
    registration:
      listed === null || listed.erasedAt !== null
        ? null
        : {
            profession: listed.profession,
            workplace: listed.workplace,
            memberships: listed.memberships,
            at: listed.at.toISOString(),
          },
    bodies: (course.plan?.approvals ?? []).map((approval) => approval.body),
  };
}

/**
 * Saves details under the consent that was given with them.
 * @throws AppError NOT_FOR_TEST_USER: Canvas' Test Student is nobody
 */
export async function saveDetails(
  deps: Deps,
  mine: Mine,
  { group, consent, ...values }: Body<'privacy.saveDetails'>,
): Promise<Reply<'privacy.details'>> {
  const { models } = deps;
  const { course, session } = mine;
  if (session.testUser) throw new AppError('NOT_FOR_TEST_USER');
  const subject = session.personId;
  const now = deps.now();
  const saved = { ...values, consentVersion: consent };
  const { newConsent } = await models.details.put(course._id, subject, saved, now);
  await models.people.updateEnrolment(course._id, subject, { group });
  const who = { platformId: session.platformId, courseId: course._id, by: subject };
  if (newConsent) {
    await models.audit.record(who, { kind: 'consentGiven', subject, version: consent }, now);
  }
  const fields = ['group', ...Object.keys(values)];
  await models.audit.record(who, { kind: 'detailsChanged', subject, fields }, now);
  return readDetails(deps, mine);
}

/**
 * Erases the details at once, and what the leader's list says: there is no consent to either any
 * longer. The kind of participant stays, since it decides planned time.
 */
export async function withdrawConsent(deps: Deps, mine: Mine): Promise<Reply<'privacy.details'>> {
  const { models } = deps;
  const { course, session } = mine;
  const subject = session.personId;
  if (await models.details.remove(course._id, subject)) {
    const who = { platformId: session.platformId, courseId: course._id, by: subject };
    await models.audit.record(who, { kind: 'consentWithdrawn', subject }, deps.now());
  }
  return eraseRegistration(deps, mine);
}

/** Erases what the leader's list says of the participant; it does not come back with another list. */
export async function eraseRegistration(deps: Deps, mine: Mine): Promise<Reply<'privacy.details'>> {
  const { models } = deps;
  const { course, session } = mine;
  const subject = session.personId;
  const now = deps.now();
  if (await models.registrations.erase(course._id, subject, now)) {
    const who = { platformId: session.platformId, courseId: course._id, by: subject };
    await models.audit.record(who, { kind: 'registrationErased', subject }, now);
  }
  return readDetails(deps, mine);
}
