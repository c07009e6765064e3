import type { Body, Reply } from '#contract/endpoints';
import { checkAddition } from '#domain/ledger';
import { AppError } from '../../http/app-error.ts';
import { idFrom } from '../../models/ids.ts';
import { toEntry } from '../../models/ledger-entries.ts';
import type { LedgerRecord } from '../../models/ledger.ts';
import { undoBatch } from '../../models/undo.ts';
import type { Context } from './context.ts';
import { checkedReason, underRules } from './refusals.ts';
import { rowsOf } from './rows.ts';

/**
 * Declares one entry wrong, with a reason (rule 5).
 * @throws AppError ENTRY_NOT_FOUND, ALREADY_VOIDED, VOID_OF_VOID, REASON_REQUIRED, REASON_TOO_LONG
 */
export async function voidEntry(
  context: Context,
  entryId: string,
  { requestId, reason }: Body<'attendance.void'>,
): Promise<Reply<'attendance.void'>> {
  const { models, course, by, now } = context;
  const text = checkedReason(reason, true);
  const target = await models.ledger.get(course._id, entryId);
  if (target === null) throw new AppError('ENTRY_NOT_FOUND');

  const { dayId, personId } = target;
  const batch = idFrom(course._id, by, requestId, 'void', entryId);
  const line: LedgerRecord = {
    ...{ _id: idFrom(batch, personId), courseId: course._id, dayId, personId },
    ...{ kind: 'void', voids: entryId, batch, by, at: now },
  };
  const known = await models.ledger.ofPersonDay(course._id, personId, dayId);
  if (!known.some((one) => one._id === line._id)) {
    underRules(() => checkAddition(toEntry(line), known.map(toEntry)));
    await models.notes.add([{ _id: line._id, courseId: course._id, personId, text }]);
    const { alreadyVoided } = await models.ledger.append([line]);
    if (alreadyVoided.length > 0) throw new AppError('ALREADY_VOIDED');
    await context.audit({ kind: 'entryVoided', dayId, entryId, subject: personId });
  }
  return { batch, entries: 1, rows: await rowsOf(context, [personId]) };
}

/**
 * Takes one act back.
 * @throws AppError BATCH_NOT_FOUND
 */
export async function undo(context: Context, batchId: string): Promise<Reply<'attendance.undo'>> {
  const { models, course, by, now } = context;
  const undone = await undoBatch(models, course._id, batchId, by, now);
  if (undone === null) throw new AppError('BATCH_NOT_FOUND');
  const { batch, lines } = undone;
  const dayId = lines[0]?.dayId ?? '';
  await context.audit({ kind: 'attendanceRecorded', dayId, batch, entries: lines.length });
  const people = [...new Set(lines.map((line) => line.personId))];
  return { batch, entries: lines.length, rows: await rowsOf(context, people) };
}
