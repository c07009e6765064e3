import { expect, test } from '@jest/globals';
import { impactOf } from '../../server/domain/impact.ts';
import { resolveProgramme } from '../../server/domain/programme.ts';
import { absent, asDomain, digitalCourse, whole } from './course-json.ts';

/** anna was there on days 1 to 4, bo on all five; day 5 is over. */
const { programme, entries } = asDomain(
  digitalCourse({ entries: [...whole(1, 2, 3, 4), ...absent(5)] }),
);
const bosEntries = asDomain(digitalCourse({ entries: whole(1, 2, 3, 4, 5) })).entries;
const participants = [{ id: 'anna' }, { id: 'bo' }];
const ledger = new Map([
  ['anna', entries.get('anna') ?? []],
  ['bo', bosEntries.get('anna') ?? []],
]);
const before = resolveProgramme(programme);

test('a change that moves nobody has no impact', () => {
  expect(impactOf(before, before, participants, ledger)).toEqual([]);
  const withWordsOnly = { ...programme, days: programme.days.map((day) => ({ ...day })) };
  expect(impactOf(before, resolveProgramme(withWordsOnly), participants, ledger)).toEqual([]);
});

test('a higher threshold moves everyone, and says whose standing it changes', () => {
  const after = resolveProgramme({ ...programme, percent: 90 });
  const impact = impactOf(before, after, participants, ledger);
  expect(
    impact.map((one) => [
      one.participant,
      one.before.standing,
      one.after.standing,
      one.after.requiredSeconds,
      one.changesStanding,
    ]),
  ).toEqual([
    ['anna', 'met', 'outOfReach', 81_000, true],
    ['bo', 'met', 'met', 81_000, false],
  ]);
});

test('a cancelled day moves what was attended on it', () => {
  const days = programme.days.map((day) =>
    day.id === '1' ? ({ ...day, state: 'cancelled' } as const) : day,
  );
  const after = resolveProgramme({ ...programme, days });
  expect(
    impactOf(before, after, participants, ledger).map((one) => [
      one.participant,
      one.after.earnedSeconds,
      one.after.standing,
    ]),
  ).toEqual([
    ['anna', 54_000, 'outOfReach'],
    ['bo', 72_000, 'met'],
  ]);
});

test('who comes to be at risk is told apart, though the standing stays open', () => {
  const planned = programme.days.map((day) => ({ ...day, state: 'planned' as const }));
  const now = resolveProgramme({ ...programme, days: planned });
  const after = resolveProgramme({ ...programme, percent: 81, days: planned });
  expect(impactOf(now, after, [{ id: 'cy' }], new Map())).toMatchObject([
    { before: { atRisk: false }, after: { atRisk: true, standing: 'open' }, changesStanding: true },
  ]);
});
