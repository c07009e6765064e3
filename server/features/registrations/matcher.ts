/** Whoever a row of a list may be. */
interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly emails: readonly string[];
  readonly upns: readonly string[];
  readonly kind: 'participant' | 'staff';
}

/** What became of one row. */
type RowMatch =
  | { readonly kind: 'matched'; readonly ids: readonly string[] }
  | { readonly kind: 'staff'; readonly id: string }
  | { readonly kind: 'setAside' }
  | { readonly kind: 'open'; readonly suggestions: readonly { readonly id: string }[] };

/**
 * Rows to people, by the same rules as rows of meeting reports: address, then the exact name where
 * only one has it; anything fuzzier is a suggestion. Handed in by the app, which knows both features.
 */
export type Matcher = (
  rows: readonly { name: string; email: string; upn: string }[],
  roster: readonly Candidate[],
  memory: { links: readonly never[]; setAsides: readonly never[] },
) => readonly RowMatch[];
