import type { EnrolmentRole, EnrolmentState } from '../types.ts';

/** Canvas' Norwegian words. */
export const roleLabels: Record<EnrolmentRole, string> = {
  teacher: 'Lærer',
  ta: 'Læringsassistent',
  student: 'Student',
  designer: 'Utformer',
  observer: 'Observatør',
  studentView: 'Teststudent',
};

export const stateLabels: Record<EnrolmentState, string> = {
  active: 'Aktiv',
  invited: 'Invitert',
  inactive: 'Inaktiv',
  completed: 'Avsluttet',
};
