import type { ErrorCode, ErrorReply } from '#contract/errors';

/** What went wrong with a call: a code of the contract, or why no answer of the tool came at all. */
export type ApiErrorCode = ErrorCode | 'OFFLINE' | 'BAD_REPLY';

/** A refused or failed call. `message` is the server's sentence in the reader's language, or ''. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly details: Record<string, unknown>;

  constructor(
    code: ApiErrorCode,
    status: number,
    message = '',
    details: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/** The error that a refused request answered with; BAD_REPLY when something else answered (a proxy). */
export async function errorOf(response: Response): Promise<ApiError> {
  const reply: unknown = await response.json().catch(() => null);
  if (!isErrorReply(reply)) return new ApiError('BAD_REPLY', response.status);
  const { code, message, details } = reply.error;
  return new ApiError(code, response.status, message, details);
}

function isErrorReply(reply: unknown): reply is ErrorReply {
  if (typeof reply !== 'object' || reply === null || !('error' in reply)) return false;
  const { error } = reply;
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string' &&
    'message' in error &&
    typeof error.message === 'string'
  );
}
