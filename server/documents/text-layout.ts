import { type FontPart, type Weight, runsOf } from './fonts.ts';

/** A piece of a line in one font, with its width in points. */
export interface Piece {
  readonly part: FontPart;
  readonly text: string;
  readonly width: number;
}

export interface Line {
  readonly pieces: readonly Piece[];
  readonly width: number;
  /** The next line goes on within the same word: no space between them. */
  readonly broken: boolean;
}

const widths = new WeakMap<FontPart, Map<string, number>>();

/** Width of a text in points at a size, measured with the font's own shaping. */
function widthOf(part: FontPart, text: string, size: number): number {
  let known = widths.get(part);
  if (!known) {
    known = new Map<string, number>();
    widths.set(part, known);
  }
  let units = known.get(text);
  if (units === undefined) {
    units = part.font.layout(text).advanceWidth / part.font.unitsPerEm;
    if (known.size > 5000) known.clear();
    known.set(text, units);
  }
  return units * size;
}

const measure = (text: string, weight: Weight, size: number): Piece[] =>
  runsOf(text, weight).map((run) => ({ ...run, width: widthOf(run.part, run.text, size) }));

const sum = (pieces: readonly Piece[]) => pieces.reduce((total, piece) => total + piece.width, 0);

/** So many texts are remembered with their lines: more than a course's certificates have in common. */
const remembered = 2000;
const layouts = new Map<string, readonly Line[]>();

/**
 * Breaks a text into lines no wider than `width` points: at spaces, and inside a word only where
 * the word alone is too wide. Nothing is ever cut off. Line breaks in the text are kept.
 * @throws MissingGlyphError
 */
export function layOut(text: string, weight: Weight, size: number, width: number): readonly Line[] {
  const key = `${weight} ${size} ${width} ${text}`;
  const known = layouts.get(key);
  if (known) return known;
  const lines = text
    .split(/\r\n|\r|\n/)
    .flatMap((paragraph) => layOutOne(paragraph, weight, size, width));
  if (layouts.size >= remembered) layouts.clear();
  layouts.set(key, lines);
  return lines;
}

/**
 * As many lines as the width asks for, of about the same length: no word stands alone under a centred
 * line.
 * @throws MissingGlyphError
 */
export function balanced(
  text: string,
  weight: Weight,
  size: number,
  width: number,
): readonly Line[] {
  let best = layOut(text, weight, size, width);
  let [narrow, wide] = [width / 2, width];
  for (let tries = 0; tries < 7; tries += 1) {
    const middle = (narrow + wide) / 2;
    const lines = layOut(text, weight, size, middle);
    const fits = lines.length === best.length && lines.every((line) => !line.broken);
    if (fits) [best, wide] = [lines, middle];
    else narrow = middle;
  }
  return best;
}

function layOutOne(text: string, weight: Weight, size: number, width: number): Line[] {
  const words = text
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) =>
      fitting(word, weight, size, width).map((part, index) => ({ part, glued: index > 0 })),
    );
  const space = sum(measure(' ', weight, size));
  const lines: { words: string[]; broken: boolean }[] = [];
  let used = Infinity;
  for (const { part, glued } of words) {
    const own = sum(measure(part, weight, size));
    const last = lines.at(-1);
    if (last && !glued && used + space + own <= width) {
      last.words.push(part);
      used += space + own;
    } else {
      if (last) last.broken = glued;
      lines.push({ words: [part], broken: false });
      used = own;
    }
  }
  return (lines.length === 0 ? [{ words: [''], broken: false }] : lines).map((line) => {
    const pieces = measure(line.words.join(' '), weight, size);
    return { pieces, width: sum(pieces), broken: line.broken };
  });
}

/** A word in parts that each fit; the word itself where it does. */
function fitting(word: string, weight: Weight, size: number, width: number): string[] {
  if (sum(measure(word, weight, size)) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && sum(measure(part + letter, weight, size)) > width) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}
