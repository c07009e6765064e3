import type { ReportShown } from '#contract/meeting-report';
import type { ReportDecision } from '#contract/meeting-reports';
import { DomainError } from '#domain/errors';
import { instantOn, type LocalDay, type Side } from '#domain/time';
import { AppError } from '../../http/app-error.ts';
import { type Choices, keepChoices, type RowChoice } from './choices.ts';
import type { Context } from './context.ts';
import { openReport, showReport } from './open-report.ts';
import type { Preview } from './preview/preview.ts';

/** Characters of a reason. */
const longestReason = 500;

/**
 * Takes what a leader says of rows into the draft. Nothing is recorded, and nothing is remembered for
 * other reports, before it is committed.
 * @throws AppError see the contract's `meeting-reports.decide`
 */
export async function decideRows(
  context: Context,
  reportId: string,
  decisions: readonly ReportDecision[],
): Promise<ReportShown> {
  const { models, course, vault } = context;
  const { report, choices, preview } = await openReport(context, reportId);
  if (report.removedAt !== null) throw new AppError('REPORT_REMOVED');
  if (preview === null) throw new AppError('REPORT_NOT_READ');
  const rows: Choices['rows'] = { ...choices.rows };
  for (const decision of decisions) {
    const row = preview.rows.find((one) => one.key === decision.row);
    if (row === undefined) throw new AppError('REPORT_ROW_NOT_FOUND');
    if (row.settled) throw new AppError('REPORT_ROW_SETTLED');
    rows[row.key] = decided(rows[row.key] ?? {}, decision, preview);
  }
  const kept = await keepChoices(vault, { ...choices, rows });
  const changed = await models.reportImports.change(course._id, reportId, report.revision, {
    choices: kept,
  });
  await vault.remove(changed === null ? kept : report.choices);
  if (changed === null) throw new AppError('REPORT_CHANGED');
  return showReport(context, reportId);
}

function decided(known: RowChoice, decision: ReportDecision, preview: Preview): RowChoice {
  switch (decision.kind) {
    case 'link':
      return { ...known, about: link(decision, preview) };
    case 'notParticipant':
    case 'bot':
    case 'free':
      return { ...known, about: { kind: decision.kind } };
    case 'end': {
      const to = decision.to === null ? null : checkedTime(preview.date, decision.to, 'end');
      return { ...known, end: to };
    }
    case 'clear':
      return {};
    default:
      return decision satisfies never;
  }
}

function link(
  { shares, reason }: Extract<ReportDecision, { kind: 'link' }>,
  { participations, date }: Preview,
): NonNullable<RowChoice['about']> {
  const ids = new Set(shares.map((share) => share.personId));
  const known = participations.filter((one) => ids.has(one.personId) && one.name !== '');
  const strangers = ids.size - known.length;
  if (strangers > 0) throw new AppError('PARTICIPANTS_UNKNOWN', { count: strangers });
  const text = reason.trim();
  const isRoom = shares.length > 1 || shares.some(({ from, to }) => from !== null || to !== null);
  if (isRoom && text === '') throw new AppError('REASON_REQUIRED');
  if (text.length > longestReason) throw new AppError('REASON_TOO_LONG', { max: longestReason });
  const checked = shares.map(({ personId, from, to }) => {
    const share = {
      personId,
      from: from === null ? null : checkedTime(date, from, 'start'),
      to: to === null ? null : checkedTime(date, to, 'end'),
    };
    const [start, end] = [share.from ?? '00:00', share.to ?? '24:00'];
    if (instantOn(date, end, 'end') <= instantOn(date, start, 'start')) {
      throw new AppError('END_NOT_AFTER_START');
    }
    return share;
  });
  return { kind: 'link', shares: checked, reason: isRoom ? text : '' };
}

/** @throws AppError INVALID_TIME, SKIPPED_TIME */
function checkedTime(day: LocalDay, time: string, side: Side): string {
  try {
    instantOn(day, time, side);
    return time;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new AppError(error.code === 'SKIPPED_TIME' ? 'SKIPPED_TIME' : 'INVALID_TIME');
  }
}
