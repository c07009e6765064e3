import { describe, expect, test } from '@jest/globals';
import type { ApprovalOutcome } from '../../server/domain/approvals.ts';
import {
  certificateBasis,
  certificateDecision,
  courseHasEnded,
} from '../../server/domain/certificate.ts';
import { standings } from '../../server/domain/standing.ts';
import {
  absent,
  asDomain,
  type CourseJson,
  digitalCourse,
  makeUp,
  present,
  whole,
} from './course-json.ts';

function resolvedWithStanding(course: CourseJson) {
  const { resolved, participants, entries } = asDomain(course);
  const [standing] = standings(resolved, participants, entries);
  if (!standing) throw new Error('the course has a participant');
  return { resolved, standing };
}

function decision(course: CourseJson) {
  const { resolved, standing } = resolvedWithStanding(course);
  return certificateDecision(resolved, standing);
}

describe('a course has ended', () => {
  test('when every day is closed or cancelled, and not without days', () => {
    expect(courseHasEnded([{ state: 'closed' }, { state: 'cancelled' }])).toBe(true);
    expect(courseHasEnded([{ state: 'closed' }, { state: 'planned' }])).toBe(false);
    expect(courseHasEnded([])).toBe(false);
  });
});

describe('the dry run', () => {
  test('gives a certificate to who has met the threshold', () => {
    expect(decision(digitalCourse({ entries: [...whole(1, 2, 3, 4), ...absent(5)] }))).toEqual({
      participant: 'anna',
      decision: 'issue',
      reason: 'met',
      openDays: [],
      unrecordedDays: [],
      stillNeededSeconds: 0,
    });
  });

  test('gives none before the course has ended, neither to who has met nor to who cannot', () => {
    const states = { 5: 'planned' } as const;
    for (const entries of [whole(1, 2, 3, 4), absent(1, 2, 3)]) {
      expect(decision(digitalCourse({ states, entries }))).toMatchObject({
        decision: 'undecided',
        reason: 'courseNotEnded',
        openDays: ['5'],
      });
    }
  });

  test('gives none below the threshold, and says how much is missing', () => {
    const entries = [...whole(1, 2, 3), present(4, '09:00', '14:29:59'), ...absent(5)];
    expect(decision(digitalCourse({ entries }))).toMatchObject({
      decision: 'notMet',
      reason: 'belowThreshold',
      stillNeededSeconds: 1,
    });
  });

  test('cannot decide where the threshold depends on days that are not recorded', () => {
    expect(decision(digitalCourse({ entries: [...whole(1, 2, 3), ...absent(4)] }))).toMatchObject({
      decision: 'undecided',
      reason: 'daysNotRecorded',
      unrecordedDays: ['5'],
    });
  });

  test('tells of days that are not recorded, also where they do not matter', () => {
    expect(decision(digitalCourse({ entries: whole(1, 2, 3, 4) }))).toMatchObject({
      decision: 'issue',
      unrecordedDays: ['5'],
    });
  });

  test('cannot decide about a course without planned time', () => {
    const states = {
      1: 'cancelled',
      2: 'cancelled',
      3: 'cancelled',
      4: 'cancelled',
      5: 'cancelled',
    } as const;
    expect(decision(digitalCourse({ states }))).toMatchObject({
      decision: 'undecided',
      reason: 'noPlannedTime',
      unrecordedDays: [],
    });
  });
});

describe('the basis of a certificate', () => {
  const outcomes: ApprovalOutcome[] = [
    { approval: 'b', status: 'met', minutes: 1320 },
    { approval: 'a', status: 'met', minutes: 1500 },
    { approval: 'c', status: 'waits', minutes: 0 },
  ];
  const course = digitalCourse({
    states: { 2: 'cancelled' },
    entries: [...whole(1, 3, 4), ...absent(5), makeUp(5, 3600)],
  });

  function basis(of: CourseJson, approvals = outcomes): string {
    const { resolved, standing } = resolvedWithStanding(of);
    return JSON.stringify(certificateBasis(resolved, standing, approvals));
  }

  test('is the figures that it rests on', () => {
    const attended = { plannedSeconds: 18_000, attendedSeconds: 18_000, makeUpSeconds: 0 };
    expect(JSON.parse(basis(course))).toEqual({
      policy: 1,
      percent: 80,
      plannedSeconds: 72_000,
      earnedSeconds: 57_600,
      makeUpSeconds: 3600,
      days: [
        { day: '1', date: '2025-02-06', ...attended },
        { day: '3', date: '2025-03-06', ...attended },
        { day: '4', date: '2025-03-13', ...attended },
        {
          day: '5',
          date: '2025-03-27',
          plannedSeconds: 18_000,
          attendedSeconds: 0,
          makeUpSeconds: 3600,
        },
      ],
      approvals: [
        { approval: 'a', minutes: 1500 },
        { approval: 'b', minutes: 1320 },
      ],
    });
  });

  test('does not change with the order of days, entries or approvals', () => {
    const reordered = {
      ...course,
      days: course.days.toReversed(),
      entries: course.entries.toReversed(),
    };
    expect(basis(reordered, outcomes.toReversed())).toBe(basis(course));
  });

  test.each<[string, CourseJson, ApprovalOutcome[]]>([
    [
      'the attendance',
      { ...course, entries: [...course.entries, present(5, '09:00', '09:01')] },
      outcomes,
    ],
    ['the threshold', { ...course, percent: 79 }, outcomes],
    ["a body's hours", course, outcomes.slice(1)],
  ])('changes with %s', (_, changed, approvals) => {
    expect(basis(changed, approvals)).not.toBe(basis(course));
  });
});
