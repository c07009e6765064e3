import { type PageColumn, Pages, sideBySide } from './pages.ts';
import { shownCell, type Table } from './table.ts';

/**
 * A list as a tagged PDF on A4: upright with few columns, across with many.
 * @throws MissingGlyphError for a letter that no font has: it never vanishes from a name
 */
export async function tablePdf(table: Table, author: string, at: Date): Promise<Uint8Array> {
  const { title, notes, headings, rows, locale } = table;
  const pages = new Pages({
    ...{ title, author, at, language: locale, landscape: headings.length > 5 },
  });
  pages.title(title);
  for (const note of notes) pages.note(note);
  pages.y += 4;
  const cells = rows.map((row) => row.map((cell) => shownCell(cell, locale)));
  pages.table(headings, cells, tableColumns(pages.width, table, cells));
  return pages.pdf.bytes();
}

/** Columns as wide as what stands in them asks for; figures to the right. */
export function tableColumns(
  width: number,
  { headings, rows }: Pick<Table, 'headings' | 'rows'>,
  cells: readonly (readonly string[])[],
): PageColumn[] {
  const weights = headings.map((heading, i) => {
    const longest = cells.reduce((most, row) => Math.max(most, row[i]?.length ?? 0), 0);
    return Math.max(5, longestWord(heading), Math.min(40, longest) * 0.8);
  });
  const right = headings.map((_heading, i) => rows.some((row) => typeof row[i] === 'object'));
  return sideBySide(width, weights, right);
}

const longestWord = (text: string) => Math.max(...text.split(' ').map((word) => word.length));
