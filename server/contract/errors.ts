/**
 * Every error code that the tool answers with, and its HTTP status: the one place where codes meet
 * HTTP. The sentence for each stands in server/i18n/errors in three languages.
 */
export const errorStatus = {
  INVALID_INPUT: 400,
  INVALID_JSON: 400,
  TOO_LARGE: 413,
  NOT_SIGNED_IN: 401,
  SESSION_EXPIRED: 401,
  ACCESS_ENDED: 401,
  WRONG_ROLE: 403,
  NOT_FOUND: 404,
  COURSE_NOT_FOUND: 404,
  COURSE_NOT_SET_UP: 409,
  NOT_FOR_TEST_USER: 409,
  TOO_MANY_REQUESTS: 429,
  INTERNAL: 500,
  DATABASE_UNAVAILABLE: 503,
  DAY_NOT_FOUND: 404,
  SEGMENT_NOT_FOUND: 404,
  PARTICIPANT_NOT_FOUND: 404,
  ENTRY_NOT_FOUND: 404,
  BATCH_NOT_FOUND: 404,
  DAY_CANCELLED: 409,
  DAY_WITHOUT_PROGRAMME: 409,
  DAY_NOT_SETTLED: 409,
  DAY_NOT_MEANT_FOR: 409,
  PARTICIPANTS_UNKNOWN: 409,
  PARTICIPANTS_WITHDRAWN: 409,
  TOO_MANY_PARTICIPANTS: 400,
  REASON_REQUIRED: 400,
  REASON_TOO_LONG: 400,
  INVALID_TIME: 400,
  SKIPPED_TIME: 400,
  END_NOT_AFTER_START: 400,
  OUTSIDE_PROGRAMME: 400,
  CORRECTION_OUT_OF_RANGE: 400,
  MAKE_UP_OUT_OF_RANGE: 400,
  ALREADY_VOIDED: 409,
  VOID_OF_VOID: 409,
  SEGMENT_NOT_COUNTED: 409,
  SEGMENT_NOT_BETWEEN: 409,
  CREDIT_CHANGED: 409,
  PLAN_NOT_VALID: 400,
  PLAN_CHANGED: 409,
  TEMPLATE_NOT_FOUND: 404,
  GRADEBOOK_NOT_AVAILABLE: 409,
  GRADEBOOK_OFF: 409,
  COLUMN_NOT_DELETED: 409,
  PLACING_ENDED: 404,
  ONE_LINK_ALONE: 409,
  LINK_NOT_OFFERED: 409,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof errorStatus;

/** What every refused request answers with; `message` is in the reader's language. */
export interface ErrorReply {
  error: { code: ErrorCode; message: string; details?: Record<string, unknown> };
}
