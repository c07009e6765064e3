import { describe, expect, test } from '@jest/globals';
import { checkPlan } from '#domain/plan-check';
import { gapsOf, planToCopy } from '#domain/plan-copy';
import { aDay, anApproval, aPlan } from '../factories.ts';

describe('what of a plan comes along into a copied course', () => {
  const held = aPlan({
    percent: 75,
    days: [
      aDay({ id: 'a', state: 'closed', actual: { end: '14:00' }, changeReason: 'Strømbrudd' }),
      aDay({ id: 'b', state: 'cancelled', changeReason: 'Syk kursleder', place: 'Aulaen' }),
      aDay({ id: 'c', meetingUrl: 'https://meet.example/gammelt', audience: ['professional'] }),
    ],
    approvals: [
      anApproval({
        minimumPercent: 100,
        answer: { kind: 'approved', approvedMinutes: 1200, heldSeconds: 72_000 },
      }),
    ],
  });
  const copy = planToCopy(held);

  test('is programme, policy and approvals', () => {
    expect(copy.percent).toBe(75);
    expect(copy.days.map((day) => day.segments)).toEqual(held.days.map((day) => day.segments));
    expect(copy.days[1]?.place).toBe('Aulaen');
    expect(copy.days[2]?.audience).toEqual(['professional']);
    expect(copy.approvals[0]).toMatchObject({ minimumPercent: 100, approvedMinutes: 1320 });
  });

  test('is not what happened: closed and cancelled days, actual times, reasons, answers', () => {
    expect(copy.days.map(({ state }) => state)).toEqual(['planned', 'planned', 'planned']);
    const text = JSON.stringify(copy);
    expect(text).not.toMatch(/Strømbrudd|Syk kursleder|14:00|heldSeconds/);
    expect(copy.approvals[0]?.answer).toBeUndefined();
  });

  test('is not the link to the old meeting', () => {
    expect(copy.days.every(({ meetingUrl }) => meetingUrl === '')).toBe(true);
  });

  test('keeps the ids of days, by which copied links find them', () => {
    expect(copy.days.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('is a plan without faults, and leaves the old one as it was', () => {
    expect(checkPlan(copy)).toEqual([]);
    expect(held.days[0]?.state).toBe('closed');
  });
});

test('distances are counted from the first day, whatever the order and the clock', () => {
  const dates = ['2025-03-27', '2025-02-06', '2025-04-03'];
  expect(gapsOf(dates.map((date) => ({ date })))).toEqual([49, 0, 56]);
  expect(gapsOf([])).toEqual([]);
});
