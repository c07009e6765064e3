import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { errorStatus, type ErrorCode, type ErrorReply } from '#contract/errors';
import { errorSentence } from '../i18n/errors.ts';
import { AppError } from './app-error.ts';
import { requestLocale } from './request-locale.ts';

export const notFound: RequestHandler = () => {
  throw new AppError('NOT_FOUND');
};

/** Turns whatever was thrown into a code, a status and a sentence in the reader's language. */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    if (response.headersSent) {
      next(thrown);
      return;
    }
    const error = asAppError(thrown);
    const status = errorStatus[error.code];
    if (status >= 500) {
      const reason = thrown instanceof Error ? { name: thrown.name, stack: frames(thrown) } : {};
      log.error({ code: error.code, endpoint: response.locals['endpoint'], ...reason }, 'failed');
    }
    const locale = requestLocale(request);
    const reply: ErrorReply = {
      error: {
        code: error.code,
        message: errorSentence(error.code, locale, error.details),
        ...(error.details === undefined ? {} : { details: error.details }),
      },
    };
    response.status(status).set('Cache-Control', 'no-store').json(reply);
  };
}

/** Stack frames without the message: a message may quote what a person sent. */
function frames(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
}

const bodyErrors: Record<string, ErrorCode> = {
  'entity.too.large': 'TOO_LARGE',
  'parameters.too.many': 'TOO_LARGE',
  'entity.parse.failed': 'INVALID_JSON',
  'encoding.unsupported': 'INVALID_INPUT',
  'charset.unsupported': 'INVALID_INPUT',
  'request.aborted': 'INVALID_INPUT',
  'request.size.invalid': 'INVALID_INPUT',
};
const databaseErrors = /^Mongo(Network|ServerSelection|NotConnected|PoolCleared|Topology)/;

function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof Error && 'type' in thrown && typeof thrown.type === 'string') {
    const code = bodyErrors[thrown.type];
    if (code !== undefined) return new AppError(code);
  }
  if (thrown instanceof URIError) return new AppError('NOT_FOUND');
  if (thrown instanceof Error && databaseErrors.test(thrown.name)) {
    return new AppError('DATABASE_UNAVAILABLE');
  }
  return new AppError('INTERNAL');
}
