import type { IssueProgress } from '#contract/certificates';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { Certificate } from '../../models/certificates.ts';
import { idFrom, newId } from '../../models/ids.ts';
import { assess } from './assess.ts';
import { actor, planned } from './context.ts';
import { startRun } from './issue.ts';
import { mailsOf } from './mails-of.ts';

type Leader = Pick<Caller, 'course' | 'session'>;

/** @throws AppError CERTIFICATE_NOT_FOUND, also for one that is not issued yet */
export async function certificateOf(
  { models }: Pick<Deps, 'models'>,
  courseId: string,
  id: string,
): Promise<Certificate> {
  const found = await models.certificates.get(courseId, id);
  if (found === null || found.status === 'pending') throw new AppError('CERTIFICATE_NOT_FOUND');
  return found;
}

/**
 * Revokes a certificate: it stays, and its page says so from now on (rule 23). A mail that has not
 * left yet does not leave.
 * @throws AppError CERTIFICATE_NOT_FOUND, CERTIFICATE_NOT_VALID, REASON_REQUIRED
 */
export async function revoke(
  deps: Deps,
  leader: Leader,
  certificateId: string,
  reason: string,
): Promise<undefined> {
  const { models, now } = deps;
  const { _id, personId } = await certificateOf(deps, leader.course._id, certificateId);
  const note = await noteWhy(deps, leader.course._id, personId, reason);
  const by = { personId: leader.session.personId, note };
  const ended = await models.certificates.end(_id, { status: 'revoked' }, by, now());
  if (!ended) throw new AppError('CERTIFICATE_NOT_VALID');
  for (const mail of (await mailsOf(models, leader.course._id)).get(_id) ?? []) {
    await models.outbox.cancel(mail._id, now());
  }
  const event = { kind: 'certificateRevoked', subject: personId, certificate: _id } as const;
  await models.audit.record(actor(leader), event, now());
  return undefined;
}

/**
 * Orders a new certificate in the place of a valid one, from the figures, the name and the template as
 * they are now (rule 23).
 * @throws AppError CERTIFICATE_NOT_FOUND, CERTIFICATE_NOT_VALID, CERTIFICATE_NOT_MET, REASON_REQUIRED
 */
export async function reissue(
  deps: Deps,
  leader: Leader,
  certificateId: string,
  reason: string,
): Promise<IssueProgress> {
  const course = planned(leader.course);
  const old = await certificateOf(deps, course._id, certificateId);
  if (old.status !== 'valid') throw new AppError('CERTIFICATE_NOT_VALID');
  const [one] = (await assess(deps.models, course, [old.personId])).people;
  const met = one?.decision.decision === 'issue';
  const kind = met ? 'certificate' : old.kind;
  if (one === undefined || (kind === 'certificate' ? !met : !one.confirmable)) {
    throw new AppError('CERTIFICATE_NOT_MET');
  }
  const note = await noteWhy(deps, course._id, old.personId, reason);
  return startRun(deps, {
    _id: idFrom('reissue', old._id, newId()),
    ...{ courseId: course._id, by: leader.session.personId, automatic: false, note },
    items: [
      { personId: old.personId, kind, basis: one.basis[kind], replaces: old._id, outcome: '' },
    ],
  });
}

/** The reason, where it can be erased (rule 26). @throws AppError REASON_REQUIRED */
async function noteWhy(
  { models }: Deps,
  courseId: string,
  personId: string,
  reason: string,
): Promise<string> {
  const text = reason.trim();
  if (text === '') throw new AppError('REASON_REQUIRED');
  const _id = newId();
  await models.notes.add([{ _id, courseId, personId, text }]);
  return _id;
}
