import { setImmediate } from 'node:timers/promises';
import { Pages } from '../../documents/tables/pages.ts';
import { tableColumns } from '../../documents/tables/pdf.ts';
import { shownCell, type Table } from '../../documents/tables/table.ts';
import type { CoursePart } from './account-list.ts';
import { drawn } from './write.ts';

/**
 * A list over many courses as a PDF, a heading and a table for each course. Between courses others
 * get their turn, so that the server stays answering.
 * @throws AppError LIST_LETTER_NOT_IN_FONT
 */
export async function partsPdf(
  title: string,
  parts: readonly (CoursePart & { course: string })[],
  locale: Table['locale'],
  at: Date,
): Promise<Uint8Array> {
  return drawn(async () => {
    const pages = new Pages({ title, author: '', language: locale, at, landscape: true });
    pages.title(title);
    for (const { course, headings, rows } of parts) {
      if (rows.length === 0) continue;
      pages.heading(course, 60);
      const cells = rows.map((row) => row.map((cell) => shownCell(cell, locale)));
      pages.table(headings, cells, tableColumns(pages.width, { headings, rows }, cells));
      await setImmediate();
    }
    return pages.pdf.bytes();
  });
}
