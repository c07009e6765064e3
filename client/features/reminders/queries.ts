import { useCourseId } from '../../api/call.ts';
import { useAction, useEndpoint } from '../../api/hooks.ts';

/** @param daysBefore as if this were chosen; what is saved where it is not given */
export function useReminders(daysBefore?: number) {
  const courseId = useCourseId();
  return useEndpoint('reminders.overview', {
    ...{ params: { courseId }, query: daysBefore === undefined ? {} : { daysBefore } },
  });
}

export function useReminderDay(dayId: string) {
  const courseId = useCourseId();
  return useEndpoint('reminders.day', { params: { courseId, dayId } });
}

export function useMyReminders() {
  const courseId = useCourseId();
  return useEndpoint('reminders.mine', { params: { courseId } });
}

export const useSaveReminders = () => useAction('reminders.save', { changes: ['reminders'] });
export const useSettleReminder = () => useAction('reminders.settle', { changes: ['reminders'] });
export const useSendSample = () => useAction('reminders.sendSample');
export const useSetMyReminders = () => useAction('reminders.setMine', { changes: ['reminders'] });
