import { useCourseId } from '../../api/call.ts';
import { useDownload } from '../../api/download.ts';
import { useAction, useEndpoint } from '../../api/hooks.ts';

export function useDetails() {
  const courseId = useCourseId();
  return useEndpoint('privacy.details', { params: { courseId } });
}

/** Planned hours depend on the kind of participant, so the course is fetched anew as well. */
export function useSaveDetails() {
  return useAction('privacy.saveDetails', { changes: ['privacy', 'my-course'] });
}

export function useWithdrawConsent() {
  return useAction('privacy.withdrawConsent', { changes: ['privacy'] });
}

/** What the leader's list says is erased for good. */
export function useEraseRegistration() {
  return useAction('privacy.eraseRegistration', { changes: ['privacy'] });
}

export function useStored() {
  const courseId = useCourseId();
  return useEndpoint('privacy.stored', { params: { courseId } });
}

export function useStoredFile() {
  const courseId = useCourseId();
  const download = useDownload('privacy.download');
  return { ...download, save: () => download.mutate({ params: { courseId } }) };
}
