import type { ReadTable } from './people-tables.ts';
import { type ReportWarning, warning } from './report.ts';

/**
 * A column of answers that says whether a row is of the waiting room. No shape tells it from other
 * columns of yes and no, so its heading must: one that no word here fits is left alone, as are rows
 * whose answer is not a plain yes.
 */
const headings =
  /waiting room|venterom|väntrum|venteværelse|warteraum|salle d.attente|sala de espera|sala d.attesa|wachtruimte|wachtkamer|poczekalni|odotushuone|зал ожидания|待機室|等候室|대기실/i;
const yes = /^(yes|ja|oui|sí|si|sim|tak|kyllä|да|はい|是|예|true)$/i;

/** The tables without what was spent in the waiting room, which is no presence in the meeting. */
export function withoutWaitingRoom(tables: readonly ReadTable[]): {
  tables: ReadTable[];
  leftOut: ReportWarning | null;
} {
  const waited: number[] = [];
  const kept = tables.map((table) => {
    const column = table.typed.table.header?.findIndex((heading) => headings.test(heading)) ?? -1;
    if (column < 0) return table;
    const raw = table.raw.filter(({ row, cells }) => {
      const waits = yes.test((cells[column] ?? '').trim());
      if (waits) waited.push(row);
      return !waits;
    });
    return { ...table, raw };
  });
  const leftOut = waited.length === 0 ? null : warning('WAITING_ROOM_LEFT_OUT', waited);
  return { tables: kept, leftOut };
}
