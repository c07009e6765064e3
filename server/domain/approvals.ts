/** What the body answered when the time held had fallen below what it approved (rule 18). */
export type BodyAnswer =
  | { kind: 'approved'; approvedMinutes: number; heldSeconds: number }
  | { kind: 'refused'; heldSeconds: number };

/** What decides whose hours count for a professional body (rules 16 to 18). */
export interface ApprovalTerms {
  id: string;
  /** Clock minutes that the body approved; `unit` only says how they are worded as hours. */
  approvedMinutes: number;
  /** Minutes of one hour in the body's wording. */
  unit: 60 | 45;
  /** The body's own demand, an integer from 1 to 100; the course's percent where it has none. */
  minimumPercent?: number | undefined;
  /** Whether agreed work after an absence counts in the body's own test. */
  acceptsMakeUp: boolean;
  /** `heldSeconds` is the time held that the body was told of: a further fall asks for a new answer. */
  answer?: BodyAnswer | undefined;
}

/** The hours that one professional body has approved for one course (rule 16). */
export interface Approval extends ApprovalTerms {
  body: string;
  /** The body's own sentence, printed on the certificate. */
  wording: string;
  /** The body's case number or the like, or ''. */
  reference: string;
  /** Whether its export must document the digital presence (rule 19). */
  documentedPresence: boolean;
  /** Columns of its export, in order. */
  columns: readonly string[];
}
