import type { LedgerLine } from '#contract/attendance-ledger';
import type { Reply } from '#contract/endpoints';
import { AppError } from '../../http/app-error.ts';
import type { LedgerRecord } from '../../models/ledger.ts';
import { type Context, dayOf } from './context.ts';
import { rowsOf } from './rows.ts';

/**
 * What is recorded of one participant, newest first: who, when, why, from which source, and by
 * whom and why it was voided. That it was read is an audit event.
 * @throws AppError PARTICIPANT_NOT_FOUND, DAY_NOT_FOUND
 */
export async function readLedger(
  context: Context,
  personId: string,
  dayId: string | undefined,
): Promise<Reply<'attendance.ledger'>> {
  const { models, course } = context;
  if (dayId !== undefined) dayOf(context, dayId);
  const [person] = await rowsOf(context, [personId]);
  if (person === undefined) throw new AppError('PARTICIPANT_NOT_FOUND');
  const lines =
    dayId === undefined
      ? await models.ledger.ofPerson(course._id, personId)
      : await models.ledger.ofPersonDay(course._id, personId, dayId);
  const [reasons, people] = await Promise.all([
    models.notes.ofEntries(lines.map((line) => line._id)),
    models.people.getPeople([...new Set(lines.map((line) => line.by))]),
  ]);
  await context.audit({ kind: 'ledgerRead', dayId: dayId ?? null, subject: personId });

  const decided = (line: LedgerRecord) => ({
    by: people.get(line.by)?.name ?? '',
    at: line.at.toISOString(),
    reason: reasons.get(line._id) ?? '',
    cause: line.cause ?? null,
  });
  const voids = new Map(lines.map((line) => [line.voids, line]));
  const entries = lines.flatMap((line): LedgerLine[] => {
    if (line.kind === 'void') return [];
    const { _id, kind, dayId: day, batch, from, to, source, seconds, excused, evidence } = line;
    const voiding = voids.get(_id);
    return [
      {
        ...{ id: _id, kind, dayId: day, batch, ...decided(line) },
        ...{ from: from ?? null, to: to ?? null, source: source ?? null },
        ...{ seconds: seconds ?? null, excused: excused ?? false },
        report: evidence?.sha256 ?? null,
        voided: voiding === undefined ? null : decided(voiding),
      },
    ];
  });
  return { person, entries: entries.reverse() };
}
