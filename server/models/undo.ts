import { idFrom } from './ids.ts';
import type { LedgerRecord } from './ledger.ts';
import { standingLines } from './ledger-entries.ts';
import type { Models } from './open.ts';
import type { Note } from './notes.ts';

/**
 * Takes back what one act recorded: its entries that stand are voided, and what it voided stands
 * again as a copy, with its reason (a void itself is never voided, rule 5). Doing it twice changes
 * nothing more; the undoing is an act of its own that can be undone.
 * @returns the new act's name and lines; null when the batch is unknown in the course
 */
export async function undoBatch(
  { ledger, notes }: Pick<Models, 'ledger' | 'notes'>,
  courseId: string,
  batch: string,
  by: string,
  now: Date,
): Promise<{ batch: string; lines: LedgerRecord[] } | null> {
  const done = await ledger.ofBatch(courseId, batch);
  if (done.length === 0) return null;
  const act = { batch: idFrom('undo', courseId, batch), by, at: now };
  const people = [...new Set(done.map((line) => line.personId))];
  const known = await ledger.figures(courseId, { personIds: people });
  const standing = new Set(standingLines(known).map((line) => line._id));
  const undone = new Set(known.map((line) => line._id));
  const voided = await ledger.ofEntries(
    courseId,
    done.flatMap((line) => line.voids ?? []),
  );
  const reasons = await notes.ofEntries(voided.map((line) => line._id));

  const copies = voided.map((line) => ({
    ...{ ...line, ...act },
    ...{ _id: idFrom('restored', batch, line._id), cause: 'restored' as const },
  }));
  const voids = done
    .filter(({ _id }) => standing.has(_id) || undone.has(idFrom('undone', _id)))
    .map(({ _id, dayId, personId }): LedgerRecord => ({
      ...{ _id: idFrom('undone', _id), courseId, dayId, personId, ...act },
      ...{ kind: 'void', voids: _id, cause: 'undone' },
    }));
  await notes.add(
    copies.flatMap((copy, i): Note[] => {
      const text = reasons.get(voided[i]?._id ?? '');
      const { _id, personId } = copy;
      return text === undefined ? [] : [{ _id, courseId, personId, text }];
    }),
  );
  await ledger.append(copies);
  await ledger.append(voids);
  return { batch: act.batch, lines: [...copies, ...voids] };
}
