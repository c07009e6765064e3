import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useCourseId } from '../../api/call.ts';
import { endpointKey, useAction, useEndpoint } from '../../api/hooks.ts';
import type { Answer } from '../../api/session.ts';

export type Board = Answer<'check-in.board'>;

export function useToday() {
  const courseId = useCourseId();
  return useEndpoint('check-in.today', { params: { courseId } });
}

/** Afterwards the participant's own pages are fetched anew. */
export function usePass() {
  return useAction('check-in.pass', { changes: ['check-in', 'my-course'] });
}

export function useBoard(dayId: string) {
  const courseId = useCourseId();
  return useEndpoint('check-in.board', { params: { courseId, dayId } });
}

export function useCode(dayId: string) {
  const courseId = useCourseId();
  return useEndpoint('check-in.code', { params: { courseId, dayId } });
}

/** Puts a board that has come otherwise in the place of the one that is shown. */
export function useTakeBoard(dayId: string): (board: Board) => void {
  const courseId = useCourseId();
  const client = useQueryClient();
  return useCallback(
    (board) => {
      client.setQueryData(endpointKey('check-in.board', { params: { courseId, dayId } }), board);
    },
    [client, courseId, dayId],
  );
}

export function useStart(dayId: string) {
  const onDone = useTakeBoard(dayId);
  return useAction('check-in.start', { onDone });
}

export function useSetOpening(dayId: string) {
  const onDone = useTakeBoard(dayId);
  return useAction('check-in.setOpening', { onDone });
}

/** What a leader settles is recorded: the day's attendance is fetched anew. */
export function useSettle(dayId: string) {
  const onDone = useTakeBoard(dayId);
  return useAction('check-in.settle', { onDone, changes: ['attendance'] });
}
