import { randomBytes } from 'node:crypto';
import { certificateNumber, codeBytes, verificationCode } from '#domain/certificate-number';
import { MissingGlyphError } from '../../documents/fonts.ts';
import type { Deps } from '../../http/deps.ts';
import type { CertificateSettings } from '../../models/certificate-settings.ts';
import type { Certificate } from '../../models/certificates.ts';
import { idFrom } from '../../models/ids.ts';
import type { IssueItem, IssueOutcome, IssueRun } from '../../models/issue-runs.ts';
import type { Assessment } from './assess.ts';
import { contentOf } from './content.ts';
import { type PlannedCourse, sha256, verifyUrl } from './context.ts';
import { queueCertificateMail } from './mail.ts';
import type { CertificateImages } from './pdf/certificate-pdf.ts';
import type { Printer } from './pdf/printer.ts';

/** What a run knows of its course while it works on some of its people. */
export interface Desk {
  deps: Deps;
  printer: Printer;
  run: IssueRun;
  course: PlannedCourse;
  settings: CertificateSettings;
  images: CertificateImages;
  assessment: Assessment;
  /** Certificates of the course that are valid. */
  valid: readonly Certificate[];
}

/**
 * Issues one certificate and queues its mail. May end at any point and be begun again: the same run
 * gives the same person the same certificate, and that one is mailed once (rule 24).
 */
export async function issueOne(desk: Desk, item: IssueItem): Promise<IssueOutcome> {
  const { models } = desk.deps;
  const replaced = replacedBy(desk, item);
  const id =
    replaced === null
      ? idFrom('certificate', desk.run._id, item.personId, item.kind)
      : idFrom('certificate-instead', replaced);
  const known = await models.certificates.find(id);
  if (known !== null && known.runId !== desk.run._id) return 'standing';
  if (known === null) {
    const refusal = refusalOf(desk, item);
    if (refusal !== null) return refusal;
  }
  const old = replaced === null ? null : await models.certificates.find(replaced);
  const takesPlace = old?.kind === item.kind;
  if (known === null) {
    if (old !== null && old.status !== 'valid') return 'ended';
    const added = await print(desk, item, { id, replaces: replaced, pending: takesPlace });
    if (added !== 'issued') return added;
  }
  if (old !== null && !(await supersede(desk, old._id, id, takesPlace))) return 'ended';
  if (takesPlace && !(await models.certificates.confirm(id))) {
    await models.certificates.dropPending(id);
    return 'standing';
  }
  await queueCertificateMail(desk.deps, { _id: id, courseId: desk.course._id, ...item }, 1);
  return 'issued';
}

/** The one whose place a new one takes: named by the leader, or the confirmation of who now has met. */
function replacedBy({ valid }: Desk, { personId, kind, replaces }: IssueItem): string | null {
  if (replaces !== null || kind === 'confirmation') return replaces;
  const earlier = valid.find((one) => one.personId === personId && one.kind === 'confirmation');
  return earlier?._id ?? null;
}

/** Why nothing is issued: somebody was first, or things are not as the leader saw them. */
function refusalOf(desk: Desk, item: IssueItem): IssueOutcome | null {
  const one = desk.assessment.people.find(({ member }) => member.personId === item.personId);
  if (one === undefined) return 'changed';
  const standing = desk.valid.some(
    ({ personId, kind }) => personId === item.personId && kind === item.kind,
  );
  if (standing && item.replaces === null) return 'standing';
  if (one.basis[item.kind] !== item.basis) return 'changed';
  const allowed = item.kind === 'certificate' ? one.decision.decision === 'issue' : one.confirmable;
  if (!allowed) return 'changed';
  return one.member.name.trim() === '' ? 'noName' : null;
}

async function print(
  desk: Desk,
  item: IssueItem,
  { id, replaces, pending }: { id: string; replaces: string | null; pending: boolean },
): Promise<IssueOutcome> {
  const { deps, printer, run, course, settings, images } = desk;
  const { models, env } = deps;
  const one = desk.assessment.people.find(({ member }) => member.personId === item.personId);
  if (one === undefined) return 'changed';
  const now = deps.now();
  const code = verificationCode(randomBytes(codeBytes));
  const draft = contentOf(course, desk.assessment, one, {
    ...{ kind: item.kind, number: '', now, settings, verifyUrl: verifyUrl(env.KURSDAG_URL, code) },
    issuer: { name: settings.issuerName, title: settings.issuerTitle },
  });
  const year = Number(draft.issuedOn.slice(0, 4));
  const number = certificateNumber(year, await models.certificates.nextNumber(year));
  const content = { ...draft, number };
  const name = one.member.name.trim();
  const pdf = await drawn(printer, { ...content, person: { name } }, images);
  if (pdf === 'letter') return 'letter';
  const certificate: Certificate = {
    ...{ _id: id, courseId: course._id, personId: item.personId, kind: item.kind, number, code },
    ...{ status: pending ? 'pending' : 'valid', content, basis: item.basis, sha256: sha256(pdf) },
    ...{ replaces, supersededBy: null, runId: run._id, automatic: run.automatic },
    ...{ issuedBy: run.by, issuedAt: now, endedAt: null, endedBy: null, endNote: null },
  };
  if (!(await models.certificates.add(certificate, { name, pdf }))) return 'standing';
  await record(desk, 'certificateIssued', item.personId, id);
  return 'issued';
}

async function drawn(
  printer: Printer,
  snapshot: Parameters<Printer['print']>[0],
  images: CertificateImages,
): Promise<Buffer | 'letter'> {
  try {
    return await printer.print(snapshot, images);
  } catch (error) {
    if (error instanceof MissingGlyphError) return 'letter';
    throw error;
  }
}

/** Ends the old one; false, with the new one taken back, when it was not valid any more. */
async function supersede(
  desk: Desk,
  oldId: string,
  newId: string,
  takesPlace: boolean,
): Promise<boolean> {
  const { certificates } = desk.deps.models;
  const how = { status: 'superseded', supersededBy: newId } as const;
  const by = { personId: desk.run.by, note: desk.run.note };
  if (await certificates.end(oldId, how, by, desk.deps.now())) {
    const old = await certificates.find(oldId);
    await record(desk, 'certificateReplaced', old?.personId ?? '', oldId);
    return true;
  }
  const old = await certificates.find(oldId);
  if (old?.supersededBy === newId || !takesPlace) return true;
  await certificates.dropPending(newId);
  return false;
}

async function record(
  { deps, course, run }: Desk,
  kind: 'certificateIssued' | 'certificateReplaced',
  subject: string,
  certificate: string,
): Promise<void> {
  const who = { platformId: course.platformId, courseId: course._id, by: run.by };
  await deps.models.audit.record(who, { kind, subject, certificate }, deps.now());
}
