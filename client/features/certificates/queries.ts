import { type QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { DryRun, IssueProgress } from '#contract/certificates';
import type { Reply } from '#contract/endpoints';
import type { ApiError } from '../../api/api-error.ts';
import { session, useCourseId } from '../../api/call.ts';
import { endpointKey, useAction, useEndpoint } from '../../api/hooks.ts';

export type Issued = Reply<'certificates.list'>;

const changes = ['certificates'] as const;

export function useDryRun(): UseQueryResult<DryRun, ApiError> {
  return useEndpoint('certificates.dryRun', { params: { courseId: useCourseId() } });
}

/** What was issued; asked for often while something is issued or mailed. */
export function useIssued(): UseQueryResult<Issued, ApiError> {
  const input = { params: { courseId: useCourseId() } };
  return useQuery<Issued, ApiError>({
    queryKey: endpointKey('certificates.list', input),
    queryFn: ({ signal }) => session.call('certificates.list', [input], signal),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isMoving(data) ? 1500 : false),
  });
}

/** Something is under way that will look different in a moment. */
function isMoving({ certificates, run, mailConfigured }: Issued): boolean {
  if (run !== null && !run.done) return true;
  return (
    mailConfigured &&
    certificates.some(({ mail }) => mail?.state === 'queued' || mail?.state === 'sending')
  );
}

export function useSettings() {
  return useEndpoint('certificates.settings', { params: { courseId: useCourseId() } });
}

export function useMine() {
  return useEndpoint('certificates.mine', { params: { courseId: useCourseId() } });
}

/** The run that was ordered shows at once, and is followed from then on. */
function useFollowRun() {
  const input = { params: { courseId: useCourseId() } };
  return (run: IssueProgress, client: QueryClient) =>
    client.setQueryData<Issued>(
      endpointKey('certificates.list', input),
      (before) => before && { ...before, run },
    );
}

export const useIssue = () => useAction('certificates.issue', { changes, onDone: useFollowRun() });
export const useReissue = () =>
  useAction('certificates.reissue', { changes, onDone: useFollowRun() });
export const useRevoke = () => useAction('certificates.revoke', { changes });
export const useResend = () => useAction('certificates.resend', { changes });
export const useSettleMail = () => useAction('certificates.settleMail', { changes });
export const useSaveSettings = () => useAction('certificates.saveSettings', { changes });
export const usePutImage = () => useAction('certificates.putImage', { changes });
export const useRemoveImage = () => useAction('certificates.removeImage', { changes });
