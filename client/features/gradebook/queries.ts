import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { GradebookStatus } from '#contract/gradebook';
import type { ApiError } from '../../api/api-error.ts';
import { session, useCourseId } from '../../api/call.ts';
import { endpointKey, useAction } from '../../api/hooks.ts';

/** How the column stands; asked for every other second while something is being sent. */
export function useGradebook(): UseQueryResult<GradebookStatus, ApiError> {
  const courseId = useCourseId();
  const input = { params: { courseId } };
  return useQuery<GradebookStatus, ApiError>({
    queryKey: endpointKey('gradebook.status', input),
    queryFn: () => session.call('gradebook.status', [input]),
    refetchInterval: ({ state }) => {
      const now = state.data?.state;
      return now === 'waiting' || now === 'sending' ? 2000 : false;
    },
  });
}

export function useSwitch() {
  return useAction('gradebook.switch', { changes: ['gradebook'] });
}

export function useSendNow() {
  return useAction('gradebook.send', { changes: ['gradebook'] });
}

export function useCreateAgain() {
  return useAction('gradebook.createAgain', { changes: ['gradebook'] });
}
