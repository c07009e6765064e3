import { withoutHiddenSigns } from './plain.ts';

/** Titles before or after names; they never make up a name alone. */
const titles = new Set('dr prof professor mr mrs ms phd hr fru cand psykol'.split(' '));

/** Longer than any name; keeps hostile cells from costing more than their length. */
const longest = 300;

export interface NameParts {
  /** Words in the order of address: `Dahl, Anne B.` gives anne, b., dahl. Lower case, without titles. */
  readonly words: readonly string[];
  /** What stood in brackets: organisations, `Guest`; on a device sometimes the person. */
  readonly brackets: readonly string[];
}

/**
 * A name without what varies between its writings: NFC, spaces, brackets at the end, `Last, First`,
 * titles.
 */
export function nameParts(name: string): NameParts {
  let rest = withoutHiddenSigns(name.slice(0, longest).normalize('NFC'))
    .replace(/\s+/g, ' ')
    .trim();
  const brackets: string[] = [];
  for (;;) {
    const match = /^(.*?)\s*[([{（【]([^()[\]{}（）【】]*)[)\]}）】]$/u.exec(rest);
    const outside = match?.[1]?.trim() ?? '';
    if (match === null || outside === '') break;
    brackets.push(match[2]?.trim() ?? '');
    rest = outside;
  }
  const words = inOrder(rest.toLowerCase())
    .split(' ')
    .map((word) => word.replace(/^["'“”]+|["'“”,;]+$|\./gu, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const proper = words.filter((word) => !titles.has(word));
  return { words: proper.length > 0 ? proper : words, brackets };
}

/** The name as a set of words: equal keys, equal normalised names. '' for a name without letters or digits. */
export function nameKey(name: string): string {
  return keyOf(nameParts(name).words);
}

/** The second key: the same for å and aa, ø and oe, æ and ae. */
export function secondNameKey(name: string): string {
  return keyOf(nameParts(name).words.map(withoutNordicLetters));
}

export function withoutNordicLetters(text: string): string {
  return text.replaceAll('å', 'aa').replaceAll('ø', 'oe').replaceAll('æ', 'ae');
}

function keyOf(words: readonly string[]): string {
  return [...new Set(words)].sort().join(' ');
}

/** `Øygard, Åse-Marie` as it is said: Åse-Marie Øygard. */
function inOrder(name: string): string {
  const [last = '', first, ...more] = name.split(/\s*,\s*/);
  if (first === undefined || first === '' || more.length > 0) return name.replaceAll(',', ' ');
  return `${first} ${last}`;
}
