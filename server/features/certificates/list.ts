import type { IssuedCertificate } from '#contract/certificates';
import type { Reply } from '#contract/endpoints';
import type { Deps } from '../../http/deps.ts';
import type { Certificate } from '../../models/certificates.ts';
import type { OutboxMail } from '../../models/outbox.ts';
import { assess, type Assessed } from './assess.ts';
import { asked, had, type PlannedCourse } from './context.ts';
import { progressOf } from './issue.ts';
import { mailsOf, numberOf } from './mails-of.ts';

/** What was issued in a course, newest first, and how far the run under way has come. */
export async function readList(
  { models, mail }: Deps,
  course: PlannedCourse,
): Promise<Reply<'certificates.list'>> {
  // Before what it issued: a run that is told to be done has all that it issued in the list.
  const run = await models.issueRuns.current(course._id);
  const certificates = await models.certificates.ofCourse(course._id);
  const ids = (of: (one: Certificate) => string | null) => [
    ...new Set(certificates.flatMap((one) => of(one) ?? [])),
  ];
  const [names, mails, assessment, reasons, leaders] = await Promise.all([
    models.certificates.names(ids((one) => one.sha256)),
    mailsOf(models, course._id),
    assess(
      models,
      course,
      ids((one) => one.personId),
    ),
    models.notes.ofEntries(ids((one) => one.endNote)),
    models.people.getPeople([...ids((one) => one.issuedBy), ...ids((one) => one.endedBy)]),
  ]);
  const now = new Map(assessment.people.map((one) => [one.member.personId, one]));
  const numbers = new Map(certificates.map((one) => [one._id, one.number]));
  return {
    certificates: certificates.map((one) => ({
      ...shown(one),
      name: names.get(one.sha256) ?? '',
      issuedBy: leaders.get(one.issuedBy)?.name ?? '',
      changed: changedSince(one, now.get(one.personId)),
      endedBy: leaders.get(one.endedBy ?? '')?.name ?? '',
      endReason: reasons.get(one.endNote ?? '') ?? '',
      replacedBy: numbers.get(one.supersededBy ?? '') ?? '',
      mail: mailState(mails.get(one._id)?.[0]),
    })),
    run: run && (await progressOf(models, run)),
    mailConfigured: mail.configured,
  };
}

/** What stands in the certificate itself. */
export function shown({ _id: id, personId, kind, number, status, ...one }: Certificate) {
  const { content } = one;
  return {
    ...{ id, personId, kind, number, status: status === 'pending' ? 'valid' : status },
    ...{ verifyUrl: content.verifyUrl, automatic: one.automatic },
    issuedAt: one.issuedAt.toISOString(),
    endedAt: one.endedAt?.toISOString() ?? null,
    attended: content.attendedMinutes,
    makeUp: content.makeUpMinutes,
    planned: content.plannedMinutes,
  } as const;
}

/** The figures now, where a valid certificate rests on others (rule 22). */
function changedSince(
  { status, kind, basis }: Certificate,
  now: Assessed | undefined,
): IssuedCertificate['changed'] {
  if (status !== 'valid' || now === undefined || now.basis[kind] === basis) return null;
  const { standing } = now;
  return {
    attended: had(standing.earnedSeconds - standing.makeUpSeconds),
    makeUp: had(standing.makeUpSeconds),
    planned: asked(standing.plannedSeconds),
    met: standing.standing === 'met',
  };
}

function mailState(mail: OutboxMail | undefined): IssuedCertificate['mail'] {
  if (mail === undefined) return null;
  const { state, reason, changedAt } = mail;
  return { count: numberOf(mail), state, reason, at: changedAt.toISOString() };
}
