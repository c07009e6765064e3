import { describe, expect, test } from '@jest/globals';
import {
  checkAddition,
  checkLedger,
  type LedgerEntry,
  validEntries,
} from '../../server/domain/ledger.ts';
import { refusal } from './refusal.ts';

const of = { participant: 'anna', day: '1' };
const presence: LedgerEntry = {
  ...of,
  id: 'presence',
  kind: 'presence',
  from: 100,
  to: 200,
  source: 'report',
};
const absence: LedgerEntry = { ...of, id: 'absence', kind: 'absence' };
const voidOfPresence: LedgerEntry = { ...of, id: 'void', kind: 'void', entry: 'presence' };

function ids(entries: readonly LedgerEntry[]): string[] {
  return entries.map(({ id }) => id);
}

describe('of a ledger', () => {
  test('those entries stand that no void names, whatever the order', () => {
    expect(ids(validEntries([presence, absence, voidOfPresence]))).toEqual(['absence']);
    expect(ids(validEntries([voidOfPresence, absence, presence]))).toEqual(['absence']);
    expect(ids(validEntries([presence, absence]))).toEqual(['presence', 'absence']);
  });

  test('a sound one is accepted, also with a void before its entry or voided twice at once', () => {
    checkLedger([voidOfPresence, presence, absence, { ...voidOfPresence, id: 'again' }]);
  });
});

describe('a ledger is refused', () => {
  const refused: [string, string, LedgerEntry[]][] = [
    ['with an id that is there twice', 'DUPLICATE_ID', [presence, { ...absence, id: 'presence' }]],
    ['with a presence that ends as it starts', 'END_NOT_AFTER_START', [{ ...presence, to: 100 }]],
    ['with a presence in parts of seconds', 'SECONDS_OUT_OF_RANGE', [{ ...presence, to: 150.5 }]],
    ['with a presence without an end', 'SECONDS_OUT_OF_RANGE', [{ ...presence, to: NaN }]],
    ['with a void of nothing', 'UNKNOWN_ENTRY', [voidOfPresence]],
    [
      'with a void of a void',
      'VOID_OF_VOID',
      [presence, voidOfPresence, { ...voidOfPresence, id: 'b', entry: 'void' }],
    ],
    [
      "with a void of somebody else's entry",
      'VOID_OF_OTHER',
      [presence, { ...voidOfPresence, participant: 'bo' }],
    ],
    [
      "with a void of another day's entry",
      'VOID_OF_OTHER',
      [presence, { ...voidOfPresence, day: '2' }],
    ],
  ];
  test.each(refused)('%s (%s)', (_, code, ledger) => {
    expect(refusal(() => checkLedger(ledger))?.code).toBe(code);
    expect(refusal(() => checkLedger(ledger.toReversed()))?.code).toBe(code);
  });

  test.each([
    ['correction', 0.5],
    ['correction', 1e10],
    ['correction', -1e10],
    ['correction', Infinity],
    ['makeUp', 0],
    ['makeUp', -60],
    ['makeUp', 1.5],
    ['makeUp', 1e10],
  ] as const)('with a %s of %d seconds', (kind, seconds) => {
    expect(refusal(() => checkLedger([{ ...of, id: 'a', kind, seconds }]))?.code).toBe(
      'SECONDS_OUT_OF_RANGE',
    );
  });

  test('but not with a correction either way, or a second of make-up', () => {
    checkLedger([
      { ...of, id: 'a', kind: 'correction', seconds: -86_400 },
      { ...of, id: 'b', kind: 'correction', seconds: 0 },
      { ...of, id: 'c', kind: 'makeUp', seconds: 1 },
      { ...of, id: 'd', kind: 'makeUp', seconds: 1_000_000_000 },
      { ...of, id: 'e', kind: 'correction', seconds: -1_000_000_000 },
    ]);
  });
});

describe('a new entry', () => {
  test('is added when the ledger allows it', () => {
    checkAddition(absence, [presence]);
    checkAddition(voidOfPresence, [presence, absence]);
    const voidOfAbsence = { ...voidOfPresence, id: 'b', entry: 'absence' };
    checkAddition(voidOfPresence, [presence, absence, voidOfAbsence]);
  });

  const refused: [string, LedgerEntry, LedgerEntry[]][] = [
    ['DUPLICATE_ID', { ...absence, id: 'presence' }, [presence]],
    ['END_NOT_AFTER_START', { ...presence, to: 99 }, []],
    ['UNKNOWN_ENTRY', voidOfPresence, [absence]],
    ['VOID_OF_OTHER', { ...voidOfPresence, day: '2' }, [presence]],
    ['VOID_OF_VOID', { ...voidOfPresence, id: 'b', entry: 'void' }, [presence, voidOfPresence]],
    ['ALREADY_VOIDED', { ...voidOfPresence, id: 'b' }, [presence, voidOfPresence]],
  ];
  test.each(refused)('is refused: %s', (code, entry, ledger) => {
    expect(refusal(() => checkAddition(entry, ledger))?.code).toBe(code);
  });
});
