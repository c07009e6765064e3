import { describe, expect, test } from '@jest/globals';
import {
  hourHundredths,
  percentTenths,
  roundedDown,
  roundedUp,
  shownStanding,
} from '../../server/domain/shown.ts';
import { standings } from '../../server/domain/standing.ts';
import { absent, asDomain, digitalCourse, present, whole } from './course-json.ts';

describe('shown figures never flatter', () => {
  test.each([
    [0, '0:0', '0:0'],
    [1, '0:0', '0:1'],
    [59, '0:0', '0:1'],
    [60, '0:1', '0:1'],
    [3599, '0:59', '1:0'],
    [3600, '1:0', '1:0'],
    [81_000, '22:30', '22:30'],
    [71_999, '19:59', '20:0'],
  ])('%d s are %s for what one has and %s for what is asked', (seconds, down, up) => {
    const text = ({ hours, minutes }: { hours: number; minutes: number }) => `${hours}:${minutes}`;
    expect(text(roundedDown(seconds))).toBe(down);
    expect(text(roundedUp(seconds))).toBe(up);
  });

  test('a second short of the threshold shows as a minute short', () => {
    const entries = [...whole(1, 2, 3), present(4, '09:00', '14:29:59'), ...absent(5)];
    const { resolved, participants, entries: ledger } = asDomain(digitalCourse({ entries }));
    const [standing] = standings(resolved, participants, ledger);
    expect(standing && shownStanding(standing)).toEqual({
      earned: { hours: 19, minutes: 59 },
      planned: { hours: 25, minutes: 0 },
      required: { hours: 20, minutes: 0 },
      stillNeeded: { hours: 0, minutes: 1 },
      mayStillMiss: { hours: 0, minutes: 0 },
      percentTenths: 799,
    });
  });

  test('a percentage is floored to one decimal, and none without planned time', () => {
    expect(percentTenths(7996, 10_000)).toBe(799);
    expect(percentTenths(72_000, 90_000)).toBe(800);
    expect(percentTenths(89_999, 90_000)).toBe(999);
    expect(percentTenths(64_800, 81_000)).toBe(800);
    expect(percentTenths(0, 0)).toBeNull();
    for (let planned = 1; planned <= 1000; planned++) {
      expect(percentTenths(planned, planned)).toBe(1000);
    }
  });
});

test("approved minutes are worded in the body's own hours", () => {
  expect(hourHundredths(1350, 60)).toBe(2250);
  expect(hourHundredths(1350, 45)).toBe(3000);
  expect(hourHundredths(100, 60)).toBe(166);
});
