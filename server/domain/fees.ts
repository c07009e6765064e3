/** How a course is paid for, in whole kroner. Nothing is charged here: it is an overview to invoice from. */
export interface FeeTerms {
  perParticipant: number;
  /** For several from one workplace, up to `groupSize` people. */
  groupPrice: number;
  groupSize: number;
  /** For each one above the group's size; null until the leader has said it. */
  supplement: number | null;
  /** From so many paying people of one workplace the group price applies by itself. */
  groupFrom: number;
  /** User representatives take part for free. */
  freeForUserRepresentatives: boolean;
  /** Whether those who are free count among the group's people. */
  freeCount: boolean;
}

/** What the leader has decided for one workplace; `rule`: by `groupFrom`. */
export type FeeChoice = 'rule' | 'group' | 'single';

export const usualFees: FeeTerms = {
  ...{ perParticipant: 750, groupPrice: 3500, groupSize: 8, supplement: null, groupFrom: 5 },
  ...{ freeForUserRepresentatives: true, freeCount: false },
};

export interface Fee {
  paying: number;
  free: number;
  /** The group price applies. */
  group: boolean;
  /** People above the group's size, each at the supplement. */
  extra: number;
  /** Kroner; null while the supplement is not known. */
  amount: number | null;
}

/** What one workplace pays for its people, of whom `free` take part for nothing. */
export function workplaceFee(
  people: { paying: number; free: number },
  terms: FeeTerms,
  choice: FeeChoice,
): Fee {
  const { paying, free } = people;
  const group = paying > 0 && (choice === 'rule' ? paying >= terms.groupFrom : choice === 'group');
  if (!group) {
    return { paying, free, group, extra: 0, amount: paying * terms.perParticipant };
  }
  const counted = paying + (terms.freeCount ? free : 0);
  // Whoever is free pays no supplement, even where they fill the group.
  const extra = Math.min(paying, Math.max(0, counted - terms.groupSize));
  if (extra > 0 && terms.supplement === null) return { paying, free, group, extra, amount: null };
  return {
    ...{ paying, free, group, extra },
    amount: terms.groupPrice + extra * (terms.supplement ?? 0),
  };
}

/** The same workplace however it is written: case, spaces and signs do not matter. */
export function workplaceKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
