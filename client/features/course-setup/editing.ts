import { useSyncExternalStore } from 'react';
import type { CoursePlanShape as Plan } from '#contract/course-plan';

/** A plan that is being changed, on the way from page to page of the set-up. */
export interface Editing {
  courseId: string;
  /** The revision that the change began with. */
  baseRevision: number;
  plan: Plan;
  /** Earlier states, for undoing; the last is the latest. */
  past: readonly Plan[];
  /** What the last change was about: typing on in one field is one step of undoing. */
  last: string;
}

const longestPast = 50;
let editing: Editing | null = null;
const listeners = new Set<() => void>();

function become(next: Editing | null): void {
  editing = next;
  for (const listener of listeners) listener();
}

/** What is being changed in a course, or null; renders again when it changes. */
export function useEditing(courseId: string): Editing | null {
  const current = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => editing,
  );
  return current?.courseId === courseId ? current : null;
}

/** Begins with a plan and forgets what came before: a draft, or two plans that were joined. */
export function startEditing(courseId: string, baseRevision: number, plan: Plan): void {
  become({ courseId, baseRevision, plan, past: [], last: '' });
}

/** Puts a change on top of what is there, or of the saved plan. */
export function recordChange(
  begin: Pick<Editing, 'courseId' | 'baseRevision' | 'plan'>,
  what: string,
  change: (plan: Plan) => Plan,
): Plan {
  const from = editing?.courseId === begin.courseId ? editing : { ...begin, past: [], last: '' };
  const plan = change(from.plan);
  const sameStep = from.last === what && from.past.length > 0;
  const past = sameStep ? from.past : [...from.past, from.plan].slice(-longestPast);
  become({ ...from, plan, past, last: what });
  return plan;
}

/** Takes the last step back. */
export function undoChange(): Editing | null {
  const before = editing?.past.at(-1);
  if (editing === null || before === undefined) return editing;
  become({ ...editing, plan: before, past: editing.past.slice(0, -1), last: '' });
  return editing;
}

export function stopEditing(): void {
  become(null);
}
