import type { QueryClient } from '@tanstack/react-query';
import type { MyPrepTask, PrepDayPlan } from '#contract/prep';
import { useCourseId } from '../../api/call.ts';
import { endpointKey, useAction, useEndpoint } from '../../api/hooks.ts';
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
export const useAsk = () => useAction('prep.ask', { changes: ['prep'] });

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
