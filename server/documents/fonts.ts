import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { unpackWoff } from './woff.ts';

export type Weight = 400 | 600;

/** One font file, unpacked: a part of the typeface, with the letters that it has. */
export interface FontPart {
  name: string;
  data: Buffer;
  font: Font;
}

/** A letter that no font has: it must stop the document, never vanish from a name. */
export class MissingGlyphError extends Error {
  readonly character: string;
  constructor(character: string) {
    super(`no font has the character U+${(character.codePointAt(0) ?? 0).toString(16)}`);
    this.name = 'MissingGlyphError';
    this.character = character;
  }
}

const subsets = [
  'latin',
  'latin-ext',
  'vietnamese',
  'greek',
  'greek-ext',
  'cyrillic',
  'cyrillic-ext',
] as const;
const weights: readonly Weight[] = [400, 600];

const require = createRequire(import.meta.url);
const loaded = new Map<string, FontPart>();

function part(subset: string, weight: Weight): FontPart {
  const name = `${subset}-${weight}`;
  const known = loaded.get(name);
  if (known) return known;
  const file = `@fontsource/source-sans-3/files/source-sans-3-${name}-normal.woff`;
  const data = unpackWoff(readFileSync(require.resolve(file)));
  const font = create(data);
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${file} is a collection of fonts`);
  const fresh = { name, data, font };
  loaded.set(name, fresh);
  return fresh;
}

/** A stretch of text that one font part can draw. */
export interface Run {
  part: FontPart;
  text: string;
}

const shapes = new Map<string, FontPart>();

function partFor(character: string, weight: Weight, before: FontPart | undefined): FontPart {
  const codePoint = character.codePointAt(0) ?? 0;
  if (before?.font.hasGlyphForCodePoint(codePoint)) return before;
  const key = `${weight}${character}`;
  const known = shapes.get(key);
  if (known) return known;
  for (const subset of subsets) {
    const candidate = part(subset, weight);
    if (candidate.font.hasGlyphForCodePoint(codePoint)) {
      shapes.set(key, candidate);
      return candidate;
    }
  }
  throw new MissingGlyphError(character);
}

/**
 * Cuts a text into runs by the fonts that have its letters. Spaces of all kinds become plain ones,
 * invisible formatting characters (joiners, direction marks) are left out: they have no shape.
 * @throws MissingGlyphError for a letter that no font has
 */
export function runsOf(text: string, weight: Weight): Run[] {
  const clean = text
    .normalize('NFC')
    .replace(/[\p{Zs}\t]/gu, ' ')
    .replace(/\p{Cf}/gu, '');
  const runs: Run[] = [];
  for (const character of clean) {
    const last = runs.at(-1);
    const found = partFor(character, weight, last?.part);
    if (last?.part === found) last.text += character;
    else runs.push({ part: found, text: character });
  }
  return runs;
}

/** Every font part, to be registered in a document; only those that are used get embedded. */
export function allParts(): FontPart[] {
  return weights.flatMap((weight) => subsets.map((subset) => part(subset, weight)));
}
