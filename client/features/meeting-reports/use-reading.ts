import type { ReportFileShown, ReportShown } from '#contract/meeting-report';
import type { ApiError } from '../../api/api-error.ts';
import { useCourseId } from '../../api/call.ts';
import { useChoose } from './queries.ts';

type Chosen = ReportFileShown['chosen'];

/** Has the files of a draft read in another way. */
export interface Reading {
  readAs: (fileId: string, chosen: Chosen) => void;
  leaveOut: (fileId: string) => void;
  moveTo: (dayId: string) => void;
  setApproximate: (approximate: ReportShown['approximate']) => void;
  busy: boolean;
  error: ApiError | null;
}

export function useReading(report: ReportShown): Reading {
  const courseId = useCourseId();
  const choose = useChoose();
  const all = report.files.map(({ id, chosen }) => ({ fileId: id, ...chosen }));
  const send = (change: { dayId?: string; files?: typeof all; approximate?: 'least' | 'span' }) => {
    const { day, approximate, id } = report;
    const body = { dayId: day.id, files: all, approximate, ...change };
    choose.mutate({ params: { courseId, reportId: id }, body });
  };
  return {
    readAs: (fileId, chosen) =>
      send({ files: all.map((one) => (one.fileId === fileId ? { fileId, ...chosen } : one)) }),
    leaveOut: (fileId) => send({ files: all.filter((one) => one.fileId !== fileId) }),
    moveTo: (dayId) => send({ dayId }),
    setApproximate: (approximate) => send({ approximate }),
    busy: choose.isPending,
    error: choose.error,
  };
}
