import { describe, expect, test } from '@jest/globals';
import { countedDaysByGroup, heldSeconds } from '../../server/domain/counted-days.ts';
import {
  type CourseProgramme,
  resolveProgramme,
  type Segment,
  type SessionDay,
  validateProgramme,
} from '../../server/domain/programme.ts';
import { wallTimeOf } from '../../server/domain/time.ts';
import { refusal } from './refusal.ts';

const lunchDay: Segment[] = [
  { id: 'morning', start: '09:00', end: '11:30', counts: true },
  { id: 'lunch', start: '11:30', end: '12:00', counts: false },
  { id: 'afternoon', start: '12:00', end: '14:30', counts: true },
];

function aDay(change: Partial<SessionDay> = {}): SessionDay {
  const day = { id: 'day', kind: 'session', date: '2025-02-06', state: 'closed' } as const;
  return { ...day, segments: lunchDay, ...change };
}

function aCourse(change: Partial<CourseProgramme> = {}): CourseProgramme {
  return { timeZone: 'Europe/Oslo', percent: 80, days: [aDay()], ...change };
}

function codes(programme: CourseProgramme): string[] {
  return validateProgramme(programme).map(({ code }) => code);
}

function plannedHours(programme: CourseProgramme, group?: string): number[] {
  return countedDaysByGroup(resolveProgramme(programme))(group).map(
    (day) => day.plannedSeconds / 3600,
  );
}

describe('a programme', () => {
  test('without fault has no problems', () => {
    expect(validateProgramme(aCourse())).toEqual([]);
  });

  test.each([0, 101, 79.5, NaN, -80])('that asks for %d per cent is refused', (percent) => {
    expect(codes(aCourse({ percent }))).toEqual(['PERCENT_OUT_OF_RANGE']);
  });

  test.each([1, 100])('may ask for %d per cent', (percent) => {
    expect(codes(aCourse({ percent }))).toEqual([]);
  });

  test('says a wrong time zone once, also without days', () => {
    expect(codes(aCourse({ timeZone: 'Oslo' }))).toEqual(['INVALID_TIME_ZONE']);
    expect(codes(aCourse({ timeZone: 'Oslo', days: [] }))).toEqual(['INVALID_TIME_ZONE']);
  });

  test('has days and segments that are told apart', () => {
    expect(codes(aCourse({ days: [aDay(), aDay()] }))).toEqual(['DUPLICATE_ID']);
    const twice = lunchDay.map((segment) => ({ ...segment, id: 'segment' }));
    expect(validateProgramme(aCourse({ days: [aDay({ segments: twice })] }))).toMatchObject([
      { code: 'DUPLICATE_ID', details: { day: 'day', id: 'segment' } },
    ]);
  });

  test.each([
    ['09:00', '09:00'],
    ['09:00', '08:59:59'],
  ])('has segments that end after they start, not %s–%s', (start, end) => {
    const segments = [{ id: 'a', start, end, counts: true }];
    expect(validateProgramme(aCourse({ days: [aDay({ segments })] }))).toMatchObject([
      { code: 'END_NOT_AFTER_START', details: { day: 'day', segment: 'a' } },
    ]);
  });

  test('has segments that may touch but not overlap, whatever counts and whoever is meant', () => {
    const overlapping: Segment[] = [
      { id: 'b', start: '11:00', end: '12:00', counts: false, audience: ['professional'] },
      { id: 'a', start: '09:00', end: '11:00:01', counts: true, audience: ['userRepresentative'] },
    ];
    expect(validateProgramme(aCourse({ days: [aDay({ segments: overlapping })] }))).toMatchObject([
      { code: 'SEGMENTS_OVERLAP', details: { day: 'day', segment: 'a', other: 'b' } },
    ]);
  });

  test('does not fault the actual times of a day for a segment that is refused itself', () => {
    const segments = [
      { id: 'early', start: '09:00', end: '08:00', counts: true },
      { id: 'late', start: '12:00', end: '14:30', counts: true },
    ];
    const actual = { end: '11:00' };
    expect(codes(aCourse({ days: [aDay({ segments, actual })] }))).toEqual(['END_NOT_AFTER_START']);
  });

  test('tells of every fault at once, each with its place, also on cancelled days', () => {
    const days = [
      aDay({ id: 'a', date: '2025-02-30' }),
      aDay({
        id: 'b',
        date: '2025-03-30',
        state: 'cancelled',
        segments: [
          { id: 'skipped', start: '02:30', end: '05:00', counts: true },
          { id: 'backwards', start: '07:00', end: '06:00', counts: true },
          { id: 'odd', start: 'nine', end: '10:00', counts: true },
        ],
      }),
    ];
    const problems = validateProgramme(aCourse({ percent: 0, days }));
    expect(problems.map(({ code, details }) => [code, details['day'], details['segment']])).toEqual(
      [
        ['PERCENT_OUT_OF_RANGE', undefined, undefined],
        ['INVALID_DATE', 'a', undefined],
        ['SKIPPED_TIME', 'b', 'skipped'],
        ['END_NOT_AFTER_START', 'b', 'backwards'],
        ['INVALID_TIME', 'b', 'odd'],
      ],
    );
    expect(refusal(() => resolveProgramme(aCourse({ percent: 0, days })))?.code).toBe(
      'PERCENT_OUT_OF_RANGE',
    );
  });
});

describe('planned time', () => {
  test('is that of the segments that count', () => {
    expect(plannedHours(aCourse())).toEqual([5]);
  });

  test('has the length that the clock says on days when it changes', () => {
    const segments = [{ id: 'night', start: '00:00', end: '06:00', counts: true }];
    const days = ['2025-03-30', '2025-10-26', '2025-06-01'].map((date) =>
      aDay({ id: date, date, segments }),
    );
    expect(plannedHours(aCourse({ days }))).toEqual([5, 7, 6]);
  });

  test('of a cancelled day is nothing', () => {
    expect(plannedHours(aCourse({ days: [aDay({ state: 'cancelled' })] }))).toEqual([0]);
  });

  test('is for everyone where no audience is named, else for its groups alone', () => {
    const forSome = lunchDay.map((segment) =>
      segment.id === 'afternoon' ? { ...segment, audience: ['professional'] } : segment,
    );
    const days = [
      aDay({ id: 'all' }),
      aDay({ id: 'some', audience: ['userRepresentative', 'relative'] }),
      aDay({ id: 'partly', segments: forSome }),
      aDay({ id: 'nobody', audience: [] }),
    ];
    expect(plannedHours(aCourse({ days }), 'professional')).toEqual([5, 0, 5, 0]);
    expect(plannedHours(aCourse({ days }), 'userRepresentative')).toEqual([5, 5, 2.5, 0]);
    expect(plannedHours(aCourse({ days }), 'someone else')).toEqual([5, 0, 2.5, 0]);
    expect(plannedHours(aCourse({ days }))).toEqual([5, 0, 2.5, 0]);
  });

  test('that is held is that of all groups together, without cancelled days', () => {
    const days = [
      aDay({ id: 'some', audience: ['professional'] }),
      aDay({ id: 'cancelled', state: 'cancelled' }),
      aDay({ id: 'to come', state: 'planned' }),
    ];
    expect(heldSeconds(resolveProgramme(aCourse({ days })))).toBe(10 * 3600);
  });
});

describe('the actual times of a day', () => {
  function clockTimes(actual: SessionDay['actual']): string[] {
    const [day] = resolveProgramme(aCourse({ days: [aDay({ actual })] })).days;
    return (day?.segments ?? []).map(({ id, start, end }) =>
      [id, ...[start, end].map((at) => wallTimeOf(at, 'Europe/Oslo').time.slice(0, 5))].join(' '),
    );
  }

  test.each([
    [{ end: '13:00' }, ['morning 09:00 11:30', 'lunch 11:30 12:00', 'afternoon 12:00 13:00']],
    [{ end: '15:00' }, ['morning 09:00 11:30', 'lunch 11:30 12:00', 'afternoon 12:00 15:00']],
    [{ start: '08:30' }, ['morning 08:30 11:30', 'lunch 11:30 12:00', 'afternoon 12:00 14:30']],
    [{ start: '11:30' }, ['lunch 11:30 12:00', 'afternoon 12:00 14:30']],
    [{ start: '11:45' }, ['lunch 11:45 12:00', 'afternoon 12:00 14:30']],
    [{ start: '10:00', end: '11:00' }, ['morning 10:00 11:00']],
    [{ start: '15:00', end: '17:00' }, ['afternoon 15:00 17:00']],
    [{ start: '06:00', end: '08:00' }, ['morning 06:00 08:00']],
    [{}, ['morning 09:00 11:30', 'lunch 11:30 12:00', 'afternoon 12:00 14:30']],
  ])('%j cut and stretch the programme', (actual, expected) => {
    expect(clockTimes(actual)).toEqual(expected);
  });

  test('stretch a single segment at both ends', () => {
    const segments = [{ id: 'all', start: '09:00', end: '12:00', counts: true }];
    const actual = { start: '08:00', end: '14:00' };
    expect(plannedHours(aCourse({ days: [aDay({ segments, actual })] }))).toEqual([6]);
  });

  test('follow the clock when it shows them twice', () => {
    const segments = [{ id: 'night', start: '00:00', end: '06:00', counts: true }];
    const night = aDay({ date: '2025-10-26', segments, actual: { start: '02:30', end: '02:45' } });
    expect(plannedHours(aCourse({ days: [night] }))).toEqual([1.25]);
  });

  test.each([{ start: '15:00' }, { end: '09:00' }, { start: '12:00', end: '12:00' }])(
    'that leave nothing of the day are refused: %j',
    (actual) => {
      expect(validateProgramme(aCourse({ days: [aDay({ actual })] }))).toMatchObject([
        { code: 'END_NOT_AFTER_START', details: { day: 'day' } },
      ]);
    },
  );
});
