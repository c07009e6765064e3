import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { MyPrepTask } from '#contract/prep-mine';
import type { PrepDayPlan } from '#contract/prep-plan';
import { useCourseId } from '../../api/call.ts';
import { endpointKey, useAction, useEndpoint } from '../../api/hooks.ts';
import { invalidate } from '../../api/invalidate.ts';
import type { Answer } from '../../api/session.ts';

export function usePrepOverview() {
  const courseId = useCourseId();
  return useEndpoint('prep.overview', { params: { courseId } });
}

export function useDayPlan(dayId: string) {
  const courseId = useCourseId();
  return useEndpoint('prep.day', { params: { courseId, dayId } });
}

export function useBoard(dayId: string) {
  const courseId = useCourseId();
  return useEndpoint('prep.board', { params: { courseId, dayId } });
}

export function useCopySources() {
  const courseId = useCourseId();
  return useEndpoint('prep.copySources', { params: { courseId } });
}

export function useMyPrep() {
  const courseId = useCourseId();
  return useEndpoint('prep.mine', { params: { courseId } });
}

export function useMakeUps(dayId: string) {
  const courseId = useCourseId();
  return useEndpoint('prep.makeUps', { params: { courseId, dayId } });
}

/** An approval is an entry of attendance, too. */
export const useDecideMakeUp = () =>
  useAction('prep.decideMakeUp', { changes: ['prep.makeUps', 'attendance'] });

export function useGroupAnswers(taskId: string) {
  const courseId = useCourseId();
  return useEndpoint('prep.groupAnswers', { params: { courseId, taskId } });
}

/** What a leader changes answers with the whole day, which is put where it is shown. */
function useDayAction<
  N extends 'prep.add' | 'prep.save' | 'prep.order' | 'prep.publish' | 'prep.copy' | 'prep.remove',
>(name: N) {
  const courseId = useCourseId();
  return useAction(name, {
    changes: ['prep.overview', 'prep.board'],
    onDone: (answer, client) => {
      const plan = answer as PrepDayPlan;
      const key = endpointKey('prep.day', { params: { courseId, dayId: plan.day.id } });
      client.setQueryData(key, plan);
    },
  });
}

export const useAddTask = () => useDayAction('prep.add');
export const useSaveTask = () => useDayAction('prep.save');
export const useOrderTasks = () => useDayAction('prep.order');
export const usePublishDay = () => useDayAction('prep.publish');
export const useCopyTasks = () => useDayAction('prep.copy');
export const useRemoveTask = () => useDayAction('prep.remove');

export const useSetDone = () => useAction('prep.setDone', { changes: ['prep'] });
export const useConfirm = () => useAction('prep.confirm', { changes: ['prep'] });
export const useFindColleagues = () => useAction('prep.findColleagues');
export const useAddColleague = () => useAction('prep.addColleague', { changes: ['prep'] });
export const useRemoveColleague = () => useAction('prep.removeColleague', { changes: ['prep'] });
export const useAsk = () => useAction('prep.ask', { changes: ['prep'] });

/** What else is on the page may have changed in another tab, so all of it is fetched anew. */
function useFileAction<N extends 'prep.putFile' | 'prep.removeFile' | 'prep.handIn'>(name: N) {
  const client = useQueryClient();
  const action = useAction(name, { changes: ['prep'] });
  const refused = action.error;
  useEffect(() => {
    if (refused !== null) void invalidate(client, ['prep.mine']);
  }, [refused, client]);
  return action;
}

export const usePutFile = () => useFileAction('prep.putFile');
export const useRemoveFile = () => useFileAction('prep.removeFile');
export const useHandInFile = () => useFileAction('prep.handIn');

/** Puts one task, as the server has answered, into what is kept of all of them. */
export function rememberTask(client: QueryClient, courseId: string, task: MyPrepTask): void {
  client.setQueryData<Answer<'prep.mine'>>(
    endpointKey('prep.mine', { params: { courseId } }),
    (mine) =>
      mine && {
        ...mine,
        days: mine.days.map((day) => ({
          ...day,
          tasks: day.tasks.map((one) => (one.id === task.id ? task : one)),
        })),
      },
  );
}

/** A name for one act: the same for each attempt at it. */
export const newRequestId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(36)).join('-');
