import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

const tries = 3;

/** Whether a failed read is worth another try: no answer, or an answer that passes with time. */
export function worthRetrying(failures: number, error: Error): boolean {
  if (failures >= tries - 1) return false;
  if (!(error instanceof ApiError)) return false;
  return error.code === 'OFFLINE' || error.status === 429 || error.status >= 500;
}

/**
 * Reads are kept for half a minute and tried three times; what a person does is sent once, at once,
 * also where the browser thinks that it is offline, so that a failure is told and not queued.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: worthRetrying,
        retryDelay: (failures) => 500 * 2 ** failures,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
