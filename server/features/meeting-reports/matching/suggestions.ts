import { folded, isLikeName } from '../combine/likeness.ts';
import { type NameParts, nameParts, secondNameKey } from '../reader/name-key.ts';
import { severalNames } from '../reader/name-marks.ts';
import type { Identified } from './remember.ts';
import type { RosterPerson } from './roster.ts';

export type SuggestionReason =
  | 'sameName'
  | 'likeName'
  | 'nameInBrackets'
  | 'oneOfSeveralNames'
  | 'nameInAddress'
  | 'spelledAlike';

/** Somebody whom a row may be. Never taken without a leader. */
export interface Suggestion {
  readonly id: string;
  readonly reason: SuggestionReason;
}

const mostSuggested = 5;

/** A name taken apart once, for many comparisons. */
interface Known {
  readonly id: string;
  readonly key: string;
  readonly parts: NameParts;
  readonly spelled: string;
  /** First and last word in the letters of an address; empty for a name of one word. */
  readonly ends: readonly string[];
}

/** Asked once per row: who of the roster it may be, likeliest first. */
export type Suggest = (person: Identified) => Suggestion[];

export function suggestFrom(roster: readonly RosterPerson[]): Suggest {
  const candidates = roster.map(({ id, name }) => knownName(id, name));
  return (person) => {
    const asked = knownName('', person.name);
    const keys = {
      brackets: asked.parts.brackets.map(secondNameKey),
      several: severalKeys(person.name),
      addresses: [person.email, person.upn].map((address) =>
        lettersOf(address.split('@')[0] ?? ''),
      ),
    };
    const found = new Map<string, SuggestionReason>();
    for (const reason of reasons) {
      for (const candidate of candidates) {
        if (!found.has(candidate.id) && applies[reason](asked, candidate, keys)) {
          found.set(candidate.id, reason);
        }
      }
    }
    return [...found].slice(0, mostSuggested).map(([id, reason]) => ({ id, reason }));
  };
}

function knownName(id: string, name: string): Known {
  const parts = nameParts(name);
  const ends = parts.words.length > 1 ? [parts.words[0], parts.words.at(-1)] : [];
  return {
    id,
    key: secondNameKey(name),
    parts,
    spelled: parts.words.map(folded).sort().join(' '),
    ends: ends.flatMap((word) => (word === undefined ? [] : lettersOf(word))),
  };
}

const reasons: readonly SuggestionReason[] = [
  'sameName',
  'nameInBrackets',
  'oneOfSeveralNames',
  'likeName',
  'nameInAddress',
  'spelledAlike',
];

interface Keys {
  readonly brackets: readonly string[];
  readonly several: readonly string[];
  readonly addresses: readonly (readonly string[])[];
}

const applies: Readonly<
  Record<SuggestionReason, (asked: Known, candidate: Known, keys: Keys) => boolean>
> = {
  sameName: ({ key }, candidate) => key !== '' && key === candidate.key,
  likeName: ({ parts }, candidate) => isLikeName(parts, candidate.parts),
  nameInBrackets: (_, { key }, { brackets }) => key !== '' && brackets.includes(key),
  oneOfSeveralNames: (_, { key }, { several }) => key !== '' && several.includes(key),
  nameInAddress: (_, { ends }, { addresses }) =>
    ends.length > 1 &&
    addresses.some((words) => words.length > 1 && ends.every((word) => words.includes(word))),
  spelledAlike: ({ spelled }, candidate) => isSpelledAlike(spelled, candidate.spelled),
};

/** `Jan-Erik Tveiterås og Synnøve Ækre (Guest)`: the keys of both. */
function severalKeys(name: string): string[] {
  const names = severalNames(withoutBrackets(name));
  return names.length > 1 ? names.map(secondNameKey) : [];
}

function withoutBrackets(name: string): string {
  return name.replace(/\s*[([{（【].*$/u, '');
}

/** Addresses write ø as o as often as oe. */
function lettersOf(text: string): string[] {
  const plain = text.toLowerCase().replaceAll('ø', 'o').replaceAll('å', 'a').replaceAll('æ', 'ae');
  return plain
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

/** One or two letters of a longer name are different. */
function isSpelledAlike(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 8) return false;
  return isWithinEdits(one, other, one.length < 14 ? 1 : 2);
}

/** Levenshtein's distance, given up as soon as it is too far. */
function isWithinEdits(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > most) return false;
    row = next;
  }
  return (row.at(-1) ?? Infinity) <= most;
}
