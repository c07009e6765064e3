import { durationUnit, type DurationUnit, wordKey } from './locale-words.ts';
import { plain, unwrapped } from './plain.ts';

const secondsOf: Readonly<Record<DurationUnit, number>> = { d: 86_400, h: 3600, m: 60, s: 1 };
const order: readonly DurationUnit[] = ['d', 'h', 'm', 's'];
const group = /(\d+(?:[.,]\d+)?)\s*([^\d\s]+(?:\s+[^\d\s]+)*)\s*/gu;
const iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?)?$/i;
const clock = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/;

/** Words for units that a file has taught: in `1 x 2 y 3 z` the places tell what x, y and z are. */
export type UnitWords = Map<string, DurationUnit>;

interface Group {
  readonly amount: number;
  /** The unit, and what may stand around it: `43 de minute`, `1 Std. und`. */
  readonly words: readonly string[];
}

/** Learns the unit words of a file's own language from those of its cells that have three parts. */
export function learnUnitWords(cells: Iterable<string>, words: UnitWords): void {
  for (const cell of cells) {
    const groups = cell.length > 60 || cell.includes(':') ? null : groupsOf(plain(cell));
    if (groups?.length !== 3) continue;
    for (const [i, { words: around }] of groups.entries()) {
      const unit = order[i + 1];
      const word = around[0];
      if (unit !== undefined && word !== undefined && !words.has(word)) words.set(word, unit);
    }
  }
}

/**
 * Whole seconds of a duration in words or ISO 8601 (`1h 54m`, `3h 26s`, `1 t 5 min`, `PT1H`), in
 * any language; null when the cell is none.
 */
export function parseDuration(cell: string, learned?: UnitWords): number | null {
  if (cell.length > 60) return null;
  const text = plain(unwrapped(cell)).trim();
  return isoDuration(text) ?? wordedDuration(text, learned);
}

/** Seconds of `h:mm:ss`, or of `h:mm` (or `m:ss`, which looks the same) in both readings. */
export function parseClockDuration(cell: string): { seconds: number; asMinutes: number } | null {
  const [, first, second, third] = clock.exec(plain(unwrapped(cell)).trim()) ?? [];
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

function wordedDuration(text: string, learned: UnitWords | undefined): number | null {
  const groups = groupsOf(text);
  if (groups === null) return null;
  const units = groups.map(({ words }) => unitOf(words, learned));
  const placed = groups.length === 3 && !descending(units) ? order.slice(1) : units;
  if (!descending(placed)) return null;
  const total = groups.reduce(
    (sum, { amount }, i) => sum + amount * secondsOf[placed[i] ?? 's'],
    0,
  );
  return Math.round(total);
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
  const first = text.charCodeAt(0);
  if (!(first >= 0x30 && first <= 0x39) || text.includes(':')) return null;
  const groups: Group[] = [];
  let end = 0;
  for (const match of text.matchAll(group)) {
    const [all, amount = '', words = ''] = match;
    if (match.index !== end) return null;
    end += all.length;
    groups.push({ amount: Number(amount.replace(',', '.')), words: keysOf(words) });
  }
  return end === text.length && groups.length <= 4 ? groups : null;
}

/** A file has few words for units, in thousands of cells. */
const knownKeys = new Map<string, readonly string[]>();

function keysOf(words: string): readonly string[] {
  const known = knownKeys.get(words);
  if (known) return known;
  const keys = words.split(/\s+/).map((word) => wordKey(word.replace(/,$/, '')));
  if (knownKeys.size >= 200) knownKeys.clear();
  if (words.length < 30) knownKeys.set(words, keys);
  return keys;
}

/** What the file itself teaches goes before what other languages say: 's' is an hour in Turkish. */
function unitOf(words: readonly string[], learned: UnitWords | undefined): DurationUnit | null {
  for (const word of words) {
    const unit = learned?.get(word) ?? durationUnit(word);
    if (unit !== null) return unit;
  }
  return null;
}
