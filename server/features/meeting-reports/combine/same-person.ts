import { nameParts, secondNameKey } from '../reader/name-key.ts';
import type { PersonDraft } from './draft-person.ts';
import { endsOfNameKey, isLikeName } from './likeness.ts';

/** More namesakes than this are not compared: a hostile file could have thousands. */
const mostCompared = 30;

/**
 * Persons of a report who may be one: the same name, or a shorter writing of it, where at least one
 * has no address.
 * @returns for each place in the list the places of those
 */
export function maybeSame(persons: readonly PersonDraft[]): Map<number, Set<number>> {
  const same = new Map<number, Set<number>>();
  for (const group of [...groupsBy(persons, sameName), ...groupsBy(persons, endsOfName)]) {
    for (const [a, b] of pairs(group.slice(0, mostCompared))) {
      const [one, other] = [persons[a], persons[b]];
      if (!one || !other || !mayBeOne(one, other)) continue;
      addTo(same, a, b);
      addTo(same, b, a);
    }
  }
  return same;
}

function mayBeOne(a: PersonDraft, b: PersonDraft): boolean {
  if (a.email !== '' && b.email !== '') return false;
  return sameName(a) === sameName(b) || isLikeName(nameParts(a.name), nameParts(b.name));
}

function sameName({ name }: PersonDraft): string | null {
  return secondNameKey(name) || null;
}

function endsOfName({ name }: PersonDraft): string | null {
  return endsOfNameKey(nameParts(name));
}

function groupsBy(
  persons: readonly PersonDraft[],
  keyOf: (person: PersonDraft) => string | null,
): number[][] {
  const groups = new Map<string, number[]>();
  for (const [i, person] of persons.entries()) {
    const key = keyOf(person);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function pairs(group: readonly number[]): [number, number][] {
  return group.flatMap((a, i) => group.slice(i + 1).map((b): [number, number] => [a, b]));
}

function addTo(same: Map<number, Set<number>>, from: number, to: number): void {
  const known = same.get(from);
  if (known) known.add(to);
  else same.set(from, new Set([to]));
}
