import type { QueryClient } from '@tanstack/react-query';
import type { Row } from '#contract/attendance';
import { useCourseId } from '../../api/call.ts';
import { endpointKey, useAction, useEndpoint } from '../../api/hooks.ts';
import { invalidate } from '../../api/invalidate.ts';
import type { Answer } from '../../api/session.ts';

export type Grid = Answer<'attendance.grid'>;
export type DaySheet = Answer<'attendance.day'>;

export function useGrid() {
  const courseId = useCourseId();
  return useEndpoint('attendance.grid', { params: { courseId } });
}

export function useDaySheet(dayId: string) {
  const courseId = useCourseId();
  return useEndpoint('attendance.day', { params: { courseId, dayId } });
}

/** What is recorded of one participant, of one day or of all. */
export function useLedger(personId: string, day?: string) {
  const courseId = useCourseId();
  return useEndpoint('attendance.ledger', {
    ...{ params: { courseId, personId }, query: { day } },
  });
}

export function useCreditPreview(dayId: string, segmentId: string) {
  const courseId = useCourseId();
  return useEndpoint('attendance.creditPreview', { params: { courseId, dayId, segmentId } });
}

/** Puts the participants' new figures into the grid at once; the rest is fetched anew beside it. */
function takeRows(client: QueryClient, courseId: string, rows: readonly Row[]): void {
  const fresh = new Map(rows.map((row) => [row.id, row]));
  const key = endpointKey('attendance.grid', { params: { courseId } });
  client.setQueryData<Grid>(
    key,
    (grid) => grid && { ...grid, rows: grid.rows.map((row) => fresh.get(row.id) ?? row) },
  );
  void invalidate(client, ['attendance']);
}

function useRowsTaken() {
  const courseId = useCourseId();
  return {
    onDone: ({ rows }: { rows: readonly Row[] }, client: QueryClient) =>
      takeRows(client, courseId, rows),
  };
}

export const useRecord = () => useAction('attendance.record', useRowsTaken());
export const useVoid = () => useAction('attendance.void', useRowsTaken());
export const useUndo = () => useAction('attendance.undo', useRowsTaken());
export const useCredit = () => useAction('attendance.credit', useRowsTaken());

export function useSetAside() {
  const courseId = useCourseId();
  return useAction('attendance.setAside', {
    onDone: (row, client) => takeRows(client, courseId, [row]),
  });
}

export const useClose = () =>
  useAction('attendance.close', { changes: ['attendance', 'meeting-reports'] });
export const useReopen = () =>
  useAction('attendance.reopen', { changes: ['attendance', 'meeting-reports'] });

export function useDayObjections(dayId: string) {
  const courseId = useCourseId();
  return useEndpoint('objections.ofDay', { params: { courseId, dayId } });
}

export const useSettleObjection = () =>
  useAction('objections.settle', { changes: ['objections', 'attendance'] });
