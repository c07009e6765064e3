/** What can be wrong with a programme, a ledger or an order given to the domain. For developers. */
const meanings = {
  INVALID_TIME_ZONE: 'This is not a time zone',
  INVALID_DATE: 'This is not a date of the form YYYY-MM-DD',
  INVALID_TIME: 'This is not a time of the form HH:MM or HH:MM:SS',
  SKIPPED_TIME: 'The clock skips this time on this date',
  END_NOT_AFTER_START: 'The end is not after the start',
  SEGMENTS_OVERLAP: 'Two segments of the day overlap',
  PERCENT_OUT_OF_RANGE: 'The percent is not an integer from 1 to 100',
  SECONDS_OUT_OF_RANGE: 'These are not whole seconds within the range',
  DUPLICATE_ID: 'This id is there twice',
  UNKNOWN_PARTICIPANT: 'There is no such participant',
  UNKNOWN_DAY: 'There is no such day',
  UNKNOWN_SEGMENT: 'There is no such segment',
  UNKNOWN_ENTRY: 'There is no such entry',
  VOID_OF_VOID: 'A void cannot be voided',
  VOID_OF_OTHER: 'The voided entry is of another participant or day',
  ALREADY_VOIDED: 'The entry is voided already',
  DAY_CANCELLED: 'The day is cancelled',
  SEGMENT_NOT_COUNTED: 'The segment does not count',
  SEGMENT_NOT_BETWEEN: 'The segment does not lie between two others',
};

export type DomainErrorCode = keyof typeof meanings;

/** Where in the input the fault lies: ids, dates and times as they were given, never a name. */
export type DomainErrorDetails = Readonly<Record<string, string | number>>;

/** A refusal by the rules. Callers turn the code into words of their own. */
export class DomainError extends Error {
  readonly code: DomainErrorCode;
  readonly details: DomainErrorDetails;

  constructor(code: DomainErrorCode, details: DomainErrorDetails = {}) {
    const where = Object.entries(details).map(([name, value]) => `${name} ${value}`);
    super([meanings[code], ...where].join(', '));
    this.name = 'DomainError';
    this.code = code;
    this.details = details;
  }
}

/**
 * Does what may be refused, and says in a refusal where it was.
 * @throws DomainError that of `act`, with `place` added to its details
 */
export function within<T>(place: DomainErrorDetails, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.code, { ...place, ...error.details });
  }
}
