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
  TOO_MANY_REQUESTS: 429,
  INTERNAL: 500,
  DATABASE_UNAVAILABLE: 503,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof errorStatus;

/** What every refused request answers with; `message` is in the reader's language. */
export interface ErrorReply {
  error: { code: ErrorCode; message: string; details?: Record<string, unknown> };
}
