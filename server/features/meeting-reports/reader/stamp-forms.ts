import { type DateParts, namedDate, numericDate } from './date-parts.ts';
import { dayHalf, monthNumber } from './locale-words.ts';
import { secondOfDay, type Stamp } from './stamp-value.ts';

/** A date or a time found in a text, and the text around it. */
interface Found<T> {
  readonly value: T;
  readonly before: string;
  readonly after: string;
}

const yearFirst = /(?<!\d)(\d{4}) ?[-/.年년] ?(\d{1,2}) ?[-/.月월] ?(\d{1,2})(?!\d) ?[日일.]?/;
const numbers = /(?<!\d)(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{1,2})(?!\d)\.?/g;
const word = String.raw`(\p{L}[\p{L}\p{M}'’]*)\.?`;
const dayNamed = new RegExp(
  String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º)?\.?[- ]?(?:de |d['’]|of )?${word},?[- ]?(?:de |del |of )?(\d{4}|\d{2})(?!\d)`,
  'u',
);
const namedDay = new RegExp(String.raw`${word} ?(\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)`, 'u');
const yearNamed = new RegExp(
  String.raw`(?<!\d)(\d{4})\.? ?(?:m\. ?)?${word} ?(\d{1,2})(?!\d)\.?(?: ?d\.)?`,
  'u',
);
const time =
  /(?<!\d)(\d{1,2}) ?(?:[:.：h時时시点點]|uhr|ч) ?(\d{1,2})(?: ?(?:[:.：'’分분мm]|min\.?|мин\.?) ?(\d{1,2})(?:[.,]\d+)?)?(?!\d) ?(?:[s秒초с](?![\p{L}])|sek?\.?|sec\.?|분|分)?/u;
const zone = /^ ?\(?(z|utc|gmt)?(?: ?([+\u2212-]\d{1,2}):?(\d{2})?)?\)?$/;
const lettersLeft = 14;

/** Every other way to write a stamp: month names, AM and PM of all languages, time first, `kl.`, `h`, CJK. */
export function anyStamp(original: string): Stamp | null {
  const text = original.toLowerCase();
  const date = findDate(text);
  const rest = date === null ? text : `${date.before} ${date.after}`;
  const found = findTime(rest);
  if (found === null) {
    const bare = date !== null && letters(rest) <= lettersLeft && !/\d/.test(rest);
    return bare ? { date: date.value, second: null, offset: null, twelveHour: false } : null;
  }
  return withTime(date?.value ?? null, found);
}

function withTime(date: DateParts | null, found: Found<readonly number[]>): Stamp | null {
  const [hour = 0, minute = 0, second = 0] = found.value;
  const before = found.before.trim();
  const after = found.after.trim();
  const half = halfOf(before, after);
  const offset = offsetOf(half.rest);
  const around = `${before} ${offset === null ? half.rest : ''}`;
  // A sentence that mentions a time is no stamp; next to a bare time, hardly a word may stand.
  const room = date === null ? 5 : lettersLeft;
  if (/\d/.test(around) || letters(around.replace(half.word, '')) > room) return null;
  const ofDay = secondOfDay(hour, minute, second, half.half ?? undefined);
  return ofDay === null ? null : { date, second: ofDay, offset, twelveHour: half.half !== null };
}

function findDate(text: string): Found<DateParts> | null {
  const iso = yearFirst.exec(text);
  if (iso) {
    const [all, y = '', m = '', d = ''] = iso;
    return found(text, iso.index, all, numericDate(`${y}-${m}-${d}`));
  }
  // A time with dots looks like a short date: a year of four digits or a month's name goes before.
  const matches = [...text.matchAll(numbers)];
  return (
    dateAt(
      text,
      matches.find(([, , , , year]) => year?.length === 4),
    ) ??
    wordedDate(text) ??
    dateAt(text, matches[0])
  );
}

function dateAt(text: string, match: RegExpMatchArray | undefined): Found<DateParts> | null {
  if (match === undefined) return null;
  const [all, a = '', separator = '', b = '', c = ''] = match;
  const date = numericDate([a, b, c].join(separator));
  return found(text, match.index ?? 0, all, date);
}

function wordedDate(text: string): Found<DateParts> | null {
  const forms = [
    [dayNamed, 'dmy', 1, 2, 3],
    [namedDay, 'mdy', 2, 1, 3],
    [yearNamed, 'ymd', 3, 2, 1],
  ] as const;
  for (const [form, order, day, month, year] of forms) {
    const match = form.exec(text);
    const number = match === null ? null : monthNumber(match[month] ?? '');
    if (match === null || number === null) continue;
    const parts = namedDate(Number(match[day]), number, Number(match[year]), order);
    return found(text, match.index, match[0], parts);
  }
  return null;
}

function findTime(text: string): Found<readonly number[]> | null {
  const match = time.exec(text);
  if (match === null) return null;
  const [all, h = '', m = '', s = '0'] = match;
  return found(text, match.index, all, [Number(h), Number(m), Number(s)]);
}

function found<T>(text: string, at: number, match: string, value: T | null): Found<T> | null {
  if (value === null) return null;
  return { value, before: text.slice(0, at), after: text.slice(at + match.length) };
}

interface Half {
  readonly half: 'a' | 'p' | null;
  /** What said so before the time, and what is left after it. */
  readonly word: string;
  readonly rest: string;
}

/** AM or PM stands after the time, in up to three words, or right before it. */
function halfOf(before: string, after: string): Half {
  const words = after.split(' ').filter((text) => text !== '');
  for (let length = 3; length >= 1; length--) {
    for (let i = 0; i + length <= words.length; i++) {
      const half = dayHalf(withoutCommas(words.slice(i, i + length).join('')));
      if (half !== null) return { half, word: '', rest: words.toSpliced(i, length).join(' ') };
    }
  }
  const last = /\S+$/.exec(before)?.[0] ?? '';
  const half = last === '' ? null : dayHalf(withoutCommas(last));
  return { half, word: half === null ? '' : last, rest: after };
}

function withoutCommas(text: string): string {
  return text.replace(/[,،]/g, '');
}

function offsetOf(text: string): number | null {
  const match = zone.exec(text);
  if (match === null || text === '') return null;
  const [, , hours, minutes = '0'] = match;
  if (hours === undefined) return 0;
  const signed = Number(hours.replace('\u2212', '-'));
  return Math.sign(signed) * (Math.abs(signed) * 60 + Number(minutes));
}

function letters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}
