import type { LocalDate } from '#domain/time';
import type { DateOrder } from './report.ts';

/** The three numbers of a date as they stand, and the orders that its shape allows, likeliest first. */
export interface DateParts {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly orders: readonly DateOrder[];
}

const yearFirst: readonly DateOrder[] = ['ymd'];
/** Dots are day first (Korea alone writes the year first with dots, in two digits). */
const byDots: readonly DateOrder[] = ['dmy'];
const byDotsShort: readonly DateOrder[] = ['dmy', 'ymd'];
const ambiguous: readonly DateOrder[] = ['dmy', 'mdy'];
const ambiguousShort: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];

/** Few distinct dates come in many cells: each is made once. */
const known = new Map<string, DateParts | null>();

const threeNumbers = /^(\d{1,4}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{1,4})$/;

/** The parts of `6.2.2025`, `2/6/25`, `2025-02-06`; null for any other text. */
export function numericDate(text: string): DateParts | null {
  const before = known.get(text);
  if (before !== undefined) return before;
  const parts = partsOf(text);
  if (known.size >= 2000) known.clear();
  known.set(text, parts);
  return parts;
}

function partsOf(text: string): DateParts | null {
  const [, a = '', separator = '', b = '', c = ''] = threeNumbers.exec(text) ?? [];
  const orders = a === '' ? null : ordersOf(a, separator, c);
  return orders && { a: Number(a), b: Number(b), c: Number(c), orders };
}

/** A date whose month is a word: nothing to decide. */
export function namedDate(day: number, month: number, year: number, order: DateOrder): DateParts {
  const [a, b, c] =
    order === 'dmy'
      ? [day, month, year]
      : order === 'mdy'
        ? [month, day, year]
        : [year, month, day];
  return { a, b, c, orders: [order] };
}

function ordersOf(a: string, separator: string, c: string): readonly DateOrder[] | null {
  if (a.length === 3 || c.length === 3) return null;
  if (a.length === 4) return c.length === 4 ? null : yearFirst;
  if (c.length === 1) return yearFirst;
  if (c.length === 4) return separator === '.' ? byDots : ambiguous;
  return separator === '.' ? byDotsShort : ambiguousShort;
}

/** The date in one order, or null where there is no such date. Years of two digits are of this century. */
export function reading({ a, b, c }: DateParts, order: DateOrder): LocalDate | null {
  if (order === 'dmy') return validDate(c, b, a);
  return order === 'mdy' ? validDate(c, a, b) : validDate(a, b, c);
}

/** The order that one date is read in, given the order of its file. */
export function orderFor(parts: DateParts, order: DateOrder): DateOrder {
  return parts.orders.includes(order) ? order : (parts.orders[0] ?? order);
}

function validDate(yearAsWritten: number, month: number, day: number): LocalDate | null {
  const year = fullYear(yearAsWritten);
  if (year < 2000 || year > 2099 || month < 1 || month > 12 || day < 1) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Thai reports count the years of the Buddhist calendar, 543 ahead. */
function fullYear(year: number): number {
  if (year < 100) return 2000 + year;
  return year >= 2543 && year < 2643 ? year - 543 : year;
}
