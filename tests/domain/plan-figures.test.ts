import { describe, expect, test } from '@jest/globals';
import { holidayOn } from '#domain/holidays';
import { planFigures } from '#domain/plan-figures';
import { normalisePlan } from '#domain/plan-normal';
import { planWarnings, type WarningFacts } from '#domain/plan-warnings';
import { aDay, anApproval, aPlan, aSegment } from '../factories.ts';

describe('the figures of a plan', () => {
  test('are 25 h and 20 h for the course of 2025, and 27.5 h and 22 h with lunch', () => {
    const seconds = (plan = aPlan()) => planFigures(plan).byGroup.at(0);
    expect(seconds()).toMatchObject({ plannedSeconds: 90_000, requiredSeconds: 72_000 });
    const counted = aPlan({
      days: aPlan().days.map((day) => ({
        ...day,
        segments: day.segments.map((one) => ({ ...one, counts: true })),
      })),
    });
    expect(seconds(counted)).toMatchObject({ plannedSeconds: 99_000, requiredSeconds: 79_200 });
  });

  test('differ by group where a day or a segment is for some only', () => {
    const plan = aPlan({
      days: [
        aDay({ id: 'all' }),
        aDay({ id: 'some', date: '2025-02-13', audience: ['userRepresentative'] }),
      ],
    });
    const { byGroup, sameForAll, heldSeconds } = planFigures(plan);
    expect(byGroup.map(({ group, plannedSeconds }) => [group, plannedSeconds])).toEqual([
      ['none', 18_000],
      ['professional', 18_000],
      ['userRepresentative', 36_000],
    ]);
    expect({ sameForAll, heldSeconds }).toEqual({ sameForAll: false, heldSeconds: 36_000 });
  });

  test('leave out a day with faults and say so', () => {
    const plan = aPlan({ days: [aDay({ id: 'a' }), aDay({ id: 'b', date: '2025-02-30' })] });
    expect(planFigures(plan)).toMatchObject({ heldSeconds: 18_000, complete: false });
    expect(planFigures({ ...plan, timeZone: 'Oslo' })).toMatchObject({ heldSeconds: 0 });
  });

  test('say of each body whether its hours are covered, wait, are answered or refused', () => {
    const body = (id: string, minutes: number, answer?: 'approved' | 'refused') =>
      anApproval({
        ...{ id, approvedMinutes: minutes },
        ...(answer === 'approved'
          ? { answer: { kind: answer, approvedMinutes: 1200, heldSeconds: 90_000 } }
          : {}),
        ...(answer === 'refused' ? { answer: { kind: answer, heldSeconds: 90_000 } } : {}),
      });
    const plan = aPlan({
      approvals: [
        body('covered', 1500),
        body('waits', 1501),
        body('answered', 1600, 'approved'),
        body('refused', 1600, 'refused'),
      ],
    });
    expect(planFigures(plan).approvals.map(({ approval, cover }) => [approval, cover])).toEqual(
      ['covered', 'waits', 'answered', 'refused'].map((id) => [id, id]),
    );
  });
});

describe('what a leader is warned of', () => {
  const codes = (facts: Partial<WarningFacts>) => {
    const after = facts.after ?? aPlan();
    return planWarnings({
      ...{ before: null, after, figures: planFigures(after), today: '2025-01-10' },
      ...{ participants: [], presence: [], ...facts },
    }).map(({ code, at }) => `${code} ${at.day ?? at.approval ?? ''}`.trim());
  };
  const withPlaces = aPlan({ days: aPlan().days.map((day) => ({ ...day, place: 'Rom 2' })) });

  test('nothing, where all is well', () => {
    expect(codes({ after: withPlaces })).toEqual([]);
  });

  test('days without place or link that are still to come', () => {
    expect(codes({ today: '2025-03-10' }).filter((code) => code.startsWith('NO_PLACE'))).toEqual([
      'NO_PLACE day-4',
      'NO_PLACE day-5',
    ]);
  });

  test('a date is judged when it is set, not each time that something else is changed', () => {
    const sunday = { ...withPlaces, days: [aDay({ date: '2025-06-08', place: 'Rom 2' })] };
    const today = '2025-07-01';
    expect(codes({ after: sunday, today })).toEqual(['DATE_IN_PAST day', 'HOLIDAY day']);
    expect(codes({ before: sunday, after: sunday, today })).toEqual([]);
  });

  test('two days on one date, a day without counted time, a body twice, no days', () => {
    const after = aPlan({
      days: [
        aDay({ id: 'a', place: 'Rom 2' }),
        aDay({ id: 'b', place: 'Rom 2', segments: [aSegment({ counts: false })] }),
      ],
      approvals: [
        anApproval({ id: 'x', approvedMinutes: 1 }),
        anApproval({ id: 'y', approvedMinutes: 1 }),
      ],
    });
    expect(codes({ after })).toEqual([
      'SAME_DATE a',
      'SAME_DATE b',
      'NO_COUNTED_TIME b',
      'BODY_TWICE y',
    ]);
    expect(codes({ after: aPlan({ days: [] }) })).toEqual(['NO_DAYS']);
  });

  test('another time zone once presence is recorded', () => {
    const presence = [
      {
        id: 'p',
        kind: 'presence',
        participant: 'kari',
        day: 'day-1',
        from: 0,
        to: 1,
        source: 'leader',
      },
    ] as const;
    const after = { ...withPlaces, timeZone: 'Europe/Helsinki' };
    expect(codes({ before: withPlaces, after, presence })).toEqual(['TIME_ZONE_CHANGED']);
    expect(codes({ before: withPlaces, after })).toEqual([]);
  });
});

test('the holidays of 2025 and 2038 are where the almanac has them', () => {
  const dates = {
    ...{ '2025-01-01': 'newYear', '2025-04-17': 'maundyThursday', '2025-04-18': 'goodFriday' },
    ...{ '2025-04-20': 'easterDay', '2025-04-21': 'easterMonday', '2025-05-01': 'labourDay' },
    ...{
      '2025-05-17': 'constitutionDay',
      '2025-05-29': 'ascensionDay',
      '2025-06-08': 'whitSunday',
    },
    ...{ '2025-06-09': 'whitMonday', '2025-12-25': 'christmasDay', '2025-12-26': 'boxingDay' },
    ...{ '2038-04-25': 'easterDay', '2024-03-31': 'easterDay', '2025-12-24': undefined },
  };
  for (const [date, holiday] of Object.entries(dates)) {
    expect([date, holidayOn(date)]).toEqual([date, holiday]);
  }
});

test('the normal form trims texts, sorts days and segments, and leaves out what says nothing', () => {
  const plan = aPlan({
    title: '  Kurs\u0000 i\u2028helse ',
    description: 'Første\r\nandre\u0007 ',
    learningGoals: { knowledge: [' ', 'læring '], skills: [], attitudes: [] },
    days: [
      aDay({
        ...{ id: 'b', date: '2025-03-01', audience: [], actual: { start: '' } },
        ...{ changeReason: 'glemt', meetingUrl: ' https://meet.example ' },
        segments: [aSegment({ id: '2', start: '12:00', end: '13:00:00' }), aSegment({ id: '1' })],
      }),
      aDay({ id: 'a', date: '2025-02-01' }),
    ],
  });
  const normal = normalisePlan(plan);
  expect(normal).toMatchObject({
    ...{ title: 'Kurs  i helse', description: 'Første\nandre' },
    learningGoals: { knowledge: ['læring'] },
  });
  expect(normal.days.map(({ id }) => id)).toEqual(['a', 'b']);
  const [, day] = normal.days;
  expect(day).toMatchObject({ changeReason: '', meetingUrl: 'https://meet.example' });
  expect(day).not.toHaveProperty('audience');
  expect(day).not.toHaveProperty('actual');
  expect(day?.segments.map(({ id, end }) => [id, end])).toEqual([
    ['1', '11:30'],
    ['2', '13:00'],
  ]);
});
