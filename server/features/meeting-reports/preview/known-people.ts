import type { ReportLink } from '../../../models/report-links.ts';
import type { ReportPerson } from '../combine/persons.ts';
import type { Context } from '../context.ts';
import { identifiersOf } from '../matching/remember.ts';
import type { Link, Memory, RosterPerson, SetAside } from '../matching/roster.ts';
import type { ReportSeal } from '../storage/seal.ts';

/** Everyone of the course's list: participants, and those who teach or help. */
export async function rosterOf({ models, course }: Context): Promise<RosterPerson[]> {
  const members = await models.people.listMembers(course._id);
  return members
    .filter((one) => !one.testUser && one.person !== null && one.person.name !== '')
    .map(({ personId, role, person }) => ({
      id: personId,
      name: person?.name ?? '',
      emails: person === null || person.email === '' ? [] : [person.email],
      upns: [],
      kind: role === 'participant' ? 'participant' : 'staff',
    }));
}

/** What was decided before about the persons of a report; of all others nothing can be read. */
export function memoryFor(
  persons: readonly ReportPerson[],
  decisions: ReadonlyMap<string, ReportLink>,
  seal: ReportSeal,
): Memory {
  const links: Link[] = [];
  const setAsides: SetAside[] = [];
  if (decisions.size === 0) return { links, setAsides };
  for (const identifier of persons.flatMap(identifiersOf)) {
    const decision = decisions.get(seal.fingerprint('person', identifier.by, identifier.value));
    if (decision === undefined) continue;
    if (decision.kind === 'link') links.push({ ...identifier, ids: decision.personIds });
    else setAsides.push({ ...identifier, reason: decision.kind });
  }
  return { links, setAsides };
}
