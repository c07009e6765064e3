import { type CellKind, cellKind, isTimeLike } from './cells.ts';
import { parseRows } from './parse-rows.ts';
import type { Delimiter } from './report.ts';
import { normalised } from './pieces.ts';

const signs: Readonly<Record<Delimiter, string>> = { tab: '\t', ';': ';', ',': ',' };
const headLength = 4000;

/** The delimiter that yields most dates, durations and addresses in the head of a text. */
export function bestDelimiter(text: string): { delimiter: Delimiter; sign: string } {
  const cut = text.length > headLength ? text.lastIndexOf('\n', headLength) : text.length;
  const head = normalised(text.slice(0, cut > 0 ? cut : headLength));
  const scored = (Object.keys(signs) as Delimiter[]).map((delimiter) => ({
    delimiter,
    sign: signs[delimiter],
    typed: typedCells(head, signs[delimiter]),
    cells: head.split(signs[delimiter]).length,
  }));
  const [best] = scored.toSorted((a, b) => b.typed - a.typed || b.cells - a.cells);
  return best ?? { delimiter: ',', sign: ',' };
}

/** A whole stamp weighs more than the date or the time that a wrong delimiter leaves of it. */
function typedCells(head: string, sign: string): number {
  if (!head.includes(sign)) return 0;
  const { records } = parseRows(head, sign);
  return records.flat().reduce((sum, cell) => sum + weightOf(cellKind(cell.trim())), 0);
}

function weightOf(kind: CellKind): number {
  if (kind === 'stamp') return 3;
  return kind === 'address' || isTimeLike(kind) ? 1 : 0;
}
