import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { numberOf, type Cell, type Table } from './table.ts';

/** The media type of XLSX. */
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * A list as XLSX: a first row of headings that stays in view, text cells typed as text (so a name
 * that looks like a formula is a name), numbers as numbers.
 */
export async function tableXlsx({ title, headings, rows }: Table): Promise<Uint8Array> {
  const head: Row = headings.map((value) => ({ value, type: String, fontWeight: 'bold' }));
  const data: Row[] = [head];
  for (const row of rows) data.push(row.map(cellOf));
  const columns = headings.map((heading, i) => ({ width: widthOf(heading, rows, i) }));
  return writeXlsxFile(data, {
    ...{ columns, stickyRowsCount: 1 },
    sheet: title.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31),
  }).toBuffer();
}

function cellOf(cell: Cell) {
  if (typeof cell === 'string') return cell === '' ? null : { value: cell, type: String };
  const value = numberOf(cell) ?? 0;
  return 'count' in cell ? { value, type: Number } : { value, type: Number, format: '0.00' };
}

const sampled = 200;

/** Wide enough for what stands there, in characters. */
function widthOf(heading: string, rows: Table['rows'], column: number): number {
  let width = heading.length;
  for (const row of rows.slice(0, sampled)) {
    const cell = row[column] ?? '';
    width = Math.max(width, typeof cell === 'string' ? cell.length : 8);
  }
  return Math.min(60, width + 2);
}
