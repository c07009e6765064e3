import { fieldsOf, same } from './plan-changes.ts';
import type { CoursePlan, PlanDay } from './plan.ts';
import type { PlanPlace } from './plan-place.ts';

/**
 * Where two people's changes of one plan meet: both changed a field, or one removed what the other
 * changed. A side that removed the part has no value.
 */
export interface PlanConflict {
  at: PlanPlace;
  kind: 'bothChanged' | 'removedByThem' | 'removedByMe';
  mine?: unknown;
  theirs?: unknown;
}

interface Part {
  readonly id: string;
}
interface Sides<T> {
  base: T | undefined;
  mine: T;
  theirs: T;
}
type Note = (conflict: PlanConflict) => void;

/**
 * Joins two changes of the same plan, field by field of course, days, segments and approvals, so
 * that neither is lost. In a conflict the merged plan holds `mine`, and what one side removed and
 * the other changed stays: the person who saves decides.
 * @param base the plan that both began with
 */
export function mergePlans(
  base: CoursePlan,
  mine: CoursePlan,
  theirs: CoursePlan,
): { plan: CoursePlan; conflicts: PlanConflict[] } {
  const conflicts: PlanConflict[] = [];
  const note: Note = (conflict) => conflicts.push(conflict);
  const part = <K extends 'learningGoals' | 'days' | 'approvals'>(key: K) => ({
    ...{ base: base[key], mine: mine[key], theirs: theirs[key] },
  });
  const plan = {
    ...mergeFields({ base, mine, theirs }, {}, note, ['days', 'approvals', 'learningGoals']),
    learningGoals: mergeFields(part('learningGoals'), {}, note, [], 'learningGoals.'),
    days: mergeParts(
      part('days'),
      (day) => ({ day }),
      note,
      (sides, at) => mergeDay(sides, at, note),
    ),
    approvals: mergeParts(
      part('approvals'),
      (approval) => ({ approval }),
      note,
      (sides, at) => mergeFields(sides, at, note),
    ),
  };
  return { plan, conflicts };
}

function mergeDay(sides: Sides<PlanDay>, at: PlanPlace, note: Note): PlanDay {
  const { base, mine, theirs } = sides;
  const segments = { base: base?.segments, mine: mine.segments, theirs: theirs.segments };
  return {
    ...mergeFields(sides, at, note, ['segments']),
    segments: mergeParts(
      segments,
      (segment) => ({ ...at, segment }),
      note,
      (pair, place) => mergeFields(pair, place, note),
    ),
  };
}

function mergeFields<T extends object>(
  { base, mine, theirs }: Sides<T>,
  at: PlanPlace,
  note: Note,
  skipped: readonly (keyof T)[] = [],
  prefix = '',
): T {
  const merged: T = { ...mine };
  for (const field of fieldsOf(mine, theirs)) {
    if (skipped.includes(field) || same(mine[field], theirs[field])) continue;
    if (same(mine[field], base?.[field])) merged[field] = theirs[field];
    else if (!same(theirs[field], base?.[field])) {
      const place = { ...at, field: prefix + String(field) };
      note({ at: place, kind: 'bothChanged', mine: mine[field], theirs: theirs[field] });
    }
  }
  return merged;
}

function mergeParts<T extends Part>(
  { base = [], mine, theirs }: Sides<T[]>,
  place: (id: string) => PlanPlace,
  note: Note,
  within: (sides: Sides<T>, at: PlanPlace) => T,
): T[] {
  const [was, here, there] = [base, mine, theirs].map(byId) as [ById<T>, ById<T>, ById<T>];
  return orderOf(base, mine, theirs).flatMap((id) => {
    const [before, ours, others] = [was.get(id), here.get(id), there.get(id)];
    const at = place(id);
    if (ours !== undefined && others !== undefined) {
      return [within({ base: before, mine: ours, theirs: others }, at)];
    }
    const kept = ours ?? others;
    if (kept === undefined || same(kept, before)) return [];
    if (before !== undefined) {
      note(
        ours === undefined
          ? { at, kind: 'removedByMe', theirs: kept }
          : { at, kind: 'removedByThem', mine: kept },
      );
    }
    return [kept];
  });
}

type ById<T> = ReadonlyMap<string, T>;

function byId<T extends Part>(parts: readonly T[]): ById<T> {
  return new Map(parts.map((part) => [part.id, part]));
}

/** The order of whoever changed it, mine before theirs; what only the other has comes last. */
function orderOf(base: readonly Part[], mine: readonly Part[], theirs: readonly Part[]): string[] {
  const shared = (parts: readonly Part[]) => {
    const known = new Set(base.map(({ id }) => id));
    return parts.filter(({ id }) => known.has(id)).map(({ id }) => id);
  };
  const untouched = same(shared(mine), shared(base));
  const [first, second] = untouched ? [theirs, mine] : [mine, theirs];
  return [...new Set([...first, ...second].map(({ id }) => id))];
}
