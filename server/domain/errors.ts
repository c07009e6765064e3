/** What can be wrong with a programme, a ledger or an order given to the domain. */
export type DomainErrorCode =
  | 'INVALID_TIME_ZONE'
  | 'INVALID_DATE'
  | 'INVALID_TIME'
  | 'SKIPPED_TIME'
  | 'END_NOT_AFTER_START'
  | 'SEGMENTS_OVERLAP'
  | 'PERCENT_OUT_OF_RANGE'
  | 'DUPLICATE_ID'
  | 'UNKNOWN_DAY'
  | 'UNKNOWN_PARTICIPANT'
  | 'UNKNOWN_SEGMENT'
  | 'UNKNOWN_ENTRY'
  | 'SECONDS_OUT_OF_RANGE'
  | 'VOID_OF_VOID'
  | 'VOID_OF_OTHER'
  | 'ALREADY_VOIDED'
  | 'DAY_CANCELLED'
  | 'SEGMENT_NOT_COUNTED'
  | 'SEGMENT_NOT_BETWEEN';

/** Where in the input the fault lies: ids, dates and times as they were given, never a name. */
export type DomainErrorDetails = Readonly<Record<string, string | number>>;

/** A refusal by the rules. Callers turn the code into words; the message is for developers. */
export class DomainError extends Error {
  readonly code: DomainErrorCode;
  readonly details: DomainErrorDetails;

  constructor(code: DomainErrorCode, details: DomainErrorDetails = {}) {
    const where = Object.entries(details).map(([name, value]) => `${name} ${value}`);
    super([code, ...where].join(', '));
    this.name = 'DomainError';
    this.code = code;
    this.details = details;
  }
}
