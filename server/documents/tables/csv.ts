import { stringify } from 'csv-stringify/sync';
import type { Locale } from '#contract/roles';
import { numberOf, type Cell, type Table } from './table.ts';

/** The media type of CSV as we write it. */
export const csvType = 'text/csv; charset=utf-8';

/**
 * A list as CSV that Excel in Norwegian opens right: UTF-8 with its mark, `;` between cells, decimal
 * commas. A text that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function tableCsv({ headings, rows, locale }: Table): string {
  const body = rows.map((row) => row.map((cell) => textOf(cell, locale)));
  return stringify([[...headings], ...body], {
    ...{ delimiter: ';', bom: true, record_delimiter: 'windows', escape_formulas: true },
  });
}

function textOf(cell: Cell, locale: Locale): string {
  if (typeof cell === 'string') return cell.replace(/[\r\n]+/g, ' ');
  const value = String(numberOf(cell) ?? '');
  return locale === 'en' ? value : value.replace('.', ',');
}
