import type { LocalDate } from '#domain/time';
import { type DateParts, orderFor, reading } from './date-parts.ts';
import { Refused, type OfferedDay } from './refusal.ts';
import type { DateOrder } from './report.ts';

/** One date as it stands in a file, and in how many cells. */
export interface DatedCells {
  readonly parts: DateParts;
  readonly count: number;
  /** Of these, how many have a time with AM or PM. */
  readonly twelveHour: number;
  readonly rows: readonly number[];
}

export interface DecidedOrder {
  readonly order: DateOrder | 'none';
  readonly decidedByCourseDate: boolean;
}

interface Candidate {
  readonly order: DateOrder;
  readonly readable: number;
  readonly dates: readonly LocalDate[];
  /** Cells on the session day, or from a day before to a day after it. */
  readonly hits: number;
}

/**
 * One date order for a file. Dots and ISO say it themselves; with slashes the reading counts that
 * hits the session day; AM and PM without another sign mean month first.
 * @throws Refused IMPOSSIBLE_DATES; DATE_ORDER_UNKNOWN when both readings are possible and none
 * hits the session day
 */
export function decideDateOrder(
  dated: readonly DatedCells[],
  date: LocalDate | undefined,
  chosen: DateOrder | undefined,
): DecidedOrder {
  if (dated.length === 0) return { order: 'none', decidedByCourseDate: false };
  if (chosen !== undefined)
    return { order: chosenOrder(chosen, dated, date), decidedByCourseDate: false };
  const all = ordersOf(dated).map((order) => candidate(order, dated, date));
  const most = Math.max(...all.map(({ readable }) => readable));
  if (most === 0) throw impossible(dated, date);
  const possible = all.filter(({ readable }) => readable === most);
  return choose(distinct(likely(possible, dated)), byHabit(dated, possible), date);
}

function chosenOrder(
  chosen: DateOrder,
  dated: readonly DatedCells[],
  date: LocalDate | undefined,
): DateOrder {
  if (candidate(chosen, dated, date).readable === 0) throw impossible(dated, date);
  const first = dated[0];
  return first === undefined ? chosen : orderFor(first.parts, chosen);
}

function choose(
  possible: readonly Candidate[],
  habit: Candidate | undefined,
  date: LocalDate | undefined,
): DecidedOrder {
  const best = Math.max(...possible.map(({ hits }) => hits));
  const hitting = best > 0 ? possible.filter(({ hits }) => hits === best) : [];
  const silent = possible.length === 1 ? possible[0] : habit;
  if (silent && (hitting.length === 0 || hitting.includes(silent))) {
    return { order: silent.order, decidedByCourseDate: false };
  }
  const [only, other] = hitting;
  if (only === undefined || other !== undefined) throw unknownOrder(possible, date);
  return { order: only.order, decidedByCourseDate: true };
}

function candidate(
  order: DateOrder,
  dated: readonly DatedCells[],
  date: LocalDate | undefined,
): Candidate {
  let readable = 0;
  let hits = 0;
  const dates = new Set<LocalDate>();
  for (const { parts, count } of dated) {
    const day = reading(parts, orderFor(parts, order));
    if (day === null) continue;
    readable += count;
    dates.add(day);
    // A day beside the session day weighs little: only nights and times in UTC have nothing else.
    if (day === date) hits += count * 1000;
    else if (date !== undefined && isBeside(day, date)) hits += count;
  }
  return { order, readable, hits, dates: [...dates].sort() };
}

function ordersOf(dated: readonly DatedCells[]): DateOrder[] {
  return [...new Set(dated.flatMap(({ parts }) => parts.orders))];
}

/** A year of two digits stands first only where nothing else hits the session day. */
function likely(possible: readonly Candidate[], dated: readonly DatedCells[]): Candidate[] {
  const isShort = dated.some(
    ({ parts }) => parts.orders.length > 1 && parts.orders.includes('ymd'),
  );
  const others = possible.filter(({ order }) => order !== 'ymd');
  const unlikely = isShort && others.length > 0 && !others.every(({ hits }) => hits === 0);
  const noneHits = possible.every(({ hits }) => hits === 0);
  return isShort && others.length > 0 && (unlikely || noneHits) ? others : [...possible];
}

/** Readings that give other dates than the ones before them: 05/05/2025 is no question. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(
    (one, i) => candidates.findIndex((other) => sameDates(one, other)) === i,
  );
}

function sameDates(a: Candidate, b: Candidate): boolean {
  return a.dates.join() === b.dates.join();
}

/** Without another sign AM and PM mean month first, dots day first, whatever the day is. */
function byHabit(
  dated: readonly DatedCells[],
  possible: readonly Candidate[],
): Candidate | undefined {
  const slashed = dated.filter(({ parts }) => parts.orders.includes('mdy'));
  const of = (order: DateOrder) => possible.find((candidate) => candidate.order === order);
  if (slashed.length === 0) return of('dmy') ?? of('ymd');
  const isTwelveHour = slashed.some(({ twelveHour }) => twelveHour > 0);
  return isTwelveHour ? of('mdy') : undefined;
}

function isBeside(day: LocalDate, date: LocalDate): boolean {
  return Math.abs(Date.parse(day) - Date.parse(date)) <= 86_400_000;
}

function unknownOrder(possible: readonly Candidate[], date: LocalDate | undefined): Refused {
  const days = possible.flatMap(({ order, dates }): OfferedDay[] =>
    dates.map((day) => ({ date: day, dateOrder: order })),
  );
  const found = days.map((day) => `${day.date} (${day.dateOrder})`).join(', ');
  return new Refused('DATE_ORDER_UNKNOWN', date ?? 'one way of reading the dates', found, { days });
}

function impossible(dated: readonly DatedCells[], date: LocalDate | undefined): Refused {
  const { parts, rows } = dated[0] ?? { parts: { a: 0, b: 0, c: 0 }, rows: [] };
  const found = `${parts.a}, ${parts.b}, ${parts.c}`;
  return new Refused('IMPOSSIBLE_DATES', date ?? 'dates that exist', found, {
    rows: [...new Set(rows)],
  });
}
