import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { actor } from './context.ts';
import { certificateOf } from './end.ts';
import { queueCertificateMail } from './mail.ts';
import { mailsOf, numberOf } from './mails-of.ts';
import { sendSoon } from './run.ts';

type Leader = Pick<Caller, 'course' | 'session'>;

/**
 * Mails a certificate once more, because a leader says so. One at a time: not while another waits,
 * and not twice by two clicks.
 * @param after how many mails of it the leader knew of
 * @throws AppError CERTIFICATE_NOT_FOUND, CERTIFICATE_NOT_VALID, MAIL_UNDER_WAY
 */
export async function resend(
  deps: Deps,
  leader: Leader,
  certificateId: string,
  after: number,
): Promise<undefined> {
  const { models, now } = deps;
  const certificate = await certificateOf(deps, leader.course._id, certificateId);
  if (certificate.status !== 'valid') throw new AppError('CERTIFICATE_NOT_VALID');
  const last = (await mailsOf(models, leader.course._id)).get(certificate._id)?.[0];
  const known = last === undefined ? 0 : numberOf(last);
  const underWay = last?.state === 'queued' || last?.state === 'sending';
  if (known !== after || underWay) throw new AppError('MAIL_UNDER_WAY');
  if (!(await queueCertificateMail(deps, certificate, after + 1))) {
    throw new AppError('MAIL_UNDER_WAY');
  }
  const { personId: subject, _id } = certificate;
  const event = { kind: 'certificateMailed', subject, certificate: _id } as const;
  await models.audit.record(actor(leader), event, now());
  await sendSoon(deps);
  return undefined;
}

/**
 * A mail that may have been sent has arrived: the leader knows (rule 24).
 * @throws AppError CERTIFICATE_NOT_FOUND, MAIL_SETTLED when there is no doubt
 */
export async function settleMail(
  deps: Deps,
  leader: Leader,
  certificateId: string,
): Promise<undefined> {
  const { models, now } = deps;
  const { course } = leader;
  const certificate = await certificateOf(deps, course._id, certificateId);
  const last = (await mailsOf(models, course._id)).get(certificate._id)?.[0];
  const settled = last?.state === 'maybeSent' && (await models.outbox.sent(last._id, now()));
  if (!settled) throw new AppError('MAIL_SETTLED');
  const { personId: subject, _id } = certificate;
  const event = { kind: 'certificateMailSettled', subject, certificate: _id } as const;
  await models.audit.record(actor(leader), event, now());
  return undefined;
}
