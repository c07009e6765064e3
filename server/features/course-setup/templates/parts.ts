import type { WorkForm } from '#domain/plan';
import { type Part, text, type Text } from './template.ts';

/** Roles, never names: who it is differs from course to course. */
export const who = {
  leader: text('Kursleder', 'Kursleiar', 'Course leader'),
  userLeader: text(
    'Kursleder med brukererfaring',
    'Kursleiar med brukarerfaring',
    'Course leader with user experience',
  ),
  bothLeaders: text(
    'Kursleder og kursleder med brukererfaring',
    'Kursleiar og kursleiar med brukarerfaring',
    'Course leader and course leader with user experience',
  ),
  userAndProfessional: text(
    'Brukerrepresentant og fagperson',
    'Brukarrepresentant og fagperson',
    'User representative and professional',
  ),
  participants: text('Deltakerne', 'Deltakarane', 'Participants'),
  nobody: text('', '', ''),
} as const satisfies Record<string, Text>;

export function teaching(
  minutes: number,
  title: Text,
  responsible: Text,
  workForm: WorkForm,
): Part {
  return { kind: 'teaching', minutes, title, responsible, workForm };
}

/** A break that counts (rule 7): coffee, stretching legs. */
export function pause(minutes: number): Part {
  const title = text('Pause', 'Pause', 'Break');
  return { kind: 'pause', minutes, title, responsible: who.nobody, workForm: 'break' };
}

/** Whether lunch counts is what the leader is asked. */
export const lunch: Part = {
  kind: 'lunch',
  minutes: 30,
  title: text('Lunsj', 'Lunsj', 'Lunch'),
  responsible: who.nobody,
  workForm: 'break',
};
