import type { Locale } from '#contract/roles';
import { shownHundredths, shownMinutes } from '../../i18n/shown.ts';

/**
 * A cell: text, a count, a length of time that is rounded so that it never flatters (rule 14), or
 * hours as a body words them, in hundredths. Text is text in every format, whatever it begins with.
 */
export type Cell =
  string | { count: number } | { seconds: number; rounded: 'down' | 'up' } | { hundredths: number };

/** A list to be written as XLSX, CSV or PDF. */
export interface Table {
  title: string;
  /** Sentences above the list; a PDF shows them, the other formats are the bare list. */
  notes: readonly string[];
  headings: readonly string[];
  rows: readonly (readonly Cell[])[];
  locale: Locale;
}

/** A cell as people read it. */
export function shownCell(cell: Cell, locale: Locale): string {
  if (typeof cell === 'string') return cell;
  if ('hundredths' in cell) return shownHundredths(cell.hundredths, locale);
  if ('count' in cell) return String(cell.count);
  const minutes = cell.seconds / 60;
  return shownMinutes(cell.rounded === 'up' ? Math.ceil(minutes) : Math.floor(minutes), locale);
}

/** A cell as a number: a count, or hours with two decimals; null for text. */
export function numberOf(cell: Cell): number | null {
  if (typeof cell === 'string') return null;
  if ('count' in cell) return cell.count;
  if ('hundredths' in cell) return cell.hundredths / 100;
  const hundredths = cell.seconds / 36;
  return (cell.rounded === 'up' ? Math.ceil(hundredths) : Math.floor(hundredths)) / 100;
}
