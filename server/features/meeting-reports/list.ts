import type { ReportListed } from '#contract/meeting-reports';
import type { Reply } from '#contract/endpoints';
import { keptUntil } from '#domain/kept-until';
import { standingLines } from '../../models/ledger-entries.ts';
import type { ReportImport } from '../../models/report-imports.ts';
import { readChoices } from './choices.ts';
import { assertDay, type Context } from './context.ts';

/**
 * A day's imports, drafts among them, the oldest first.
 * @throws AppError DAY_NOT_FOUND
 */
export async function listReports(
  context: Context,
  dayId: string,
): Promise<Reply<'meeting-reports.list'>> {
  const { models, course } = context;
  const { state } = assertDay(context, dayId);
  const [reports, lines, matters, keepDays] = await Promise.all([
    models.reportImports.ofDay(course._id, dayId),
    models.ledger.ofDay(course._id, dayId),
    models.matters.openOfDay(course._id, dayId),
    models.reportSettings.keepDays(course._id),
  ]);
  const standing = standingLines(lines);
  const people = await models.people.getPeople([...new Set(reports.map((one) => one.createdBy))]);
  const listed = await Promise.all(
    reports.map(async (report): Promise<ReportListed> => ({
      id: report._id,
      state: report.state === 'committing' ? 'committed' : report.state,
      files: await filesOf(context, report),
      by: people.get(report.committedBy ?? report.createdBy)?.name ?? '',
      at: (report.committedAt ?? report.createdAt).toISOString(),
      recorded: standing.filter((line) => line.batch === report._id).length,
      openRows: matters.filter(({ data }) => data['report'] === report._id).length,
    })),
  );
  const { timeZone } = course.plan;
  return {
    timeZone,
    dayState: state,
    reports: listed,
    keepDays,
    keptUntil: keptUntil(course.plan, keepDays),
  };
}

async function filesOf({ models, course, vault }: Context, report: ReportImport) {
  const ids = report.files.map((one) => one.fileId);
  const files = await models.reportFiles.get(course._id, ids);
  const { names } = await readChoices(vault, report);
  return ids.map((id) => ({
    name: names[id] ?? '',
    sha256: files.get(id)?.sha256 ?? '',
    kept: files.get(id)?.removedAt === null,
  }));
}
