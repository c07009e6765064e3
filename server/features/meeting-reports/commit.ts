import type { ReportShown } from '#contract/meeting-report';
import { AppError } from '../../http/app-error.ts';
import { undoBatch } from '../../models/undo.ts';
import type { Context } from './context.ts';
import { openReport, shownOpen, showReport } from './open-report.ts';
import { finishCommit, planName, recordPlan } from './record-plan.ts';

/**
 * Records what the preview shows, if it still is the one that was looked at: entries in the ledger,
 * rows that nobody is matched to as matters of the day, decisions for the next reports. The same
 * commit again changes nothing.
 * @throws AppError see the contract's `meeting-reports.commit`
 */
export async function commitReport(
  context: Context,
  reportId: string,
  fingerprint: string,
): Promise<ReportShown> {
  const { models, course, vault } = context;
  const open = await openReport(context, reportId);
  const { report, day, preview } = open;
  if (report.state === 'committed' && report.fingerprint === fingerprint) {
    return shownOpen(context, open);
  }
  if (report.state === 'undone') throw new AppError('REPORT_UNDONE');
  if (report.removedAt !== null) throw new AppError('REPORT_REMOVED');
  if (preview === null) throw new AppError('REPORT_NOT_READ');
  if (day.resolved.state === 'closed') throw new AppError('DAY_CLOSED');
  if (preview.fingerprint !== fingerprint) throw new AppError('REPORT_CHANGED');

  const plan = recordPlan(context, { report, day, preview });
  await vault.putValue(planName({ _id: reportId, fingerprint }), plan);
  const change = { state: 'committing' as const, fingerprint };
  const claimed = await models.reportImports.change(
    ...([course._id, reportId, report.revision, change] as const),
  );
  if (claimed === null) throw new AppError('REPORT_CHANGED');
  await finishCommit(context, claimed);
  await context.audit({
    ...{ kind: 'reportImported', dayId: day.id, report: reportId },
    ...{ entries: plan.lines.length, open: plan.matters.length },
  });
  return showReport(context, reportId);
}

/**
 * Takes a whole import back: its entries are voided and stay visible as such, its rows no longer
 * block the day. What was decided about rows stays remembered.
 * @throws AppError see the contract's `meeting-reports.undo`
 */
export async function undoReport(context: Context, reportId: string): Promise<ReportShown> {
  const { models, course, by, now } = context;
  const open = await openReport(context, reportId);
  const { report, day } = open;
  if (report.state === 'undone') return shownOpen(context, open);
  if (report.state !== 'committed') throw new AppError('REPORT_NOT_RECORDED');
  if (day.resolved.state === 'closed') throw new AppError('DAY_CLOSED');
  const undone = await undoBatch(models, course._id, reportId, by, now);
  await settleMatters(context, reportId);
  const change = { state: 'undone' as const, undoneAt: now, fingerprint: '' };
  const done = await models.reportImports.change(
    ...([course._id, reportId, report.revision, change] as const),
  );
  if (done === null) throw new AppError('REPORT_CHANGED');
  const entries = undone?.lines.length ?? 0;
  await context.audit({ kind: 'reportUndone', dayId: day.id, report: reportId, entries });
  return showReport(context, reportId);
}

async function settleMatters({ models, course, by, now }: Context, reportId: string) {
  const open = await models.matters.openOfCourse(course._id);
  for (const matter of open.filter(({ data }) => data['report'] === reportId)) {
    await models.matters.settle(course._id, matter._id, by, now);
  }
}
