import type { ReportShown } from '#contract/meeting-report';
import { AppError } from '../../http/app-error.ts';
import type { ReportImport } from '../../models/report-imports.ts';
import { type Choices, noChoices, readChoices } from './choices.ts';
import { type Context, reportDay, type ReportDay } from './context.ts';
import { type Preview, previewOf } from './preview/preview.ts';
import { shownReport } from './preview/shown-report.ts';
import type { ReadContent } from './reading/readings.ts';
import { finishCommit } from './record-plan.ts';

/** An import with all that belongs to it, ready to be looked at or acted on. */
export interface OpenReport {
  readonly report: ReportImport;
  readonly day: ReportDay;
  readonly choices: Choices;
  readonly content: ReadContent | null;
  /** Null while there is nothing to look at. */
  readonly preview: Preview | null;
}

/**
 * Opens an import. One whose recording was broken off is finished first; one that was read for
 * another date, because the day was moved since, is read anew.
 * @throws AppError REPORT_NOT_FOUND, DAY_NOT_FOUND, DAY_CANCELLED, DAY_WITHOUT_PROGRAMME
 */
export async function openReport(context: Context, reportId: string): Promise<OpenReport> {
  const { models, course, vault, readings, now } = context;
  let report = await models.reportImports.get(course._id, reportId);
  if (report === null) throw new AppError('REPORT_NOT_FOUND');
  if (report.state === 'committing') report = await finishCommit(context, report);
  const day = reportDay(context, report.dayId);
  const order = { date: day.plan.date, timeZone: course.plan.timeZone };
  if (report.removedAt !== null) {
    return { report, day, choices: noChoices, content: null, preview: null };
  }
  const choices = await readChoices(vault, report);
  const content = report.state === 'reading' ? null : await readings.content(report);
  const moved =
    content !== null && (content.date !== order.date || content.timeZone !== order.timeZone);
  if (moved && (report.state === 'draft' || report.state === 'refused')) {
    const change = { state: 'reading' as const, readingSince: now };
    const fresh = await models.reportImports.change(course._id, reportId, report.revision, change);
    if (fresh === null) return openReport(context, reportId);
    readings.start({ report: fresh, ...order });
    return { report: fresh, day, choices, content: null, preview: null };
  }
  const readable = content !== null && (report.state === 'draft' || report.state === 'committed');
  const preview = readable ? await previewOf(context, { report, day, content, choices }) : null;
  return { report, day, choices, content, preview };
}

/** An import as a leader sees it. */
export async function showReport(context: Context, reportId: string): Promise<ReportShown> {
  return shownOpen(context, await openReport(context, reportId));
}

export async function shownOpen(context: Context, open: OpenReport): Promise<ReportShown> {
  const { report, day, choices, content, preview } = open;
  const { models, course, readings } = context;
  const ids = report.files.map((one) => one.fileId);
  const files = await models.reportFiles.get(course._id, ids);
  const order = { report, date: day.plan.date, timeZone: course.plan.timeZone };
  const progress = report.state === 'reading' ? readings.progressOf(order) : 1;
  return shownReport(context, { report, day, choices, files, content, progress }, preview);
}
