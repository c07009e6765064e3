import type { QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReportShown } from '#contract/meeting-report';
import { ApiError } from '../../api/api-error.ts';
import { call, useCourseId } from '../../api/call.ts';
import { endpointKey, useAction, useEndpoint } from '../../api/hooks.ts';
import { invalidate } from '../../api/invalidate.ts';

export function useReports(dayId: string) {
  const courseId = useCourseId();
  return useEndpoint('meeting-reports.list', { params: { courseId, dayId } });
}

/** An import; asked for again and again while its files are read. */
export function useReport(reportId: string) {
  const courseId = useCourseId();
  return useEndpoint('meeting-reports.report', { params: { courseId, reportId } });
}

/** How a change of an import comes into the page: its answer is the import as it is now. */
function useReportTaken() {
  const courseId = useCourseId();
  return {
    onDone: (report: ReportShown, client: QueryClient) => {
      const key = endpointKey('meeting-reports.report', {
        params: { courseId, reportId: report.id },
      });
      client.setQueryData<ReportShown>(key, report);
      void invalidate(client, ['meeting-reports.list', 'attendance']);
    },
  };
}

export const useChoose = () => useAction('meeting-reports.choose', useReportTaken());
export const useDecide = () => useAction('meeting-reports.decide', useReportTaken());
export const useCommit = () => useAction('meeting-reports.commit', useReportTaken());
export const useUndoReport = () => useAction('meeting-reports.undo', useReportTaken());
export const useAgain = () => useAction('meeting-reports.again');
export const useDiscard = () =>
  useAction('meeting-reports.discard', { changes: ['meeting-reports.list'] });
export const useRemoveFiles = () =>
  useAction('meeting-reports.removeFiles', { changes: ['meeting-reports'] });
export const useSetRetention = () =>
  useAction('meeting-reports.setRetention', { changes: ['meeting-reports.list'] });

interface Upload {
  /** The file that is on its way, from 1; null when none is. */
  number: number | null;
  count: number;
  error: ApiError | null;
}

/** Uploads files one by one, then begins to read them. */
export function useUpload(dayId: string) {
  const courseId = useCourseId();
  const [upload, setUpload] = useState<Upload>({ number: null, count: 0, error: null });
  async function start(files: readonly File[]): Promise<string | null> {
    const params = { courseId, dayId };
    try {
      const uploaded = [];
      for (const [index, file] of files.entries()) {
        setUpload({ number: index + 1, count: files.length, error: null });
        const { fileId } = await call('meeting-reports.upload', { params, body: file });
        uploaded.push({ fileId, name: file.name.slice(0, 300) });
      }
      const body = { files: uploaded };
      const { reportId } = await call('meeting-reports.begin', { params, body });
      return reportId;
    } catch (thrown) {
      const error = thrown instanceof ApiError ? thrown : new ApiError('BAD_REPLY', 0);
      setUpload({ number: null, count: 0, error });
      return null;
    }
  }
  return { ...upload, start };
}
