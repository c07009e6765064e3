import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { session, useCourseId } from '../../api/call.ts';
import { endpointKey, useAction, useEndpoint } from '../../api/hooks.ts';

export function useRoster() {
  const courseId = useCourseId();
  return useEndpoint('roster.list', { params: { courseId } });
}

/** The reading of Canvas' list, asked for every second while it is under way. */
export function useSyncStatus(onEnded: () => void) {
  const courseId = useCourseId();
  const input = { params: { courseId } };
  const status = useQuery({
    queryKey: endpointKey('roster.syncStatus', input),
    queryFn: () => session.call('roster.syncStatus', [input]),
    refetchInterval: ({ state }) => (state.data?.sync?.state === 'running' ? 1000 : false),
  });
  const finishedAt = status.data?.sync?.finishedAt;
  useEffect(() => {
    if (finishedAt != null) onEnded();
  }, [finishedAt, onEnded]);
  return status.data?.sync ?? null;
}

export function useStartSync() {
  return useAction('roster.sync', { changes: ['roster.syncStatus'] });
}

export function useSetGroup() {
  return useAction('roster.setGroup', { changes: ['roster.list', 'attendance', 'course-setup'] });
}

export function useSetAside() {
  return useAction('attendance.setAside', { changes: ['roster.list', 'attendance'] });
}
