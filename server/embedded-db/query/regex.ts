import { BSONRegExp } from 'bson';
import { createContext, Script } from 'node:vm';
import { refuse } from '../errors.ts';
import { LIMITS } from '../limits.ts';

/** A pattern as JavaScript's RegExp; i, m and s are the options both sides know. */
export function toRegExp(pattern: string, options: string): RegExp {
  const unknown = /[^ims]/.exec(options);
  if (unknown !== null) refuse('BadValue', `The $options flag '${unknown[0]}' is not supported.`);
  try {
    return new RegExp(pattern, options);
  } catch {
    return refuse(51091, 'Regular expression is invalid');
  }
}

/** The pattern of `{field: /x/}` and `{$regex: …, $options: …}`. */
export function patternOf(value: unknown, options: unknown): RegExp {
  if (options !== undefined && typeof options !== 'string') {
    return refuse('BadValue', '$options has to be a string');
  }
  if (value instanceof BSONRegExp) return toRegExp(value.pattern, options ?? value.options);
  if (typeof value === 'string') return toRegExp(value, options ?? '');
  return refuse('BadValue', '$regex has to be a string');
}

const sandbox = createContext({ work: undefined });
const script = new Script('work()');

/**
 * Runs work that may meet a regular expression without end, and stops it after `LIMITS.regexMs`: V8 lets
 * itself be interrupted while a pattern backtracks. The work must change nothing and hold nothing open,
 * since no `finally` within it runs then.
 */
export function withinRegexTime<T>(work: () => T): T {
  sandbox['work'] = work;
  try {
    return script.runInContext(sandbox, { timeout: LIMITS.regexMs }) as T;
  } catch (error) {
    if (codeOf(error) !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    return refuse('MaxTimeMSExpired', 'A regular expression took too long and was stopped.');
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
