import { describe, expect, test } from '@jest/globals';
import { type ApprovalTerms, approvalOutcome } from '../../server/domain/approvals.ts';
import { heldSeconds } from '../../server/domain/counted-days.ts';
import { creditSegment } from '../../server/domain/credit.ts';
import { byParticipant, type LedgerEntry } from '../../server/domain/ledger.ts';
import { type ParticipantStanding, standings } from '../../server/domain/standing.ts';
import { asDomain, digitalCourse } from './course-json.ts';
import { naiveStanding } from './naive.ts';
import { type WorkedExample, workedExamples } from './worked-examples.ts';

function standingIn({ course }: WorkedExample): ParticipantStanding {
  const { resolved, participants, entries } = asDomain(course);
  const [standing] = standings(resolved, participants, entries);
  if (!standing) throw new Error('the example has a participant');
  return standing;
}

function example(number: string): WorkedExample {
  const found = workedExamples[number];
  if (!found) throw new Error(`there is no example ${number}`);
  return found;
}

describe('the worked examples of the rules', () => {
  test.each(Object.entries(workedExamples))('#%s: $title', (_, worked) => {
    const standing = standingIn(worked);
    expect(standing).toMatchObject(worked.figures ?? {});
    for (const [day, figures] of Object.entries(worked.days ?? {})) {
      expect(standing.days.find((one) => one.day === day)).toMatchObject(figures);
    }
  });

  test.each(Object.entries(workedExamples))('#%s counted second by second', (_, { course }) => {
    const { programme, participants, entries } = asDomain(course);
    for (const participant of participants) {
      const naive = naiveStanding(programme, participant, entries.get(participant.id) ?? []);
      expect(standingIn({ title: '', course })).toMatchObject(naive);
    }
  });

  test('#7: all of day 5 is needed, and no minute of it may be missed', () => {
    expect(standingIn(example('7'))).toMatchObject({
      stillNeededSeconds: 18_000,
      mayStillMissSeconds: 0,
      needsWholeDays: ['5'],
      atRisk: true,
    });
  });
});

describe("the worked examples' bodies", () => {
  const terms: ApprovalTerms = {
    id: 'body',
    approvedMinutes: 25 * 60,
    unit: 60,
    acceptsMakeUp: false,
  };

  function outcomeIn(worked: WorkedExample, approval: ApprovalTerms) {
    const { resolved } = asDomain(worked.course);
    const course = { percent: resolved.percent, heldSeconds: heldSeconds(resolved) };
    return approvalOutcome(approval, standingIn(worked), course).status;
  }

  test('#10: not for a body that accepts no make-up', () => {
    expect(outcomeIn(example('10'), terms)).toBe('belowMinimum');
    expect(outcomeIn(example('10'), { ...terms, acceptsMakeUp: true })).toBe('met');
  });

  test('#12: not for a body that demands 100 %', () => {
    expect(outcomeIn(example('12'), { ...terms, minimumPercent: 100 })).toBe('belowMinimum');
    expect(outcomeIn(example('12'), terms)).toBe('met');
  });

  test('#18: its hours wait when 20 of the approved 25 hours are held', () => {
    expect(outcomeIn(example('18'), terms)).toBe('waits');
  });
});

test('#19: crediting the break gives the presence that closes it', () => {
  const { course } = example('19');
  const withoutCredit = { ...course, entries: course.entries.slice(0, 2) };
  const { resolved, participants, entries } = asDomain(withoutCredit);
  const [day] = resolved.days;
  if (!day) throw new Error('the course has days');
  expect(standings(resolved, participants, entries)[0]?.days[0]?.attendedSeconds).toBe(
    (60 + 1 + 1 + 75) * 60,
  );

  const { credit } = creditSegment(day, '2', participants, entries);
  const credited = credit.map((one, i): LedgerEntry => {
    return { ...one, id: `credit ${i}`, kind: 'presence', day: day.id, source: 'credited' };
  });
  const all = byParticipant([...[...entries.values()].flat(), ...credited]);
  expect(standings(resolved, participants, all)[0]?.days[0]?.attendedSeconds).toBe(
    (60 + 15 + 75) * 60,
  );
});

test('the course of the examples has 25 hours, of which 80 % are 20', () => {
  expect(standingIn({ title: '', course: digitalCourse() })).toMatchObject({
    plannedSeconds: 90_000,
    requiredSeconds: 72_000,
  });
});
