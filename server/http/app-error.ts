import type { ErrorCode } from '#contract/errors';

/** A refusal with a code of the contract; `details` carry numbers and ids, never personal data in logs. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, details?: Record<string, unknown>) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}
