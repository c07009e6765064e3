import type { Locale } from '#contract/roles';
import type { Deps } from '../../http/deps.ts';
import { fill } from '../../i18n/certificate-texts.ts';
import { certificateMailTexts } from '../../i18n/certificate-mail-texts.ts';
import { mailBody } from '../../mail/body.ts';
import type { Mail } from '../../mail/transport.ts';
import type { Certificate } from '../../models/certificates.ts';
import type { IssueRun } from '../../models/issue-runs.ts';
import type { OutboxMail } from '../../models/outbox.ts';
import type { Person } from '../../models/people.ts';
import { assess } from './assess.ts';
import { planned } from './context.ts';
import { fileNameOf } from './file-name.ts';

/** Kinds of mail in the outbox. */
export const certificateMail = 'certificate';
const reportMail = 'certificate-report';

/**
 * Queues the mail of a certificate: the first by itself, later ones by a leader's hand. The same
 * number twice is one mail; false when it is there already.
 */
export async function queueCertificateMail(
  { models, now }: Pick<Deps, 'models' | 'now'>,
  { _id, courseId, personId }: Pick<Certificate, '_id' | 'courseId' | 'personId'>,
  number: number,
): Promise<boolean> {
  const mail = { _id: `certificate|${_id}|${number}`, courseId, personId, kind: certificateMail };
  return models.outbox.queue({ ...mail, data: { certificate: _id } }, now());
}

/** Queues the mail that tells the leader what the course's own rule did. */
export async function queueReport(
  { models, now }: Pick<Deps, 'models' | 'now'>,
  run: IssueRun,
): Promise<void> {
  const { _id, courseId, by: personId } = run;
  await models.outbox.queue(
    { _id: `certificate-report|${_id}`, courseId, personId, kind: reportMail, data: { run: _id } },
    now(),
  );
}

/** Says how both mails are made. */
export function defineMails(deps: Deps): void {
  deps.mail.define(certificateMail, (mail) => renderCertificate(deps, mail));
  deps.mail.define(reportMail, (mail) => renderReport(deps, mail));
}

/** Null when the certificate is not valid any more, or the person was erased. */
async function renderCertificate({ models }: Deps, mail: OutboxMail): Promise<Mail | null> {
  const certificate = await models.certificates.find(mail.data['certificate'] ?? '');
  if (certificate?.status !== 'valid') return null;
  const [person, file] = await Promise.all([
    models.people.getPerson(certificate.personId),
    models.certificates.file(certificate.sha256),
  ]);
  if (person === null || person.erasedAt !== null || file === null) return null;
  const { content, kind } = certificate;
  const texts = certificateMailTexts[localeOf(person, content.language)];
  const values = {
    ...{ name: person.givenName || file.name, course: content.course.title },
    ...{ bodies: content.approvals.map((one) => one.body).join(', '), url: content.verifyUrl },
  };
  const paragraphs = [
    ...[texts.greeting, texts.attached[kind]],
    ...(content.approvals.length === 0 ? [] : [texts.hours, texts.use]),
    ...[texts.check, texts.keep, texts.ask],
  ].map((text) => fill(text, values));
  return {
    to: { name: person.name, address: person.email },
    subject: fill(texts.subject[kind], values),
    ...mailBody([...paragraphs, content.course.organiser]),
    attachments: [
      {
        filename: fileNameOf(certificate, file.name),
        contentType: 'application/pdf',
        content: file.pdf,
      },
    ],
  };
}

/** Figures alone, no names: the mail leads to the page where they stand. */
async function renderReport({ models }: Deps, mail: OutboxMail): Promise<Mail | null> {
  const [run, person, course] = await Promise.all([
    models.issueRuns.get(mail.data['run'] ?? ''),
    models.people.getPerson(mail.personId),
    models.courses.get(mail.courseId),
  ]);
  if (run === null || person === null || course?.plan == null) return null;
  const { people } = await assess(models, planned(course));
  const issued = run.items.filter((item) => item.outcome === 'issued').length;
  const without = people.filter(
    ({ member, decision }) => !member.withdrawn && decision.decision !== 'issue',
  ).length;
  const texts = certificateMailTexts[localeOf(person, course.plan.language)];
  const { report } = texts;
  const counted = (text: string, count: number) => fill(text, { count });
  return {
    to: { name: person.name, address: person.email },
    subject: fill(report.subject, { course: course.plan.title }),
    ...mailBody([
      fill(texts.greeting, { name: person.givenName || person.name }),
      report.intro,
      counted(report.issued, issued),
      counted(report.stopped, run.items.length - issued),
      counted(report.left, without),
      report.where,
    ]),
  };
}

const localeOf = ({ locale }: Pick<Person, 'locale'>, otherwise: Locale): Locale =>
  locale ?? otherwise;
