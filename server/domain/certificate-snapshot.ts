/**
 * All that a certificate says, as it was when it was issued (rule 22). Never changed afterwards:
 * the PDF is drawn from it, and the verification page shows it.
 */
export interface CertificateSnapshot {
  version: 1;
  /** A confirmation of attendance claims no threshold and no approval (rule 25). */
  kind: 'certificate' | 'confirmation';
  language: 'nb' | 'nn' | 'en';
  /** For people to quote: `2025-0042-7`. */
  number: string;
  verifyUrl: string;
  person: { name: string };
  course: { title: string; organiser: string };
  days: SnapshotDay[];
  /** Whole minutes; attended and make-up rounded down, planned and required up (rule 14). */
  attendedMinutes: number;
  makeUpMinutes: number;
  plannedMinutes: number;
  requiredMinutes: number;
  percent: number;
  policy: number;
  /** The bodies whose hours count for this person. */
  approvals: SnapshotApproval[];
  /** Ids of approvals that the course has, shown at verification whoever the person is (rule 23). */
  courseApprovals: SnapshotApproval[];
  /** Second page, or null where the leader wants none. */
  contents: { goals: SnapshotGoals; programme: SnapshotProgrammeDay[] } | null;
  issuer: { name: string; title: string };
  /** Local date of issue in the course's time zone. */
  issuedOn: string;
  /** Instant of issue, ISO 8601 in UTC. */
  issuedAt: string;
}

export interface SnapshotDay {
  date: string;
  start: string;
  end: string;
  plannedMinutes: number;
  attendedMinutes: number;
  makeUpMinutes: number;
}

export interface SnapshotApproval {
  body: string;
  /** Hundredths of an hour, in hours of `unit` minutes. */
  hourHundredths: number;
  unit: 60 | 45;
  wording: string;
  reference: string;
}

export interface SnapshotGoals {
  knowledge: string[];
  skills: string[];
  attitudes: string[];
}

export interface SnapshotProgrammeDay {
  date: string;
  title: string;
  segments: { start: string; end: string; title: string }[];
}
