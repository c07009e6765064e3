import { keptUntil } from '#domain/kept-until';
import type { Deps } from '../../http/deps.ts';
import type { Course } from '../../models/courses.ts';
import type { ReportImport } from '../../models/report-imports.ts';
import type { Tools } from './context.ts';
import { finishCommit } from './record-plan.ts';
import { removeReports } from './remove.ts';

const dayMs = 86_400_000;
/** Drafts that nobody records, and files that nobody reads, in milliseconds. */
const draftsFor = 30 * dayMs;
const waitingFor = dayMs;

/**
 * Removes raw reports, and the names in them, when the course's time for them is over (rule 27);
 * drafts and uploads that were left; and finishes what a stopped process was recording.
 */
export async function keepRetention(deps: Pick<Deps, 'now'>, tools: Tools): Promise<void> {
  const { models } = tools;
  const now = deps.now();
  for (const report of await models.reportImports.inState('committing')) {
    await finishCommit(tools, report);
  }
  const files = await models.reportFiles.kept();
  for (const courseId of new Set(files.map((file) => file.courseId))) {
    const course = await models.courses.get(courseId);
    if (course !== null) await keepCourse(tools, course, now);
  }
  const forgotten = files
    .filter((file) => !file.claimed && now.getTime() - file.uploadedAt.getTime() > waitingFor)
    .map((file) => file._id);
  await tools.vault.remove(...forgotten);
  await models.reportFiles.remove(forgotten);
}

async function keepCourse(tools: Tools, course: Course, now: Date): Promise<void> {
  const { models } = tools;
  const reports = (await models.reportImports.ofCourse(course._id)).filter(
    (one) => one.removedAt === null,
  );
  const drafts = reports.filter(
    (one) => isDraft(one) && now.getTime() - one.createdAt.getTime() > draftsFor,
  );
  await removeReports(tools, course._id, drafts, now);
  await models.reportImports.remove(drafts.map((one) => one._id));

  const keepDays = await models.reportSettings.keepDays(course._id);
  const until = course.plan === null ? null : keptUntil(course.plan, keepDays);
  if (until === null || now.toISOString().slice(0, 10) <= until) return;
  const left = reports.filter((one) => !drafts.includes(one));
  if (left.length === 0) return;
  const removed = await removeReports(tools, course._id, left, now);
  await settleRows(tools, course._id, left, now);
  await models.audit.record(
    { platformId: course.platformId, courseId: course._id, by: 'system' },
    { kind: 'reportsRemoved', files: removed, why: 'retention' },
    now,
  );
}

/** A row that is no longer there cannot be matched any more. */
export async function settleRows(
  { models }: Pick<Tools, 'models'>,
  courseId: string,
  reports: readonly ReportImport[],
  now: Date,
): Promise<void> {
  const gone = new Set<unknown>(reports.map((one) => one._id));
  for (const { _id, data } of await models.matters.openOfCourse(courseId)) {
    if (gone.has(data['report'])) await models.matters.settle(courseId, _id, 'system', now);
  }
}

export function isDraft({ state }: ReportImport): boolean {
  return state === 'reading' || state === 'refused' || state === 'draft';
}
