import { inflateSync } from 'node:zlib';

/**
 * The text of each page of a PDF that pdfkit made, line by line as it was drawn: glyphs are put back
 * into letters by the fonts' own ToUnicode tables, as a reader or a search does it.
 */
export function pagesOfText(pdf: Buffer): string[] {
  const objects = objectsOf(pdf);
  const fontNames = new Map<string, ReadonlyMap<number, string>>();
  const pages: string[] = [];
  const dictionaries = [...objects.values()].map(({ dictionary }) => dictionary);
  for (const dictionary of dictionaries) {
    for (const [, name = '', id = ''] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.dictionary ?? '')?.[1];
      if (unicode !== undefined) fontNames.set(name, lettersOf(objects.get(unicode)?.stream ?? ''));
    }
  }
  for (const dictionary of dictionaries) {
    const content = /\/Type \/Page\b(?!s)[\s\S]*/.test(dictionary)
      ? /\/Contents (\d+) 0 R/.exec(dictionary)?.[1]
      : undefined;
    if (content !== undefined) pages.push(textOf(objects.get(content)?.stream ?? '', fontNames));
  }
  return pages;
}

interface PdfObject {
  dictionary: string;
  stream: string;
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const raw = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const match of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const begin = match.index + match[0].length;
    const end = raw.indexOf('endobj', begin);
    const at = raw.indexOf('stream\n', begin);
    const hasStream = at >= 0 && at < end;
    const dictionary = raw.slice(begin, hasStream ? at : end);
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0);
    const bytes = pdf.subarray(at + 7, at + 7 + length);
    const packed = dictionary.includes('/FlateDecode') && !dictionary.includes('/Length1');
    const stream = hasStream ? (packed ? unpacked(bytes) : bytes.toString('latin1')) : '';
    objects.set(match[1] ?? '', { dictionary, stream });
  }
  return objects;
}

function unpacked(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return '';
  }
}

/** Glyphs to letters, by the ranges of a ToUnicode table. */
function lettersOf(table: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, from = '0', list = ''] of table.matchAll(
    /<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi,
  )) {
    [...list.matchAll(/<([0-9a-f]*)>/gi)].forEach(([, hex = ''], i) => {
      const units = (hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
      letters.set(Number.parseInt(from, 16) + i, String.fromCharCode(...units));
    });
  }
  return letters;
}

function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let letters: ReadonlyMap<number, string> | undefined;
  const lines: string[] = [];
  for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) letters = fonts.get(font);
    if (shown === undefined) continue;
    const hex = [...shown.matchAll(/<([0-9a-f]*)>/gi)].map(([, part = '']) => part).join('');
    const glyphs = (hex.match(/.{4}/g) ?? []).map((glyph) => Number.parseInt(glyph, 16));
    lines.push(glyphs.map((glyph) => letters?.get(glyph) ?? '\uFFFD').join(''));
  }
  return lines.join('\n');
}
