import type { ReportPerson } from '../combine/persons.ts';
import { nameKey, secondNameKey } from '../reader/name-key.ts';
import { byIdentifier, remembered } from './remember.ts';
import type { Memory, RosterPerson, SetAsideReason } from './roster.ts';
import { suggestFrom, type Suggestion } from './suggestions.ts';

export type MatchedBy = 'link' | 'email' | 'upn' | 'name' | 'secondName';

/** What became of one person of a report. Only `open` blocks the sign-off of the day. */
export type Match =
  | { readonly kind: 'matched'; readonly ids: readonly string[]; readonly by: MatchedBy }
  /** Leaders and lecturers: nothing is recorded for them. */
  | { readonly kind: 'staff'; readonly id: string; readonly by: MatchedBy }
  | { readonly kind: 'setAside'; readonly reason: SetAsideReason }
  | { readonly kind: 'open'; readonly suggestions: readonly Suggestion[] };

type Matchable = Pick<ReportPerson, 'name' | 'email' | 'upn'>;

/**
 * Rows to people, in this order: what a leader decided before, any e-mail address, the UPN, the exact
 * normalised name and then its second key, both only if nobody else has it on either side. Anything
 * fuzzier is a suggestion.
 * @returns one match per person, in their order
 */
export function matchPersons(
  persons: readonly Matchable[],
  roster: readonly RosterPerson[],
  memory: Memory,
): Match[] {
  const links = byIdentifier(memory.links);
  const setAsides = byIdentifier(memory.setAsides);
  const known = new Set(roster.map(({ id }) => id));
  const index = indexOf(persons, roster);
  const suggest = suggestFrom(roster);
  return persons.map((person): Match => {
    const isNamesake = (index.namesInReport.get(secondNameKey(person.name)) ?? 0) > 1;
    const link = remembered(person, links);
    // Whoever has left the roster is not linked any more: the row is open again. So is one of
    // several rows of a name: the decision was about one of them.
    const linked = link !== null && !(link.by === 'name' && isNamesake);
    if (linked && link.ids.length > 0 && link.ids.every((id) => known.has(id))) {
      return found(link.ids, 'link', roster);
    }
    const setAside = remembered(person, setAsides);
    const doubtful = setAside?.by === 'name' && setAside.reason !== 'bot' && isNamesake;
    if (setAside !== null && !doubtful) return { kind: 'setAside', reason: setAside.reason };
    const match = byTheirOwn(person, index);
    if (match !== null) return found([match.id], match.by, roster);
    return { kind: 'open', suggestions: suggest(person) };
  });
}

interface Index {
  readonly emails: ReadonlyMap<string, string | null>;
  readonly upns: ReadonlyMap<string, string | null>;
  readonly names: ReadonlyMap<string, string | null>;
  readonly secondNames: ReadonlyMap<string, string | null>;
  /** How many persons of the report share a key. */
  readonly namesInReport: ReadonlyMap<string, number>;
}

function indexOf(persons: readonly Matchable[], roster: readonly RosterPerson[]): Index {
  const namesInReport = new Map<string, number>();
  for (const { name } of persons) {
    const key = secondNameKey(name);
    namesInReport.set(key, (namesInReport.get(key) ?? 0) + 1);
  }
  return {
    emails: unique(roster, ({ emails }) => emails.map(lower)),
    upns: unique(roster, ({ upns, emails }) => [...upns, ...emails].map(lower)),
    names: unique(roster, ({ name }) => [nameKey(name)]),
    secondNames: unique(roster, ({ name }) => [secondNameKey(name)]),
    namesInReport,
  };
}

/** The one person of each key; null where several have it. */
function unique(
  roster: readonly RosterPerson[],
  keysOf: (person: RosterPerson) => readonly string[],
): Map<string, string | null> {
  const owners = new Map<string, string | null>();
  for (const person of roster) {
    for (const key of new Set(keysOf(person))) {
      if (key === '') continue;
      const owner = owners.get(key);
      owners.set(key, owner === undefined || owner === person.id ? person.id : null);
    }
  }
  return owners;
}

function byTheirOwn(
  { name, email, upn }: Matchable,
  index: Index,
): { id: string; by: MatchedBy } | null {
  const byEmail = index.emails.get(lower(email));
  if (byEmail) return { id: byEmail, by: 'email' };
  const byUpn = index.upns.get(lower(upn));
  if (byUpn) return { id: byUpn, by: 'upn' };
  const second = secondNameKey(name);
  if (second === '' || (index.namesInReport.get(second) ?? 0) > 1) return null;
  // Unique by both keys: Haakon and Håkon in one roster are two people.
  const owner = index.secondNames.get(second);
  if (!owner) return null;
  return { id: owner, by: index.names.get(nameKey(name)) === owner ? 'name' : 'secondName' };
}

function found(ids: readonly string[], by: MatchedBy, roster: readonly RosterPerson[]): Match {
  const staff = roster.find(({ id, kind }) => kind === 'staff' && id === ids[0]);
  if (staff && ids.length === 1) return { kind: 'staff', id: staff.id, by };
  return { kind: 'matched', ids, by };
}

function lower(text: string): string {
  return text.toLowerCase();
}
