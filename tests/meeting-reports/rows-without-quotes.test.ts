import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { parseRows } from '../../server/features/meeting-reports/reader/parse-rows.ts';

const cell = fc.string({
  unit: fc.constantFrom('a', 'Å', ' ', ',', ';', '=', '\u200b'),
  maxLength: 6,
});
const lines = fc.array(fc.array(cell, { maxLength: 5 }).map((cells) => cells.join('\t')));

describe('a text without quotes', () => {
  test('has the rows and cells that csv-parse finds in it', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('', '\n'), (rows, end) => {
        const text = rows.join('\n') + end;
        const found: unknown = parse(text, {
          ...{ delimiter: '\t', record_delimiter: '\n', relax_column_count: true },
        });
        expect(parseRows(text, '\t').records).toEqual(found);
      }),
    );
  });
});
