import { describe, expect, test } from '@jest/globals';
import type { DayState } from '../../server/domain/programme.ts';
import {
  type ParticipantStanding,
  requiredSeconds,
  standings,
} from '../../server/domain/standing.ts';
import {
  absent,
  asDomain,
  type CourseJson,
  correction,
  digitalCourse,
  type EntryJson,
  makeUp,
  present,
  voiding,
  whole,
} from './course-json.ts';

const hour = 3600;

function standingIn(course: CourseJson): ParticipantStanding {
  const { resolved, participants, entries } = asDomain(course);
  const [standing] = standings(resolved, participants, entries);
  if (!standing) throw new Error('the course has a participant');
  return standing;
}

/** A course whose days from `day` on are still to come. */
function courseUntil(day: number, entries: EntryJson[]): CourseJson {
  const days = [1, 2, 3, 4, 5].filter((one) => one >= day);
  const states = Object.fromEntries(
    days.map((one): [string, DayState] => [String(one), 'planned']),
  );
  return digitalCourse({ states, entries });
}

describe('a day', () => {
  test('is recorded by a presence, an absence or a correction, but not by make-up', () => {
    const entries = [present(1, '09:00', '10:00'), ...absent(2), correction(3, -60), makeUp(4, 60)];
    expect(standingIn(digitalCourse({ entries })).days.map((day) => day.recorded)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  test('is not recorded any more when what was recorded is voided', () => {
    const presence = present(1, '09:00', '14:30');
    const { days, reachableSeconds } = standingIn(
      digitalCourse({ entries: [presence, voiding(presence)] }),
    );
    expect(days[0]).toMatchObject({ recorded: false, attendedSeconds: 0 });
    expect(reachableSeconds).toBe(25 * hour);
  });

  test('is provisional until it is closed', () => {
    const standing = standingIn(courseUntil(2, [...whole(1), present(2, '09:00', '11:30')]));
    expect(standing.days.map((day) => day.provisional)).toEqual([false, true, true, true, true]);
  });

  test('that is closed with make-up alone can still be recorded in full', () => {
    const standing = standingIn(digitalCourse({ entries: [makeUp(1, hour)] }));
    expect(standing.days[0]).toMatchObject({ makeUpSeconds: hour, remainingSeconds: 4 * hour });
    expect(standing).toMatchObject({ earnedSeconds: hour, reachableSeconds: 25 * hour });
  });

  test('holds neither less than nothing nor more than planned after corrections', () => {
    const entries = [...whole(1, 2), correction(1, 9 * hour), correction(2, -9 * hour)];
    const [first, second] = standingIn(digitalCourse({ entries })).days;
    expect(first?.attendedSeconds).toBe(5 * hour);
    expect(second?.attendedSeconds).toBe(0);
  });

  test('that is cancelled or not meant for the participant is all zeros, whatever is recorded', () => {
    const course = digitalCourse({
      states: { 1: 'cancelled' },
      group: 'userRepresentative',
      entries: [...whole(1, 2), makeUp(1, hour), ...absent(2)],
    });
    const days = course.days.map((day) =>
      day.id === '2' ? { ...day, audience: ['professional'] } : day,
    );
    const nothing = {
      plannedSeconds: 0,
      attendedSeconds: 0,
      makeUpSeconds: 0,
      remainingSeconds: 0,
      recorded: false,
      provisional: false,
    };
    expect(standingIn({ ...course, days }).days.slice(0, 2)).toEqual([
      { day: '1', ...nothing },
      { day: '2', ...nothing },
    ]);
  });
});

describe('what a participant still needs', () => {
  test('is nothing when the threshold is met; all that remains may be missed', () => {
    expect(standingIn(courseUntil(5, whole(1, 2, 3, 4)))).toMatchObject({
      standing: 'met',
      stillNeededSeconds: 0,
      mayStillMissSeconds: 5 * hour,
      needsWholeDays: [],
      atRisk: false,
      nearlyThere: false,
    });
  });

  test('is every day to come, whole, when less than a minute may be missed', () => {
    const entries = [...whole(1, 2), ...absent(3)];
    expect(standingIn(courseUntil(4, entries)).needsWholeDays).toEqual(['4', '5']);
    const aMinuteLess = [...whole(1, 2), present(3, '09:00', '09:01')];
    expect(standingIn(courseUntil(4, aMinuteLess)).needsWholeDays).toEqual([]);
    const almostAMinute = [...whole(1, 2), present(3, '09:00', '09:00:59')];
    expect(standingIn(courseUntil(4, almostAMinute))).toMatchObject({
      needsWholeDays: ['4', '5'],
      mayStillMissSeconds: 59,
    });
  });

  test('is no day to come when out of reach, or when only closed days are unrecorded', () => {
    expect(standingIn(courseUntil(4, absent(1, 2))).needsWholeDays).toEqual([]);
    const unrecorded = standingIn(digitalCourse({ entries: [...whole(1, 2, 3), ...absent(4)] }));
    expect(unrecorded).toMatchObject({ standing: 'open', needsWholeDays: [], atRisk: false });
  });
});

describe('at risk', () => {
  test('is who would be out of reach after missing the longest day that remains', () => {
    expect(standingIn(courseUntil(1, [])).atRisk).toBe(false);
    expect(standingIn(courseUntil(2, absent(1))).atRisk).toBe(true);
    expect(standingIn(courseUntil(2, [present(1, '09:00', '14:29:59')])).atRisk).toBe(true);
    expect(standingIn(courseUntil(2, whole(1))).atRisk).toBe(false);
    expect(standingIn(courseUntil(3, absent(1, 2)))).toMatchObject({
      standing: 'outOfReach',
      atRisk: false,
    });
  });

  test('looks at the longest of unequal days', () => {
    const course = courseUntil(2, whole(1));
    const days = course.days.map((day) =>
      day.id === '4' ? { ...day, segments: [{ start: '09:00', end: '16:00', counts: true }] } : day,
    );
    // 27 h, 21.6 h required: without day 4 (7 h) only 20 h are left.
    expect(standingIn({ ...course, days }).atRisk).toBe(true);
  });
});

describe('nearly there', () => {
  test.each([
    ['14:15:00', 900, false],
    ['14:15:01', 899, true],
    ['14:29:59', 1, true],
    ['14:30:00', 0, false],
  ])('is who is less than 15 minutes short: day 4 until %s', (until, short, nearlyThere) => {
    const entries = [...whole(1, 2, 3), present(4, '09:00', until), ...absent(5)];
    expect(standingIn(digitalCourse({ entries }))).toMatchObject({
      stillNeededSeconds: short,
      nearlyThere,
    });
  });

  test('is nobody in a course without planned time', () => {
    const states = { 1: 'cancelled', 2: 'cancelled', 3: 'cancelled' } as const;
    const { days, ...course } = digitalCourse({ states });
    expect(standingIn({ ...course, days: days.slice(0, 3) })).toMatchObject({
      plannedSeconds: 0,
      standing: 'open',
      mayStillMissSeconds: 0,
      needsWholeDays: [],
      atRisk: false,
      nearlyThere: false,
    });
  });
});

describe('standings', () => {
  test('come in the order of the participants, with nothing recorded for who has no entries', () => {
    const { resolved, entries } = asDomain(digitalCourse({ entries: whole(1, 2, 3, 4, 5) }));
    const participants = ['bo', 'anna', 'cy'].map((id) => ({ id }));
    expect(
      standings(resolved, participants, entries).map((one) => [one.participant, one.earnedSeconds]),
    ).toEqual([
      ['bo', 0],
      ['anna', 25 * hour],
      ['cy', 0],
    ]);
  });

  test('leave out the entries of days that the programme does not have', () => {
    const { resolved, participants, entries } = asDomain(
      digitalCourse({ entries: [present(1, '09:00', '10:00'), present(2, '09:00', '10:00')] }),
    );
    const withoutDay1 = { ...resolved, days: resolved.days.slice(1) };
    expect(standings(withoutDay1, participants, entries)[0]?.earnedSeconds).toBe(hour);
  });
});

test('what is required is rounded up to whole seconds, and never past what the product asks', () => {
  expect(requiredSeconds(80, 90_000)).toBe(72_000);
  expect(requiredSeconds(80, 90_001)).toBe(72_001);
  expect(requiredSeconds(1, 1)).toBe(1);
  for (let percent = 1; percent <= 100; percent++) {
    for (const planned of [0, 1, 59, 81_000, 90_000, 99_000, 123_457]) {
      const required = requiredSeconds(percent, planned);
      expect(required * 100).toBeGreaterThanOrEqual(percent * planned);
      expect((required - 1) * 100).toBeLessThan(Math.max(1, percent * planned));
    }
  }
});
