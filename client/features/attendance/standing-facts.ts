import type { DayPerson } from '#contract/attendance';

/** What stands of some participants' day, as far as a new mark has to know it. */
export function standingFacts(people: readonly Pick<DayPerson, 'presence'>[]) {
  const presence = people.flatMap((person) => person.presence);
  return {
    hasPresence: presence.length > 0,
    hasEvidence: presence.some(({ source }) => source !== 'leader'),
  };
}
