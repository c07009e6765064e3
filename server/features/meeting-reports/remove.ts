import type { Reply } from '#contract/endpoints';
import { AppError } from '../../http/app-error.ts';
import type { ReportImport } from '../../models/report-imports.ts';
import type { Context, Tools } from './context.ts';
import { listReports } from './list.ts';
import { planName } from './record-plan.ts';

/**
 * Removes what names people: the raw files, as far as no other import uses them, and what was read
 * of them. Entries, fingerprints and figures stay.
 * @returns how many files were removed
 */
export async function removeReports(
  { models, vault }: Pick<Tools, 'models' | 'vault'>,
  courseId: string,
  reports: readonly ReportImport[],
  now: Date,
): Promise<number> {
  const going = new Set(reports.map((one) => one._id));
  const all = await models.reportImports.ofCourse(courseId);
  const inUse = new Set(
    all
      .filter((one) => !going.has(one._id) && one.removedAt === null)
      .flatMap((one) => one.files.map(({ fileId }) => fileId)),
  );
  const files = [
    ...new Set(reports.flatMap((one) => one.files.map(({ fileId }) => fileId))),
  ].filter((id) => !inUse.has(id));
  await vault.remove(
    ...files,
    ...reports.flatMap((one) => [one.choices, one.content, planName(one)]),
  );
  await models.reportFiles.setRemoved(files, now);
  await models.reportImports.setRemoved([...going], now);
  return files.length;
}

/**
 * A leader removes an import's files before their time.
 * @throws AppError REPORT_NOT_FOUND, REPORT_ROWS_OPEN, REPORT_NOT_RECORDED (drafts are discarded)
 */
export async function removeFiles(
  context: Context,
  reportId: string,
): Promise<Reply<'meeting-reports.removeFiles'>> {
  const { models, course, now } = context;
  const report = await models.reportImports.get(course._id, reportId);
  if (report === null) throw new AppError('REPORT_NOT_FOUND');
  if (report.state !== 'committed' && report.state !== 'undone') {
    throw new AppError('REPORT_NOT_RECORDED');
  }
  const matters = await models.matters.openOfDay(course._id, report.dayId);
  const count = matters.filter(({ data }) => data['report'] === reportId).length;
  if (count > 0) throw new AppError('REPORT_ROWS_OPEN', { count });
  if (report.removedAt === null) {
    const files = await removeReports(context, course._id, [report], now);
    await context.audit({ kind: 'reportsRemoved', files, why: 'leader' });
  }
  return listReports(context, report.dayId);
}
