import type { ErrorCode } from '#contract/errors';
import { DomainError, type DomainErrorCode } from '#domain/errors';
import { AppError } from '../../http/app-error.ts';

/** What the rules refuse, in the contract's words. */
const codes: Partial<Record<DomainErrorCode, ErrorCode>> = {
  INVALID_TIME: 'INVALID_TIME',
  SKIPPED_TIME: 'SKIPPED_TIME',
  END_NOT_AFTER_START: 'END_NOT_AFTER_START',
  DAY_CANCELLED: 'DAY_CANCELLED',
  UNKNOWN_SEGMENT: 'SEGMENT_NOT_FOUND',
  SEGMENT_NOT_COUNTED: 'SEGMENT_NOT_COUNTED',
  SEGMENT_NOT_BETWEEN: 'SEGMENT_NOT_BETWEEN',
  VOID_OF_VOID: 'VOID_OF_VOID',
  ALREADY_VOIDED: 'ALREADY_VOIDED',
};

/** Does what the rules may refuse; a refusal becomes an error of the contract. */
export function underRules<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    const code = error instanceof DomainError ? codes[error.code] : undefined;
    if (code === undefined) throw error;
    throw new AppError(code);
  }
}

/** Characters of a reason. */
const longestReason = 2000;

/**
 * A reason without the space around it; '' where none is needed and none was given.
 * @throws AppError REASON_REQUIRED, REASON_TOO_LONG
 */
export function checkedReason(reason: string, required: boolean): string {
  const text = reason.trim();
  if (required && text === '') throw new AppError('REASON_REQUIRED');
  if (text.length > longestReason) throw new AppError('REASON_TOO_LONG', { max: longestReason });
  return text;
}
