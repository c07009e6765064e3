import type { CoursePlan, PlanDay } from './plan.ts';
import type { PlanPlace } from './plan-place.ts';

/** One thing that differs between two plans; of a part that was added or removed, the part alone. */
export interface PlanChange {
  at: PlanPlace;
  kind: 'added' | 'removed' | 'changed';
}

interface Part {
  readonly id: string;
}

/** What differs between two plans, by course, day, segment, approval and field. */
export function planChanges(before: CoursePlan, after: CoursePlan): PlanChange[] {
  return [
    ...fieldChanges(before, after, {}, ['days', 'approvals', 'learningGoals']),
    ...fieldChanges(before.learningGoals, after.learningGoals, {}, [], 'learningGoals.'),
    ...partChanges(before.days, after.days, (day) => ({ day }), dayChanges),
    ...partChanges(
      before.approvals,
      after.approvals,
      (approval) => ({ approval }),
      (a, b) => fieldChanges(a, b, { approval: a.id }),
    ),
  ];
}

function dayChanges(before: PlanDay, after: PlanDay): PlanChange[] {
  const at = { day: before.id };
  return [
    ...fieldChanges(before, after, at, ['segments']),
    ...partChanges(
      before.segments,
      after.segments,
      (segment) => ({ ...at, segment }),
      (a, b) => fieldChanges(a, b, { ...at, segment: a.id }),
    ),
  ];
}

function partChanges<T extends Part>(
  before: readonly T[],
  after: readonly T[],
  place: (id: string) => PlanPlace,
  within: (before: T, after: T) => PlanChange[],
): PlanChange[] {
  const then = new Map(after.map((part) => [part.id, part]));
  const known = new Set(before.map(({ id }) => id));
  const kept = before.flatMap((part): PlanChange[] => {
    const now = then.get(part.id);
    return now === undefined ? [{ at: place(part.id), kind: 'removed' }] : within(part, now);
  });
  const added = after
    .filter(({ id }) => !known.has(id))
    .map(({ id }): PlanChange => ({ at: place(id), kind: 'added' }));
  return [...kept, ...added];
}

function fieldChanges<T extends object>(
  before: T,
  after: T,
  at: PlanPlace,
  skipped: readonly (keyof T)[] = [],
  prefix = '',
): PlanChange[] {
  return fieldsOf(before, after)
    .filter((field) => !skipped.includes(field) && !same(before[field], after[field]))
    .map((field) => ({ at: { ...at, field: prefix + String(field) }, kind: 'changed' }));
}

/** Names of the fields that any of the objects has. */
export function fieldsOf<T extends object>(...things: readonly T[]): (keyof T)[] {
  return [...new Set(things.flatMap((thing) => Object.keys(thing) as (keyof T)[]))];
}

/** Whether two values of a plan say the same; a field that is left out equals one without a value. */
export function same(a: unknown, b: unknown): boolean {
  if (!isObject(a) || !isObject(b)) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  return fieldsOf(a, b).every((field) => same(a[field], b[field]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
