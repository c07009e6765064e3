import type { ReportPerson } from '../combine/persons.ts';
import { nameKey } from '../reader/name-key.ts';
import type { RememberedBy } from './roster.ts';

/** What identifies a person of a report: any of these may be remembered. */
export type Identified = Pick<ReportPerson, 'name' | 'email' | 'upn'>;

/** What to remember a decision by: the e-mail address, else the UPN, else the normalised name. */
export function rememberBy(person: Identified): RememberedBy {
  const [best] = identifiersOf(person);
  return best ?? { by: 'name', value: person.name };
}

/** All that a decision made before may have been remembered by, best first. */
export function identifiersOf({ email, upn, name }: Identified): RememberedBy[] {
  const found: RememberedBy[] = [
    { by: 'email', value: email.toLowerCase() },
    { by: 'upn', value: upn.toLowerCase() },
    { by: 'name', value: nameKey(name) || name },
  ];
  return found.filter(({ value }) => value !== '');
}

/**
 * The first decision that was remembered by the best identifier it has one for. A name is asked only
 * of whoever has neither address nor UPN: else a namesake's decision would be theirs.
 */
export function remembered<T extends RememberedBy>(
  person: Identified,
  decisions: ReadonlyMap<string, T>,
): T | null {
  const identifiers = identifiersOf(person);
  const asked = identifiers.filter(({ by }) => by !== 'name' || identifiers.length === 1);
  for (const { by, value } of asked) {
    const decision = decisions.get(`${by} ${value}`);
    if (decision) return decision;
  }
  return null;
}

export function byIdentifier<T extends RememberedBy>(decisions: readonly T[]): Map<string, T> {
  return new Map(decisions.map((decision) => [`${decision.by} ${decision.value}`, decision]));
}
