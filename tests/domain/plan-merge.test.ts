import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CoursePlan } from '#domain/plan';
import { planChanges } from '#domain/plan-changes';
import { mergePlans } from '#domain/plan-merge';
import { normalisePlan } from '#domain/plan-normal';
import type { PlanPlace } from '#domain/plan-place';
import { aDay, anApproval, aSegment } from '../factories.ts';
import { base, edits } from './plan-edits.ts';

const keyOf = (at: PlanPlace) => [at.day, at.segment, at.approval, at.field].join('/');
const keys = (before: CoursePlan, after: CoursePlan) =>
  planChanges(before, after).map(({ at, kind }) => `${kind} ${keyOf(at)}`);

/** Whether one change is within the part that the other removes or adds, or they are the same place. */
function meet(a: PlanPlace, b: PlanPlace): boolean {
  return (['day', 'segment', 'approval', 'field'] as const).every(
    (part) => a[part] === undefined || b[part] === undefined || a[part] === b[part],
  );
}

describe('joining the changes of two people', () => {
  test('gives the other plan where one of them changed nothing', () => {
    fc.assert(
      fc.property(edits('x'), (changed) => {
        const mine = mergePlans(base, changed, base);
        const theirs = mergePlans(base, base, changed);
        expect(mine.conflicts).toEqual([]);
        expect(theirs.conflicts).toEqual([]);
        expect(normalisePlan(mine.plan)).toEqual(normalisePlan(changed));
        expect(normalisePlan(theirs.plan)).toEqual(normalisePlan(changed));
      }),
    );
  });

  test('gives the same plan where both changed the same', () => {
    fc.assert(
      fc.property(edits('x'), (changed) => {
        const { plan, conflicts } = mergePlans(base, changed, structuredClone(changed));
        expect(conflicts).toEqual([]);
        expect(plan).toEqual(changed);
      }),
    );
  });

  test('holds every change of both where they do not meet, whoever is first', () => {
    fc.assert(
      fc.property(edits('mine'), edits('theirs'), (mine, theirs) => {
        const [ours, others] = [planChanges(base, mine), planChanges(base, theirs)];
        fc.pre(!ours.some((a) => others.some((b) => meet(a.at, b.at))));
        const there = mergePlans(base, mine, theirs);
        const back = mergePlans(base, theirs, mine);
        expect(there.conflicts).toEqual([]);
        expect(normalisePlan(there.plan)).toEqual(normalisePlan(back.plan));
        expect(keys(base, there.plan).toSorted()).toEqual(
          [...keys(base, mine), ...keys(base, theirs)].toSorted(),
        );
      }),
    );
  });

  test('loses no field: what stands is mine or theirs, and what differs from mine is theirs alone', () => {
    fc.assert(
      fc.property(edits('mine'), edits('theirs'), (mine, theirs) => {
        const { plan, conflicts } = mergePlans(base, mine, theirs);
        const theirChanges = new Set(keys(base, theirs));
        const myChanges = keys(base, mine);
        const decided = conflicts.map(({ at }) => at);
        for (const change of planChanges(mine, plan)) {
          const touched = [...theirChanges].some((key) => key.endsWith(keyOf(change.at)));
          const restored = decided.some((at) => meet(at, change.at));
          expect(touched || restored).toBe(true);
        }
        for (const conflict of conflicts) {
          expect(myChanges.length).toBeGreaterThan(0);
          if (conflict.kind === 'bothChanged') expect(conflict.mine).not.toEqual(conflict.theirs);
        }
      }),
    );
  });

  test('shows both values where both changed a field, and keeps mine', () => {
    const { plan, conflicts } = mergePlans(
      base,
      { ...base, title: 'Mitt kurs', percent: 70 },
      { ...base, title: 'Ditt kurs', organiser: 'Sykehuset' },
    );
    expect(plan).toMatchObject({ title: 'Mitt kurs', percent: 70, organiser: 'Sykehuset' });
    expect(conflicts).toEqual([
      { at: { field: 'title' }, kind: 'bothChanged', mine: 'Mitt kurs', theirs: 'Ditt kurs' },
    ]);
  });

  test('keeps a day that one removed and the other changed, and says so', () => {
    const removed = { ...base, days: base.days.slice(1) };
    const changed = { ...base, days: base.days.map((day) => ({ ...day, place: 'Rom 2' })) };
    const kept = changed.days.at(0);
    const byThem = mergePlans(base, changed, removed);
    expect(byThem.conflicts).toEqual([{ at: { day: 'a' }, kind: 'removedByThem', mine: kept }]);
    const byMe = mergePlans(base, removed, changed);
    expect(byMe.conflicts).toEqual([{ at: { day: 'a' }, kind: 'removedByMe', theirs: kept }]);
    for (const { plan } of [byThem, byMe]) {
      expect(plan.days.map(({ id, place }) => [id, place])).toEqual(
        expect.arrayContaining([['a', 'Rom 2']]),
      );
    }
  });

  test('joins segments that both added to the same day', () => {
    const adding = (id: string, start: string, end: string) => ({
      ...base,
      days: base.days.map((day) =>
        day.id === 'b'
          ? { ...day, segments: [...day.segments, aSegment({ id, start, end })] }
          : day,
      ),
    });
    const { plan, conflicts } = mergePlans(
      base,
      adding('mine', '14:30', '15:00'),
      adding('theirs', '15:00', '15:30'),
    );
    expect(conflicts).toEqual([]);
    expect(plan.days.at(1)?.segments.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['morning', 'lunch', 'afternoon', 'mine', 'theirs']),
    );
  });

  test('keeps the order of approvals of whoever changed it', () => {
    const turned = { ...base, approvals: base.approvals.toReversed() };
    const added = { ...base, approvals: [...base.approvals, anApproval({ id: 'netf' })] };
    const ids = ({ plan }: { plan: CoursePlan }) => plan.approvals.map(({ id }) => id);
    expect(ids(mergePlans(base, turned, added))).toEqual(['fo', 'nsf', 'netf']);
    expect(ids(mergePlans(base, added, turned))).toEqual(['fo', 'nsf', 'netf']);
  });
});

describe('what differs between two plans', () => {
  test('names course, day, segment, approval and field, and of a new part the part alone', () => {
    const after: CoursePlan = {
      ...base,
      percent: 75,
      learningGoals: { ...base.learningGoals, knowledge: [] },
      days: [
        ...base.days.slice(0, 2).map((day) => ({
          ...day,
          audience: ['professional' as const],
          segments: day.segments.slice(1).map((one) => ({ ...one, counts: true })),
        })),
        aDay({ id: 'new' }),
      ],
      approvals: base.approvals.slice(1).map((one) => ({ ...one, minimumPercent: 100 })),
    };
    expect(planChanges(base, after)).toEqual([
      { at: { field: 'percent' }, kind: 'changed' },
      { at: { field: 'learningGoals.knowledge' }, kind: 'changed' },
      ...['a', 'b'].flatMap((day) => [
        { at: { day, field: 'audience' }, kind: 'changed' },
        { at: { day, segment: 'morning' }, kind: 'removed' },
        { at: { day, segment: 'lunch', field: 'counts' }, kind: 'changed' },
      ]),
      { at: { day: 'c' }, kind: 'removed' },
      { at: { day: 'new' }, kind: 'added' },
      { at: { approval: 'nsf' }, kind: 'removed' },
      { at: { approval: 'fo', field: 'minimumPercent' }, kind: 'changed' },
    ]);
  });

  test('is nothing between a plan and its normal form read back from JSON', () => {
    fc.assert(
      fc.property(edits('x'), (plan) => {
        const normal = normalisePlan(plan);
        const read = JSON.parse(JSON.stringify(normal)) as CoursePlan;
        expect(planChanges(normal, read)).toEqual([]);
        expect(normalisePlan(normal)).toEqual(normal);
      }),
    );
  });
});
