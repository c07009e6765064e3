import { lunch, teaching, who } from './parts.ts';
import { type CourseTemplate, type TemplateDay, text } from './template.ts';

const session = teaching(
  150,
  text('Undervisning', 'Undervisning', 'Teaching'),
  who.leader,
  'presentation',
);

/** A day of which nothing is known but its times. */
export const plainDay: TemplateDay = {
  title: text('', '', ''),
  start: '09:00',
  parts: [session, lunch, session],
};

export const empty: CourseTemplate = {
  id: 'empty',
  kind: 'empty',
  name: text('Start tomt', 'Start tomt', 'Start empty'),
  summary: text(
    'Du skriver alt selv: dager, program og tellende timer.',
    'Du skriv alt sjølv: dagar, program og teljande timar.',
    'You write everything yourself: days, programme and approved hours.',
  ),
  title: text('Kurs', 'Kurs', 'Course'),
  organiser: '',
  description: text('', '', ''),
  learningGoals: { knowledge: [], skills: [], attitudes: [] },
  days: [],
  gaps: [],
  approvals: [],
};
