import { useCourseId } from '../../api/call.ts';
import { useAction, useEndpoint } from '../../api/hooks.ts';

export function useRegistrations() {
  const courseId = useCourseId();
  return useEndpoint('registrations.list', { params: { courseId } });
}

export function useReadList() {
  return useAction('registrations.read');
}

export function usePreviewList() {
  return useAction('registrations.preview');
}

/** The kind of participant decides planned hours, so the figures are fetched anew as well. */
export function useSaveList() {
  return useAction('registrations.save', {
    changes: ['registrations', 'roster', 'attendance', 'exports'],
  });
}

export function useRemoveRegistration() {
  return useAction('registrations.remove', { changes: ['registrations', 'exports'] });
}
