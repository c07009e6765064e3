import { describe, expect, test } from '@jest/globals';
import { cellsOf, csvOf } from './csv-text.ts';
import { sampleBytes } from './reading.ts';
import { american2025, forms, paths, rewritten, saved, savedAgain, toldBy } from './re-saved.ts';

/** Every sample in a third of the ways, each way with a third of them; re-saved.slow.test.ts has all. */

test.each(paths.map(([path], nth) => [path, nth] as const))(
  'saved again in other ways, %s says the same',
  (path, nth) => {
    for (const [how, save] of saved.filter((_, i) => (i + nth) % 3 === 0)) {
      expect(toldBy(path, how, savedAgain(path, save))).toEqual(toldBy(path, how));
    }
  },
);

describe('no word of a heading is needed', () => {
  const isHeading = (row: string[]) =>
    row.filter((cell) => cell !== '').length > 2 &&
    !row.some((cell) => /\d.*\d.*\d|@|^\d+$/.test(cell));

  // What (UTC) and the waiting room are told by stands nowhere but in a heading.
  const told = /utc|waiting-room/;
  test.each(paths.filter(([path]) => !told.test(path)))('%s', (path) => {
    const rows = cellsOf(sampleBytes(path)).map((row, i) => {
      // Signs may stand: the unit in brackets is a shape.
      if (isHeading(row))
        return row.map(
          (cell, j) => cell && `Ŝđ${'x'.repeat(j)} ${/\(.*\)$/.exec(cell)?.[0] ?? ''}`.trim(),
        );
      if (row.length === 1) return row.map((cell) => cell.replace(/\p{L}+.*/u, 'Žžž'));
      return i < 8 && row.length === 2 ? ['Đđ', row[1] ?? ''] : row;
    });
    const written = Buffer.from(csvOf(rows, { delimiter: '\t' }));
    expect(toldBy(path, '', written)).toEqual(toldBy(path, ''));
  });
});

describe('dates may be written in any way', () => {
  test.each(forms.map(([how, write], nth) => [how, write, nth] as const))(
    '%s',
    (how, write, nth) => {
      for (const [path] of american2025.filter((_, i) => (i + nth) % 3 === 0)) {
        expect(toldBy(path, how, rewritten(path, write))).toEqual(toldBy(path, how));
      }
    },
  );
});
