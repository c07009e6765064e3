import { durationUnit, type DurationUnit, wordKey } from './locale-words.ts';
import { plain, unwrapped } from './plain.ts';

const secondsOf: Readonly<Record<DurationUnit, number>> = { d: 86_400, h: 3600, m: 60, s: 1 };
const order: readonly DurationUnit[] = ['d', 'h', 'm', 's'];
const group = /(\d+(?:[.,]\d+)?)\s*([^\d\s]+(?:\s+[^\d\s]+)*)\s*/gu;
const iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?)?$/i;
const clock = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/;
const mostForms = 1000;

/** What a file has taught of its durations. */
export interface UnitWords {
  /** In `1 x 2 y 3 z` the places tell what x, y and z are. */
  readonly learned: Map<string, DurationUnit>;
  /** Seconds per number, by what stands around the numbers: thousands of durations have few forms. */
  readonly forms: Map<string, readonly number[] | null>;
}

interface Group {
  readonly amount: number;
  /** The unit, and what may stand around it: `43 de minute`, `1 Std. und`. */
  readonly words: readonly string[];
}

export function newUnitWords(): UnitWords {
  return { learned: new Map(), forms: new Map() };
}

/** Learns the unit words of a file's own language from those of its cells that have three parts. */
export function learnUnitWords(cells: Iterable<string>, { learned }: UnitWords): void {
  for (const cell of cells) {
    const groups = cell.length > 60 ? null : groupsOf(plain(cell));
    if (groups?.length !== 3) continue;
    for (const [i, { words }] of groups.entries()) {
      const unit = order[i + 1];
      const [word] = words;
      if (unit !== undefined && word !== undefined && !learned.has(word)) learned.set(word, unit);
    }
  }
}

/**
 * Whole seconds of a duration in words or ISO 8601 (`1h 54m`, `3h 26s`, `1 t 5 min`, `PT1H`), in
 * any language; null when the cell is none.
 */
export function parseDuration(cell: string, words?: UnitWords): number | null {
  if (cell.length > 60) return null;
  const text = plain(unwrapped(cell));
  if (/^[Pp]/.test(text)) return isoDuration(text);
  if (!/^\d/.test(text)) return null;
  const form = words === undefined ? '' : text.replace(/\d+/g, '#');
  return words === undefined || /#[.,]#/.test(form)
    ? wordedDuration(text, words)
    : durationOfForm(form, text, words);
}

/** Seconds of `h:mm:ss`, or of `h:mm` (or `m:ss`, which looks the same) in both readings. */
export function parseClockDuration(cell: string): { seconds: number; asMinutes: number } | null {
  const [, first, second, third] = clock.exec(plain(unwrapped(cell))) ?? [];
  if (first === undefined || second === undefined) return null;
  const seconds = Number(first) * 3600 + Number(second) * 60 + Number(third ?? '0');
  const asMinutes = Number(first) * 60 + Number(second);
  return { seconds, asMinutes: third === undefined ? asMinutes : seconds };
}

function isoDuration(text: string): number | null {
  const match = /\d/.test(text) ? iso.exec(text) : null;
  if (match === null) return null;
  const [, d = '0', h = '0', m = '0', s = '0'] = match;
  return Number(d) * 86_400 + Number(h) * 3600 + Number(m) * 60 + Number(s);
}

/** @param form the text with a sign for each number */
function durationOfForm(form: string, text: string, words: UnitWords): number | null {
  let factors = words.forms.get(form);
  if (factors === undefined) {
    const groups = groupsOf(text);
    factors = groups === null ? null : factorsOf(groups, words);
    if (words.forms.size < mostForms) words.forms.set(form, factors);
  }
  if (factors === null) return null;
  const numbers = text.split(/\D+/);
  let total = 0;
  for (let i = 0; i < factors.length; i++) total += Number(numbers[i]) * (factors[i] ?? 0);
  return total;
}

function wordedDuration(text: string, words: UnitWords | undefined): number | null {
  const groups = groupsOf(text);
  const factors = groups === null ? null : factorsOf(groups, words);
  if (groups === null || factors === null) return null;
  return Math.round(groups.reduce((sum, { amount }, i) => sum + amount * (factors[i] ?? 0), 0));
}

/** Seconds of each group's unit. Three groups in unknown words are hours, minutes and seconds. */
function factorsOf(groups: readonly Group[], words: UnitWords | undefined): number[] | null {
  const units = groups.map((one) => unitOf(one.words, words));
  const placed = groups.length === 3 && !descending(units) ? order.slice(1) : units;
  return descending(placed) ? placed.map((unit) => secondsOf[unit]) : null;
}

/** Each unit at most once, the larger before the smaller, none unknown. */
function descending(units: readonly (DurationUnit | null)[]): units is DurationUnit[] {
  return units.every((unit, i) => {
    const before = units[i - 1];
    return (
      unit !== null && (i === 0 || (before != null && order.indexOf(before) < order.indexOf(unit)))
    );
  });
}

/** Number and word in turn, from the first sign to the last; null when the text is anything else. */
function groupsOf(text: string): Group[] | null {
  if (!/^\d/.test(text) || text.includes(':')) return null;
  const groups: Group[] = [];
  let end = 0;
  for (const match of text.matchAll(group)) {
    const [all, amount = '', words = ''] = match;
    if (match.index !== end) return null;
    end += all.length;
    const keys = words.split(/\s+/).map((word) => wordKey(word.replace(/,$/, '')));
    groups.push({ amount: Number(amount.replace(',', '.')), words: keys });
  }
  return end === text.length && groups.length <= 4 ? groups : null;
}

/** What the file itself teaches goes before what other languages say: 's' is an hour in Turkish. */
function unitOf(around: readonly string[], words: UnitWords | undefined): DurationUnit | null {
  for (const word of around) {
    const unit = words?.learned.get(word) ?? durationUnit(word);
    if (unit !== null) return unit;
  }
  return null;
}
