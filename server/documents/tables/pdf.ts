import { Pages, sideBySide } from './pages.ts';
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
  const weights = headings.map((heading, i) => {
    const lengths = cells.map((row) => Math.min(40, row[i]?.length ?? 0));
    return Math.max(5, longestWord(heading), ...lengths.map((length) => length * 0.8));
  });
  const right = headings.map((_heading, i) => rows.some((row) => typeof row[i] === 'object'));
  pages.table(headings, cells, sideBySide(pages.width, weights, right));
  return pages.pdf.bytes();
}

const longestWord = (text: string) => Math.max(...text.split(' ').map((word) => word.length));
