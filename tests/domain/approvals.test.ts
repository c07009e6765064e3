import { describe, expect, test } from '@jest/globals';
import { type ApprovalTerms, approvalOutcome } from '../../server/domain/approvals.ts';
import { heldSeconds } from '../../server/domain/counted-days.ts';
import { standings } from '../../server/domain/standing.ts';
import { absent, asDomain, digitalCourse, makeUp, whole } from './course-json.ts';

const hour = 3600;
const body: ApprovalTerms = {
  id: 'body',
  approvedMinutes: 25 * 60,
  unit: 60,
  acceptsMakeUp: false,
};

/** The outcome for a participant of the digital course; other figures of the time held on demand. */
function outcome(
  terms: Partial<ApprovalTerms>,
  course = digitalCourse({ entries: whole(1, 2, 3, 4, 5) }),
  held?: number,
) {
  const { resolved, participants, entries } = asDomain(course);
  const [standing] = standings(resolved, participants, entries);
  if (!standing) throw new Error('the course has a participant');
  const ofCourse = { percent: resolved.percent, heldSeconds: held ?? heldSeconds(resolved) };
  return approvalOutcome({ ...body, ...terms }, standing, ofCourse);
}

describe("a body's hours", () => {
  test('are given in full to whoever meets the threshold, never scaled', () => {
    const fourDays = digitalCourse({ entries: [...whole(1, 2, 3, 4), ...absent(5)] });
    const full = { approval: 'body', status: 'met', minutes: 1500 };
    expect(outcome({}, fourDays)).toEqual(full);
    expect(outcome({ unit: 45 }, fourDays)).toEqual(full);
  });

  test('are for nobody without a certificate, however low the body sets its own minimum', () => {
    const threeDays = digitalCourse({ entries: [...whole(1, 2, 3), ...absent(4, 5)] });
    expect(outcome({ minimumPercent: 60 }, threeDays)).toEqual({
      approval: 'body',
      status: 'noCertificate',
      minutes: 0,
    });
  });

  test("are not given below the body's own minimum", () => {
    const fourDays = digitalCourse({ entries: [...whole(1, 2, 3, 4), ...absent(5)] });
    expect(outcome({ minimumPercent: 81 }, fourDays)).toMatchObject({
      status: 'belowMinimum',
      minutes: 0,
    });
    expect(outcome({ minimumPercent: 80 }, fourDays).status).toBe('met');
    expect(outcome({ minimumPercent: 100 }).status).toBe('met');
  });

  test('leave make-up out of the test unless the body accepts it', () => {
    const withMakeUp = digitalCourse({
      entries: [...whole(1, 2, 3), ...absent(4, 5), makeUp(4, 5 * hour)],
    });
    expect(outcome({ acceptsMakeUp: false }, withMakeUp).status).toBe('belowMinimum');
    expect(outcome({ acceptsMakeUp: false, minimumPercent: 60 }, withMakeUp).status).toBe('met');
    expect(outcome({ acceptsMakeUp: true }, withMakeUp).status).toBe('met');
  });
});

describe('when less is held than a body approved, its hours', () => {
  const held = 20 * hour;

  test('wait for its answer', () => {
    expect(outcome({}, undefined, held)).toMatchObject({ status: 'waits', minutes: 0 });
    expect(outcome({}, undefined, 25 * hour - 1).status).toBe('waits');
    expect(outcome({}, undefined, 25 * hour).status).toBe('met');
  });

  test('are those of its answer', () => {
    const approved = { kind: 'approved', approvedMinutes: 1200, heldSeconds: held } as const;
    expect(outcome({ answer: approved }, undefined, held)).toMatchObject({
      status: 'met',
      minutes: 1200,
    });
    const inFull = { ...approved, approvedMinutes: 1500 };
    expect(outcome({ answer: inFull }, undefined, held).minutes).toBe(1500);
    const refused = { kind: 'refused', heldSeconds: held } as const;
    expect(outcome({ answer: refused }, undefined, held)).toMatchObject({
      status: 'refused',
      minutes: 0,
    });
  });

  test('wait again when still less is held than the body was told', () => {
    const answer = { kind: 'approved', approvedMinutes: 1200, heldSeconds: held } as const;
    expect(outcome({ answer }, undefined, held - 1).status).toBe('waits');
    expect(outcome({ answer }, undefined, held + 1).minutes).toBe(1200);
  });

  test('are the approved ones again when the time is held after all', () => {
    const answer = { kind: 'refused', heldSeconds: held } as const;
    expect(outcome({ answer })).toMatchObject({ status: 'met', minutes: 1500 });
  });
});
