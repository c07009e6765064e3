import type { Group } from './plan.ts';

export interface Membership {
  body: string;
  memberNumber: string;
}

/** What one source says of a participant, all of it voluntary (rule 26); '' where it says nothing. */
export interface DetailFacts {
  profession: string;
  workplace: string;
  memberships: readonly Membership[];
}

/** Where a detail comes from: the participant themselves, or the course leader's registration list. */
export type DetailSource = 'participant' | 'list';

/** What is known of a participant, each part with its source; null where nothing is known. */
export interface KnownDetails extends DetailFacts {
  from: Record<keyof DetailFacts, DetailSource | null>;
}

export const detailFields = ['group', 'profession', 'workplace', 'body', 'memberNumber'] as const;
export type DetailField = (typeof detailFields)[number];

/** Joins what the participant has told with what the list says: their own word wins, part by part. */
export function knownDetails(own: DetailFacts | null, list: DetailFacts | null): KnownDetails {
  const source = (part: keyof DetailFacts): DetailSource | null =>
    own !== null && own[part].length > 0
      ? 'participant'
      : list !== null && list[part].length > 0
        ? 'list'
        : null;
  const from = {
    profession: source('profession'),
    workplace: source('workplace'),
    memberships: source('memberships'),
  };
  const facts = { participant: own, list };
  const text = (part: 'profession' | 'workplace') =>
    from[part] === null ? '' : (facts[from[part]]?.[part] ?? '');
  return {
    profession: text('profession'),
    workplace: text('workplace'),
    memberships: from.memberships === null ? [] : (facts[from.memberships]?.memberships ?? []),
    from,
  };
}

/**
 * What is not known of a participant although lists to professional bodies and the fees ask for it.
 * User representatives report no hours and pay no fee: of them only the kind is asked.
 */
export function missingDetails(known: DetailFacts, group: Group | null): DetailField[] {
  if (group === 'userRepresentative') return [];
  const { profession, workplace, memberships } = known;
  const missing: Record<DetailField, boolean> = {
    group: group === null,
    profession: profession === '',
    workplace: workplace === '',
    body: memberships.length === 0,
    memberNumber: memberships.some(({ memberNumber }) => memberNumber === ''),
  };
  return detailFields.filter((field) => missing[field]);
}
