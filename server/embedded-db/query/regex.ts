import { BSONRegExp } from 'bson';
import { createContext, Script } from 'node:vm';
import { refuse, systemCode } from '../errors.ts';
import { LIMITS } from '../limits.ts';

/**
 * The pattern of `{field: /x/}` and `{$regex: …, $options: …}` as JavaScript's; i, m and s are the options
 * that both sides know.
 */
export function patternOf(value: unknown, options: unknown): RegExp {
  const isPattern = value instanceof BSONRegExp;
  const pattern = isPattern ? value.pattern : value;
  const flags = options ?? (isPattern ? value.options : '');
  if (typeof pattern !== 'string' || typeof flags !== 'string')
    return refuse('BadValue', '$regex and $options have to be strings');
  const unknown = /[^ims]/.exec(flags)?.[0];
  if (unknown !== undefined) refuse('BadValue', `The $options flag '${unknown}' is not supported.`);
  try {
    return new RegExp(pattern, flags);
  } catch {
    return refuse(51091, 'Regular expression is invalid');
  }
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
    if (systemCode(error) !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    return refuse('MaxTimeMSExpired', 'A regular expression took too long and was stopped.');
  }
}
