import type { CoursePlanShape as Plan } from '#contract/course-plan';
import type { Conflict, Place } from '#contract/course-setup';

export type Choice = 'mine' | 'theirs';

/** What is taken where nobody has chosen: mine, and of a part that one of us removed, the part. */
export function usualChoice({ kind }: Conflict): Choice {
  return kind === 'removedByMe' ? 'theirs' : 'mine';
}

/** The joined plan with what was chosen in one conflict. */
export function withChoice(plan: Plan, conflict: Conflict, choice: Choice): Plan {
  const { at, kind } = conflict;
  switch (kind) {
    case 'bothChanged':
      return setField(plan, at, choice === 'mine' ? conflict.mine : conflict.theirs);
    case 'removedByThem':
      return choice === 'theirs' ? withoutPart(plan, at) : plan;
    case 'removedByMe':
      return choice === 'mine' ? withoutPart(plan, at) : plan;
  }
}

function setField(plan: Plan, at: Place, value: unknown): Plan {
  const { day, segment, approval, field = '' } = at;
  const set = <Part extends object>(part: Part): Part => ({ ...part, [field]: value });
  if (approval !== undefined) {
    return { ...plan, approvals: onPart(plan.approvals, approval, set) };
  }
  if (day !== undefined) {
    const change = <D extends Plan['days'][number]>(one: D): D =>
      segment === undefined ? set(one) : { ...one, segments: onPart(one.segments, segment, set) };
    return { ...plan, days: onPart(plan.days, day, change) };
  }
  const [group, goal] = field.split('.');
  if (group === 'learningGoals' && goal !== undefined) {
    return { ...plan, learningGoals: { ...plan.learningGoals, [goal]: value } };
  }
  return set(plan);
}

function withoutPart(plan: Plan, { day, segment, approval }: Place): Plan {
  if (approval !== undefined) {
    return { ...plan, approvals: plan.approvals.filter(({ id }) => id !== approval) };
  }
  if (segment === undefined) return { ...plan, days: plan.days.filter(({ id }) => id !== day) };
  return {
    ...plan,
    days: plan.days.map((one) =>
      one.id === day ? { ...one, segments: one.segments.filter(({ id }) => id !== segment) } : one,
    ),
  };
}

function onPart<Part extends { id: string }>(
  parts: readonly Part[],
  id: string,
  change: (part: Part) => Part,
): Part[] {
  return parts.map((part) => (part.id === id ? change(part) : part));
}
