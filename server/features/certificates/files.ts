import { PassThrough, Readable } from 'node:stream';
import yazl from 'yazl';
import type { FileReply } from '#contract/endpoint';
import type { Reply } from '#contract/endpoints';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { StreamedFile } from '../../http/mount.ts';
import type { Certificate } from '../../models/certificates.ts';
import type { Models } from '../../models/open.ts';
import { actor } from './context.ts';
import { certificateOf } from './end.ts';
import { fileNameOf } from './file-name.ts';
import { shown } from './list.ts';

type Reader = Pick<Caller, 'course' | 'session'>;

/**
 * The PDF as it was issued, for a leader; that it was taken out is remembered.
 * @throws AppError CERTIFICATE_NOT_FOUND, CERTIFICATE_ERASED
 */
export async function readFile(deps: Deps, reader: Reader, id: string): Promise<FileReply> {
  const certificate = await certificateOf(deps, reader.course._id, id);
  const file = await pdfOf(deps.models, certificate);
  if (file === null) throw new AppError('CERTIFICATE_ERASED');
  await recordExport(deps, reader, 'certificate', [certificate.personId]);
  return file;
}

/**
 * All valid certificates as one zip. Each PDF is read when its turn comes: memory stays the same for
 * ten and for a thousand.
 * @throws AppError NO_CERTIFICATES
 */
export async function readZip(deps: Deps, reader: Reader): Promise<StreamedFile> {
  const { models } = deps;
  const certificates = (await models.certificates.ofCourse(reader.course._id)).filter(
    (one) => one.status === 'valid',
  );
  const names = await models.certificates.names(certificates.map((one) => one.sha256));
  const present = certificates.filter((one) => names.has(one.sha256));
  if (present.length === 0) throw new AppError('NO_CERTIFICATES');
  const people = [...new Set(present.map((one) => one.personId))];
  await recordExport(deps, reader, 'certificates', people);
  return {
    fileName: 'kursbevis.zip',
    contentType: 'application/zip',
    content: zipOf(models, present, names),
  };
}

function zipOf(
  models: Models,
  certificates: readonly Certificate[],
  names: ReadonlyMap<string, string>,
): AsyncIterable<Uint8Array> {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream.pipe(new PassThrough());
  for (const one of certificates) {
    const name = fileNameOf(one, names.get(one.sha256) ?? '');
    // PDFs are compressed already.
    const options = { mtime: one.issuedAt, compress: false };
    zip.addReadStreamLazy(name, options, (take) => {
      models.certificates.file(one.sha256).then(
        (file) => {
          if (file) take(null, Readable.from([file.pdf]));
          else take(new Error('a file was erased meanwhile'), Readable.from([]));
        },
        (error: unknown) => take(error as Error, Readable.from([])),
      );
    });
  }
  zip.on('error', (error: Error) => output.destroy(error));
  zip.end();
  return output;
}

/** The participant's own certificates of the course, newest first. */
export async function readMine(
  { models }: Deps,
  { course, session }: Reader,
): Promise<Reply<'certificates.mine'>> {
  const own = await models.certificates.ofPerson(session.personId, course._id);
  const reasons = await models.notes.ofEntries(own.flatMap((one) => one.endNote ?? []));
  const numbers = new Map(own.map((one) => [one._id, one.number]));
  return {
    certificates: own.map((one) => ({
      ...shown(one),
      bodies: one.content.approvals.map((approval) => approval.body),
      endReason: reasons.get(one.endNote ?? '') ?? '',
      replacedBy: numbers.get(one.supersededBy ?? '') ?? '',
    })),
  };
}

/** @throws AppError CERTIFICATE_NOT_FOUND for somebody else's, too */
export async function readMyFile(
  deps: Deps,
  { course, session }: Reader,
  id: string,
): Promise<FileReply> {
  const certificate = await certificateOf(deps, course._id, id);
  const own = certificate.personId === session.personId;
  const file = own ? await pdfOf(deps.models, certificate) : null;
  if (file === null) throw new AppError('CERTIFICATE_NOT_FOUND');
  return file;
}

async function pdfOf(models: Models, certificate: Certificate): Promise<FileReply | null> {
  const file = await models.certificates.file(certificate.sha256);
  return (
    file && {
      fileName: fileNameOf(certificate, file.name),
      contentType: 'application/pdf',
      content: file.pdf,
    }
  );
}

async function recordExport(
  { models, now }: Deps,
  reader: Reader,
  what: string,
  subjects: string[],
): Promise<void> {
  await models.audit.record(actor(reader), { kind: 'exported', what, why: '', subjects }, now());
}
