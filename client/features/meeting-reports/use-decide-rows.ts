import type { ReportShown } from '#contract/meeting-report';
import type { ReportDecision } from '#contract/meeting-reports';
import { useCourseId } from '../../api/call.ts';
import { useDecide } from './queries.ts';

/** Says what rows are; nothing is recorded thereby. */
export function useDecideRows(report: ReportShown) {
  const courseId = useCourseId();
  const { mutate, isPending, error } = useDecide();
  const decide = (decisions: ReportDecision[], onDone?: () => void) =>
    mutate(
      { params: { courseId, reportId: report.id }, body: { decisions } },
      { onSuccess: () => onDone?.() },
    );
  return { decide, busy: isPending, error };
}

/** A link to one participant, as long as the row was there. */
export function linkTo(row: string, personId: string): ReportDecision {
  return { kind: 'link', row, shares: [{ personId, from: null, to: null }], reason: '' };
}
