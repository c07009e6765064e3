import { useCourseId } from '../../api/call.ts';
import { useDownload } from '../../api/download.ts';
import { useEndpoint } from '../../api/hooks.ts';

export function useMyCourse() {
  const courseId = useCourseId();
  return useEndpoint('my-course.overview', { params: { courseId } });
}

export function useCalendar() {
  const courseId = useCourseId();
  const download = useDownload('my-course.calendar');
  return { ...download, save: () => download.mutate({ params: { courseId } }) };
}
