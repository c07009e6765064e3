import type { LocalDate } from '#domain/time';
import type { Interval } from '#domain/intervals';

export type ReportFormat =
  | 'teams-list'
  | 'teams-report-2021'
  | 'teams-report'
  | 'teams-live-event'
  | 'graph'
  | 'zoom'
  | 'zoom-totals'
  | 'google-meet'
  | 'unknown-table';

export type DateOrder = 'dmy' | 'mdy' | 'ymd';
export type Delimiter = 'tab' | ';' | ',';

/** What the leader has to know before anything is stored. The words for them live in the client. */
export type WarningCode =
  | 'LISTED_WITHOUT_TIMES'
  | 'NO_LEAVE_TIME'
  | 'NO_JOIN_TIME'
  | 'NO_EMAIL_COLUMN'
  | 'DATE_ORDER_DECIDED_BY_COURSE_DATE'
  | 'APPROXIMATE_NO_SEGMENTS'
  | 'FILE_SAYS_INCOMPLETE'
  | 'FILE_CUT_OFF'
  | 'TIMES_CONVERTED_FROM_UTC'
  | 'TIMES_CONVERTED_FROM_OFFSET'
  | 'SPANS_SEVERAL_DATES'
  | 'OVERLAP_MERGED'
  | 'POSSIBLE_SAME_PERSON'
  | 'DUPLICATE_NAME_NO_EMAIL'
  | 'POSSIBLE_SHARED_DEVICE'
  | 'POSSIBLE_BOT'
  | 'PHONE_PARTICIPANT'
  | 'WAITING_ROOM_LEFT_OUT'
  | 'HIDDEN_CHARACTERS'
  | 'NO_DATE_IN_FILE'
  | 'SUMMARY_DIFFERS'
  | 'DURATION_DIFFERS'
  | 'UNREADABLE_TIMES'
  | 'LEAVE_BEFORE_JOIN'
  | 'REPEATED_FILE';

export interface ReportWarning {
  readonly code: WarningCode;
  /** How many rows, or persons where the code speaks of persons. */
  readonly count: number;
  /** Rows of the file as a spreadsheet numbers them, the first fifty; empty when none is meant. */
  readonly rows: readonly number[];
  /** Figures for the sentence: what the file says, what was found. Never a name. */
  readonly details?: Readonly<Record<string, string | number>>;
}

/** What one row says of one person's presence. Instants are epoch seconds, UTC. */
export type Presence =
  | { readonly kind: 'stretch'; readonly start: number; readonly end: number }
  /** No leave time in the file: adds nothing until somebody decides. */
  | { readonly kind: 'open'; readonly start: number }
  /** Only a sum; the gaps are unknown. `span`: first join to last leave, or null where not told. */
  | { readonly kind: 'total'; readonly seconds: number; readonly span: Interval | null }
  /** Listed without times. */
  | { readonly kind: 'none' };

export interface ReportRow {
  /** Rows of the file as a spreadsheet numbers them (Graph: the record's number). */
  readonly rows: readonly number[];
  /** As it stands in the file, trimmed. May hold characters that do not show. */
  readonly name: string;
  /** In lower case; '' where missing. */
  readonly email: string;
  /** As in the file; '' where missing. Compare in lower case. */
  readonly upn: string;
  readonly organizer: boolean;
  /** The file itself says that its rows of this name are one identity. */
  readonly oneIdentity: boolean;
  readonly presence: Presence;
}

/** Whose clock the times of the file were. */
export interface ReportClock {
  /** An IANA name; for 'offset' something like '+02:00'. */
  readonly zone: string;
  readonly source: 'course' | 'chosen' | 'utc' | 'offset';
}

export interface Report {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: ReportFormat;
  readonly encoding: string;
  readonly delimiter: Delimiter | null;
  readonly dateOrder: DateOrder | 'none';
  readonly clock: ReportClock;
  readonly title: string;
  /** What the file says of the whole meeting, where it does. */
  readonly meeting: { readonly start: number | null; readonly end: number | null };
  /** The dates that somebody was present on, in the course's zone, sorted. */
  readonly dates: readonly LocalDate[];
  readonly rows: readonly ReportRow[];
  readonly warnings: readonly ReportWarning[];
}

const rowsKept = 50;

export function warning(
  code: WarningCode,
  rows: readonly number[],
  details?: ReportWarning['details'],
  count = rows.length,
): ReportWarning {
  const kept = rows.toSorted((a, b) => a - b).slice(0, rowsKept);
  return { code, count, rows: kept, ...(details === undefined ? {} : { details }) };
}
