import type { Course } from '../../models/courses.ts';
import type { Models } from '../../models/open.ts';
import type { ReportImport } from '../../models/report-imports.ts';
import type { Tools } from './context.ts';
import { finishCommit } from './record-plan.ts';
import { removeReports } from './remove.ts';
import { isDraft, settleRows } from './retention.ts';

/** Imports of a course, drafts among them, whose files and names are still kept. */
export async function keptImports(
  { reportImports }: Pick<Models, 'reportImports'>,
  courseId: string,
): Promise<ReportImport[]> {
  return (await reportImports.ofCourse(courseId)).filter((one) => one.removedAt === null);
}

/**
 * Removes all that a course's meeting reports say of people, before its time: a file cannot be kept
 * without one of those whom it names. What was recorded from them stands; what was being recorded is
 * brought to its end first.
 */
export async function removeAllReports(
  tools: Pick<Tools, 'models' | 'vault'>,
  course: Course,
  now: Date,
): Promise<void> {
  const { models, vault } = tools;
  for (const report of await keptImports(models, course._id)) {
    if (report.state === 'committing') await finishCommit(tools, report);
  }
  const reports = await keptImports(models, course._id);
  const unread = (await models.reportFiles.kept())
    .filter((file) => file.courseId === course._id && !file.claimed)
    .map((file) => file._id);
  if (reports.length + unread.length === 0) return;
  await settleRows(tools, course._id, reports, now);
  const files = await removeReports(tools, course._id, reports, now);
  await models.reportImports.remove(reports.filter(isDraft).map((one) => one._id));
  await vault.remove(...unread);
  await models.reportFiles.remove(unread);
  await models.audit.record(
    { platformId: course.platformId, courseId: course._id, by: 'operator' },
    { kind: 'reportsRemoved', files: files + unread.length, why: 'erasure' },
    now,
  );
}
