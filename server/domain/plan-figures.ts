import { type Approval, grantedMinutes } from './approvals.ts';
import { countedDaysByGroup, heldSeconds } from './counted-days.ts';
import { DomainError } from './errors.ts';
import { groups, type CoursePlan, type Group } from './plan.ts';
import { type ResolvedDay, type ResolvedProgramme, resolveProgramme } from './programme.ts';
import { requiredSeconds } from './standing.ts';

/** Whom a figure is for: a kind of participant, or those whose kind is not known. */
export const figureGroups = ['none', ...groups] as const;
export type FigureGroup = (typeof figureGroups)[number];

/** Where a body's hours stand against the time held (rule 18). */
export type ApprovalCover = 'covered' | 'waits' | 'answered' | 'refused';

/** The figures of a plan; seconds. */
export interface PlanFigures {
  byGroup: { group: FigureGroup; plannedSeconds: number; requiredSeconds: number }[];
  /** Whether every kind of participant has the same figures. */
  sameForAll: boolean;
  /** Counted time of the whole course, whomever it is meant for (rule 18). */
  heldSeconds: number;
  days: { day: string; heldSeconds: number; byGroup: Record<FigureGroup, number> }[];
  approvals: { approval: string; cover: ApprovalCover }[];
  /** False when days with faults are left out. */
  complete: boolean;
}

/** The figures of a plan, also of one that is not finished: days with faults are left out. */
export function planFigures(plan: CoursePlan): PlanFigures {
  const { programme, complete } = soundPart(plan);
  const daysFor = countedDaysByGroup(programme);
  const perGroup = figureGroups.map((group) => ({
    group,
    days: daysFor(group === 'none' ? undefined : group),
  }));
  const byGroup = perGroup.map(({ group, days }) => {
    const plannedSeconds = days.reduce((sum, day) => sum + day.plannedSeconds, 0);
    return {
      group,
      plannedSeconds,
      requiredSeconds: requiredSeconds(plan.percent, plannedSeconds),
    };
  });
  const held = heldSeconds(programme);
  const days = programme.days.map((day, index) => ({
    day: day.id,
    heldSeconds: heldSeconds({ ...programme, days: [day] }),
    byGroup: Object.fromEntries(
      perGroup.map((one) => [one.group, one.days[index]?.plannedSeconds ?? 0]),
    ) as Record<FigureGroup, number>,
  }));
  return {
    byGroup,
    sameForAll: days.every(({ byGroup: one }) => new Set(Object.values(one)).size === 1),
    heldSeconds: held,
    days,
    approvals: plan.approvals.map((approval) => ({
      approval: approval.id,
      cover: coverOf(approval, held),
    })),
    complete,
  };
}

/** The days of a plan that can be reckoned with, made ready. */
export function soundPart(plan: CoursePlan): { programme: ResolvedProgramme; complete: boolean } {
  const days = plan.days.flatMap((day): ResolvedDay[] => {
    try {
      return [...resolveProgramme({ timeZone: plan.timeZone, percent: 100, days: [day] }).days];
    } catch (error) {
      if (error instanceof DomainError) return [];
      throw error;
    }
  });
  return {
    programme: { percent: plan.percent, days },
    complete: days.length === plan.days.length,
  };
}

function coverOf(approval: Approval, held: number): ApprovalCover {
  if (held >= approval.approvedMinutes * 60) return 'covered';
  const granted = grantedMinutes(approval, held);
  return typeof granted === 'number' ? 'answered' : granted;
}

/** The groups that a plan treats differently from others; [] when everything is for everyone. */
export function groupsNamed(plan: CoursePlan): Group[] {
  const named = plan.days.flatMap(({ audience, segments }) => [
    ...(audience ?? []),
    ...segments.flatMap((segment) => segment.audience ?? []),
  ]);
  return groups.filter((group) => named.includes(group));
}
