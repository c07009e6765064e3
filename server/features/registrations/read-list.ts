import type { Reply } from '#contract/endpoints';
import { isNationalId } from '#domain/national-id';
import { asksForNationalId, fieldsOf } from './columns.ts';
import { readTable } from './read-table.ts';

/**
 * A registration list with what its columns seem to hold. The first of its first rows that names at
 * least two columns is the headings; what stands above is a title. Columns of national identity
 * numbers are emptied before anything is shown (rule 27).
 * @throws AppError LIST_EMPTY, LIST_NOT_READABLE, LIST_TOO_LONG
 */
export async function readList(bytes: Uint8Array): Promise<Reply<'registrations.read'>> {
  const table = await readTable(bytes);
  const heads = table.slice(0, 10).map(fieldsOf);
  const at = heads.findIndex((fields) => fields.filter((field) => field !== null).length >= 2);
  const headings = table[at] ?? (table[0] ?? []).map(() => '');
  const fields = heads[at] ?? headings.map(() => null);
  const rows = table.slice(at + 1);
  const secret = headings.map(
    (heading, i) => asksForNationalId(heading) || mostly(rows, i, isNationalId),
  );
  const open = (row: readonly string[]) => row.map((cell, i) => (secret[i] === true ? '' : cell));
  return {
    headings: [...headings],
    fields: fields.map((field, i) => (secret[i] === true ? null : field)),
    rows: rows.map(open),
    nationalIdColumns: headings.filter((_heading, i) => secret[i]),
  };
}

function mostly(
  rows: readonly (readonly string[])[],
  column: number,
  is: (cell: string) => boolean,
): boolean {
  const filled = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
  return filled.length > 0 && filled.filter(is).length * 2 > filled.length;
}
