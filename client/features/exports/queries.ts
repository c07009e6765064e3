import { useCourseId } from '../../api/call.ts';
import { useDownload } from '../../api/download.ts';
import { useAction, useEndpoint } from '../../api/hooks.ts';

export function useOverview(section: string) {
  const courseId = useCourseId();
  return useEndpoint('exports.overview', { params: { courseId }, query: { section } });
}

export function usePreview(approvalId: string, section: string, who: 'counting' | 'members') {
  const courseId = useCourseId();
  return useEndpoint('exports.preview', {
    ...{ params: { courseId, approvalId }, query: { section, who } },
  });
}

export function useBodyList() {
  return useDownload('exports.bodyList');
}

export function useDossier() {
  return useDownload('exports.dossier');
}

export function useAttendanceList() {
  return useDownload('exports.attendanceList');
}

export function useSigningSheet() {
  return useDownload('exports.signingSheet');
}

export function useFees() {
  const courseId = useCourseId();
  return useEndpoint('fees.overview', { params: { courseId } });
}

export function useSaveFees() {
  return useAction('fees.save', { changes: ['fees'] });
}

export function useFeeFile() {
  return useDownload('fees.file');
}
