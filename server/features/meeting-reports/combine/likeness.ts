import { type NameParts, withoutNordicLetters } from '../reader/name-key.ts';

/** å as aa, and every other letter without its accents: for comparing, never for showing. */
export function folded(text: string): string {
  return withoutNordicLetters(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ö', 'oe')
    .replaceAll('ł', 'l')
    .replaceAll('ð', 'd');
}

/**
 * Two writings of what may be one name: the same first and last word, and what stands between is the
 * same, an initial of it, or left out in one (`Ingvild Sætre Hauglum`, `Ingvild S. Hauglum`).
 */
export function isLikeName(a: NameParts, b: NameParts): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.length - y.length);
  if (!one || !other || one.length < 2) return false;
  if (one[0] !== other[0] || one.at(-1) !== other.at(-1)) return false;
  let at = 1;
  return one.slice(1, -1).every((word) => {
    const match = other.slice(at, -1).findIndex((candidate) => isShortFor(word, candidate));
    at += match + 1;
    return match >= 0;
  });
}

/** The first and the last word: names that may be alike have both in common. */
export function endsOfNameKey(name: NameParts): string | null {
  const words = wordsOf(name);
  const [first] = words;
  const last = words.at(-1);
  return words.length < 2 || first === undefined || last === undefined ? null : `${first} ${last}`;
}

function wordsOf({ words }: NameParts): string[] {
  return words.flatMap((word) => folded(word).split('-')).filter((word) => word !== '');
}

function isShortFor(a: string, b: string): boolean {
  return a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));
}
