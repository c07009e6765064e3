import type { Row } from '#contract/attendance';

/** In the order in which a leader should look at them. */
const groups = ['outOfReach', 'atRisk', 'nearlyThere', 'open', 'met'] as const;
export type StandingGroup = (typeof groups)[number];

/** The one group under which a participant is listed; what each means, the server has decided. */
function groupOf({ standing, atRisk, nearlyThere }: Row): StandingGroup {
  if (standing !== 'open') return standing;
  if (nearlyThere) return 'nearlyThere';
  return atRisk ? 'atRisk' : 'open';
}

/** Participants by group, those with the most to catch up first. */
export function groupsOf(rows: readonly Row[]): { group: StandingGroup; members: Row[] }[] {
  return groups.map((group) => ({
    group,
    members: rows
      .filter((row) => groupOf(row) === group)
      .toSorted((a, b) => b.stillNeeded - a.stillNeeded),
  }));
}
