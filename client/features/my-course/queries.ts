import { useCourseId } from '../../api/call.ts';
import { useDownload } from '../../api/download.ts';
import { useAction, useEndpoint } from '../../api/hooks.ts';

export function useMyCourse() {
  const courseId = useCourseId();
  return useEndpoint('my-course.overview', { params: { courseId } });
}

export function useCalendar() {
  const courseId = useCourseId();
  const download = useDownload('my-course.calendar');
  return { ...download, save: () => download.mutate({ params: { courseId } }) };
}

/** Today's days at the door of the room. */
export function useOpenDoor() {
  const courseId = useCourseId();
  return useEndpoint('check-in.today', { params: { courseId } });
}

export function useMyObjections() {
  const courseId = useCourseId();
  return useEndpoint('objections.mine', { params: { courseId } });
}

export const useRaiseObjection = () => useAction('objections.raise', { changes: ['objections'] });
