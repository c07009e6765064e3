import type { DayPerson } from '#contract/attendance';
import { nameMatches } from './grid-filters.ts';

const tests = {
  all: (person: DayPerson) => !person.withdrawn,
  none: (person: DayPerson) => !person.withdrawn && person.mark === 'none',
  absent: (person: DayPerson) =>
    !person.withdrawn && (person.mark === 'absent' || person.mark === 'excused'),
  withdrawn: (person: DayPerson) => person.withdrawn,
};
export type DayFilter = keyof typeof tests;
export const dayFilters = Object.keys(tests) as DayFilter[];

/** The participants whom a filter and a search show. */
export function peopleIn(
  people: readonly DayPerson[],
  filter: DayFilter,
  search: string,
): DayPerson[] {
  return people.filter(
    (person) => tests[filter](person) && (search.trim() === '' || nameMatches(person.name, search)),
  );
}

/** Those whom the day is meant for and of whom nothing is recorded. */
export function unrecorded(people: readonly DayPerson[]): DayPerson[] {
  return people.filter(tests.none);
}

/** Whether something can be recorded of a participant on the day. */
export function recordable({ mark, withdrawn }: DayPerson): boolean {
  return !withdrawn && mark !== 'notMeant' && mark !== 'cancelled';
}
