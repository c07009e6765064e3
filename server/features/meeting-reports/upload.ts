import { createHash } from 'node:crypto';
import type { Body, Reply } from '#contract/endpoints';
import { DomainError } from '#domain/errors';
import { assertTimeZone } from '#domain/time';
import { AppError } from '../../http/app-error.ts';
import { newId } from '../../models/ids.ts';
import { keepChoices, readChoices } from './choices.ts';
import { type Context, reportDay } from './context.ts';
import { openReport, showReport } from './open-report.ts';
import { removeReports } from './remove.ts';

/** Files of a course that were uploaded and are not in use. */
const mostWaiting = 100;

/**
 * Keeps a file as it came, sealed. Nothing of it is read yet.
 * @throws AppError see the contract's `meeting-reports.upload`
 */
export async function uploadFile(
  context: Context,
  dayId: string,
  body: unknown,
): Promise<Reply<'meeting-reports.upload'>> {
  const { models, course, vault, by, now } = context;
  reportDay(context, dayId);
  if (!(body instanceof Uint8Array) || body.length === 0) throw new AppError('REPORT_EMPTY');
  if ((await models.reportFiles.countUnclaimed(course._id)) >= mostWaiting) {
    throw new AppError('TOO_MANY_FILES', { max: mostWaiting });
  }
  const fileId = newId();
  const sha256 = createHash('sha256').update(body).digest('hex');
  await vault.put(fileId, body);
  await models.reportFiles.add({
    ...{ _id: fileId, courseId: course._id, sha256, bytes: body.length },
    ...{ uploadedBy: by, uploadedAt: now, claimed: false, removedAt: null },
  });
  return { fileId };
}

/**
 * Begins to read uploaded files into a draft.
 * @throws AppError see the contract's `meeting-reports.begin`
 */
export async function beginReport(
  context: Context,
  dayId: string,
  { files }: Body<'meeting-reports.begin'>,
): Promise<Reply<'meeting-reports.begin'>> {
  const { vault } = context;
  reportDay(context, dayId);
  const ids = files.map((one) => one.fileId);
  await assertKept(context, ids);
  const names = Object.fromEntries(files.map(({ fileId, name }) => [fileId, name.trim()]));
  const reading = ids.map((fileId) => ({ fileId, dateOrder: null, timeZone: null }));
  const reportId = newId();
  const choices = await keepChoices(vault, { names, rows: {}, settled: {} });
  await start(context, { reportId, dayId, files: reading, approximate: 'least', choices });
  return { reportId };
}

/**
 * Begins anew with the files and the choices of an import that was undone.
 * @throws AppError see the contract's `meeting-reports.again`
 */
export async function againReport(
  context: Context,
  reportId: string,
): Promise<Reply<'meeting-reports.again'>> {
  const { report, choices } = await openReport(context, reportId);
  if (report.state !== 'undone') throw new AppError('REPORT_NOT_UNDONE');
  await assertKept(
    context,
    report.files.map((one) => one.fileId),
  );
  const fresh = newId();
  const kept = await keepChoices(context.vault, { ...choices, settled: {} });
  const { dayId, files, approximate } = report;
  await start(context, { reportId: fresh, dayId, files, approximate, choices: kept });
  return { reportId: fresh };
}

/**
 * Reads the files of a draft anew, in another way, for another day, or without some of them.
 * @throws AppError see the contract's `meeting-reports.choose`
 */
export async function chooseReading(
  context: Context,
  reportId: string,
  { dayId, files, approximate }: Body<'meeting-reports.choose'>,
) {
  const { models, course, vault, readings, now } = context;
  const { report } = await openReport(context, reportId);
  if (report.state === 'committed' || report.state === 'undone') {
    throw new AppError('REPORT_RECORDED');
  }
  const { plan } = reportDay(context, dayId);
  const known = new Set(report.files.map((one) => one.fileId));
  if (files.some((one) => !known.has(one.fileId))) throw new AppError('REPORT_CHANGED');
  for (const { timeZone } of files) if (timeZone !== null) checkZone(timeZone);
  const same =
    dayId === report.dayId && JSON.stringify(files) === JSON.stringify(asChosen(report.files));
  if (same && report.state === 'draft') {
    const { revision } = report;
    const done = await models.reportImports.change(course._id, reportId, revision, { approximate });
    if (done === null) throw new AppError('REPORT_CHANGED');
    return showReport(context, reportId);
  }
  // Who was who on one day says nothing of another.
  const { names, rows } = await readChoices(vault, report);
  const moved = dayId !== report.dayId;
  const choices = await keepChoices(vault, { names, rows: moved ? {} : rows, settled: {} });
  const change = {
    ...{ state: 'reading' as const, readingSince: now, dayId, approximate, choices },
    files: asChosen(files),
  };
  const fresh = await models.reportImports.change(
    ...([course._id, reportId, report.revision, change] as const),
  );
  await vault.remove(fresh === null ? choices : report.choices);
  if (fresh === null) throw new AppError('REPORT_CHANGED');
  readings.start({ report: fresh, date: plan.date, timeZone: course.plan.timeZone });
  return showReport(context, reportId);
}

/**
 * Throws away a draft, with the files that no other import uses.
 * @throws AppError REPORT_NOT_FOUND, REPORT_RECORDED
 */
export async function discardReport(context: Context, reportId: string): Promise<undefined> {
  const { models, course, now } = context;
  const report = await models.reportImports.get(course._id, reportId);
  if (report === null) throw new AppError('REPORT_NOT_FOUND');
  if (['committing', 'committed', 'undone'].includes(report.state)) {
    throw new AppError('REPORT_RECORDED');
  }
  await removeReports(context, course._id, [report], now);
  await models.reportImports.remove([reportId]);
  return undefined;
}

const asChosen = (files: Body<'meeting-reports.choose'>['files']) =>
  files.map(({ fileId, dateOrder, timeZone }) => ({ fileId, dateOrder, timeZone }));

async function assertKept({ models, course }: Context, ids: readonly string[]): Promise<void> {
  const known = await models.reportFiles.get(course._id, ids);
  if (ids.some((id) => known.get(id)?.removedAt !== null)) throw new AppError('REPORT_FILE_GONE');
}

interface Start {
  reportId: string;
  dayId: string;
  files: Body<'meeting-reports.choose'>['files'];
  approximate: 'least' | 'span';
  choices: string;
}

async function start(
  context: Context,
  { reportId, dayId, files, approximate, choices }: Start,
): Promise<void> {
  const { models, course, readings, by, now } = context;
  const { plan } = reportDay(context, dayId);
  const report = {
    ...{ _id: reportId, courseId: course._id, dayId, state: 'reading' as const, revision: 1 },
    ...{ files: asChosen(files), approximate, fingerprint: '', entries: 0 },
    ...{ content: '', choices },
    ...{ createdBy: by, createdAt: now, readingSince: now },
    ...{ committedBy: null, committedAt: null, undoneAt: null, removedAt: null },
  };
  await models.reportFiles.claim(
    course._id,
    files.map((one) => one.fileId),
  );
  await models.reportImports.add(report);
  readings.start({ report, date: plan.date, timeZone: course.plan.timeZone });
}

/** @throws AppError INVALID_TIME_ZONE */
function checkZone(zone: string): void {
  try {
    assertTimeZone(zone);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new AppError('INVALID_TIME_ZONE');
  }
}
