import { createHash } from 'node:crypto';
import type { FileReply } from '#contract/endpoint';
import type { ErrorCode } from '#contract/errors';
import type { MyPrepTask } from '#contract/prep-mine';
import { prepFileProblem } from '#domain/prep-file';
import { fileNameOf } from '../../documents/tables/file-name.ts';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { newId } from '../../models/ids.ts';
import type { PrepFile } from '../../models/prep-files.ts';
import { sealFor } from '../../models/seal.ts';
import { sealedVault } from '../../models/vault.ts';
import type { FileFlaw } from './answer-file/facts.ts';
import { readFile } from './answer-file/read-file.ts';
import { type Act, begin } from './begin.ts';
import { findMyTask, readMyTask } from './mine.ts';
import { findTask, record } from './plan.ts';

type Who = Pick<Caller, 'course' | 'session'>;

const flaws: Record<FileFlaw, ErrorCode> = {
  NOT_TAKEN: 'PREP_FILE_NOT_TAKEN',
  LOCKED: 'PREP_FILE_LOCKED',
  MACROS: 'PREP_FILE_MACROS',
  DAMAGED: 'PREP_FILE_DAMAGED',
};

function vaultOf({ models, env }: Deps) {
  return sealedVault(models, sealFor(env.KURSDAG_SECRET, 'kursdag prep files'));
}

/**
 * Puts up a file as the answer, over the revision that the participant saw. The same file again, as
 * after a lost reply, changes nothing.
 * @throws AppError see the contract's `prep.putFile`
 */
export async function putFile(
  deps: Deps,
  who: Who,
  taskId: string,
  { baseRevision, body }: { baseRevision: string; body: unknown },
): Promise<MyPrepTask> {
  const { models } = deps;
  const act = await begin(deps, who, taskId);
  const content = checkedContent(act, body);
  const text = await models.prepTexts.get(act.key);
  const before = text?.fileId == null ? null : await models.prepFiles.get(text.fileId);
  if (before?.sha256 !== content.sha256) {
    const { bytes, ...facts } = content;
    const file = { ...facts, ...act.key, _id: newId(), bytes: bytes.length, at: act.now };
    // The record comes first, so that no bytes are ever kept that erasing would not find.
    await models.prepFiles.add(file);
    await vaultOf(deps).put(file._id, bytes);
    const base = Number(baseRevision);
    const kept = await models.prepTexts.keep(act.key, base, { fileId: file._id }, act.now);
    if (kept === null) {
      await removeFiles(deps, [file._id]);
      throw new AppError('PREP_ANSWER_CHANGED');
    }
    await sweep(deps, act, text?.fileId);
  }
  return readMyTask(deps, who, act);
}

/** Removes a file that is not handed in. @throws AppError see the contract's `prep.removeFile` */
export async function removeFile(
  deps: Deps,
  who: Who,
  taskId: string,
  { baseRevision }: { baseRevision: number },
): Promise<MyPrepTask> {
  const { models } = deps;
  const act = await begin(deps, who, taskId);
  const text = await models.prepTexts.get(act.key);
  if (text?.handedInFileId != null) throw new AppError('PREP_HANDED_IN');
  if (text?.fileId != null) {
    const kept = await models.prepTexts.keep(act.key, baseRevision, { fileId: null }, act.now);
    if (kept === null) throw new AppError('PREP_ANSWER_CHANGED');
    await sweep(deps, act, text.fileId);
  }
  return readMyTask(deps, who, act);
}

/** What was sent, looked at: kind, pages and fingerprint. */
function checkedContent({ task }: Act, body: unknown) {
  if (task.answer !== 'file') throw new AppError('PREP_NO_ANSWER_ASKED');
  if (!(body instanceof Uint8Array) || body.length === 0) throw new AppError('PREP_FILE_EMPTY');
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const { maxMegabytes: max, maxPages } = task;
  const tooLarge = prepFileProblem({ bytes: bytes.length, pages: null }, task);
  if (tooLarge !== null) throw new AppError('PREP_FILE_TOO_LARGE', { max });
  const facts = readFile(bytes);
  if ('problem' in facts) throw new AppError(flaws[facts.problem]);
  const { pages } = facts;
  if (prepFileProblem({ bytes: bytes.length, pages }, task) !== null) {
    throw new AppError('PREP_FILE_TOO_MANY_PAGES', { max: maxPages, pages });
  }
  return { ...facts, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** How long another tab's upload may be on its way, in milliseconds. */
const underWay = 3_600_000;

/**
 * Removes files of a task that are neither put up nor handed in any longer: those that this act has
 * replaced, and what an upload that was broken off has left.
 */
export async function sweep(
  deps: Deps,
  { key, now }: Pick<Act, 'key' | 'now'>,
  ...replaced: readonly (string | null | undefined)[]
): Promise<void> {
  const { models } = deps;
  const [files, text] = await Promise.all([models.prepFiles.ofKey(key), models.prepTexts.get(key)]);
  const inUse = [text?.fileId, text?.handedInFileId];
  const isLeft = ({ _id, at }: PrepFile) =>
    replaced.includes(_id) || now.getTime() - at.getTime() > underWay;
  const unused = files.filter((file) => !inUse.includes(file._id) && isLeft(file));
  await removeFiles(
    deps,
    unused.map(({ _id }) => _id),
  );
}

async function removeFiles({ models }: Deps, ids: readonly string[]): Promise<void> {
  await models.sealedBlobs.remove(ids);
  await models.prepFiles.remove(ids);
}

/**
 * A file for a participant: their own, one that was handed in together with them, or for the group.
 * @throws AppError PREP_TASK_NOT_FOUND, PREP_FILE_NOT_FOUND
 */
export async function readMyFile(
  deps: Deps,
  who: Who,
  taskId: string,
  personId: string,
): Promise<FileReply> {
  const { task, open } = await findMyTask(deps, who, taskId);
  const text = await deps.models.prepTexts.get({ courseId: who.course._id, taskId, personId });
  const own = personId === who.session.personId;
  const joined = await deps.models.prepTogether.get({
    ...{ courseId: who.course._id, taskId, personId: who.session.personId },
  });
  const forGroup = open && task.readers === 'group' && text?.readers === 'group';
  if (text === null || !(own || forGroup || joined?.ownerId === personId))
    throw new AppError('PREP_FILE_NOT_FOUND');
  return download(deps, task.title, own ? text.fileId : text.handedInFileId, personId);
}

/**
 * A file that was handed in, for a leader; that it was read is remembered.
 * @throws AppError PREP_TASK_NOT_FOUND, PREP_FILE_NOT_FOUND
 */
export async function readAnswerFile(
  deps: Deps,
  who: Who,
  taskId: string,
  subject: string,
): Promise<FileReply> {
  const { dayId, title } = await findTask(deps, who, taskId);
  const key = { courseId: who.course._id, taskId, personId: subject };
  const text = await deps.models.prepTexts.get(key);
  const file = await download(deps, title, text?.handedInFileId ?? null, subject);
  await record(deps, who, { kind: 'prepFileRead', dayId, task: taskId, subject });
  return file;
}

const types: Record<PrepFile['kind'], string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
};

async function download(
  deps: Deps,
  title: string,
  fileId: string | null,
  personId: string,
): Promise<FileReply> {
  const { models } = deps;
  const file = fileId === null ? null : await models.prepFiles.get(fileId);
  const content = file === null ? null : await vaultOf(deps).get(file._id);
  if (file === null || content === null) throw new AppError('PREP_FILE_NOT_FOUND');
  const name = (await models.people.getPerson(personId))?.name ?? '';
  const fileName = fileNameOf(`${title} ${name}`, file.kind);
  return { fileName, contentType: types[file.kind], content };
}
