import type { Group } from '#domain/plan';
import { placeParts } from '../lay-out.ts';
import { lunch, pause, teaching, who } from './parts.ts';
import { type Part, type TemplateDay, text } from './template.ts';

const welcome = text(
  'Velkommen og mål for dagen',
  'Velkomen og mål for dagen',
  'Welcome and aims of the day',
);
const theme = text('Innføring i temaet', 'Innføring i temaet', 'Introduction to the theme');
const sharing = text(
  'Gruppearbeid og erfaringsdeling',
  'Gruppearbeid og erfaringsdeling',
  'Group work and sharing of experience',
);
const deeper = text('Fordypning i temaet', 'Fordjuping i temaet', 'Going deeper into the theme');
const practice = text('Øvelse og refleksjon', 'Øving og refleksjon', 'Exercise and reflection');
const summing = text(
  'Oppsummering og veien videre',
  'Oppsummering og vegen vidare',
  'Summing up and the way on',
);

const halfDay: readonly Part[] = [
  teaching(15, welcome, who.leader, 'dialogue'),
  teaching(60, theme, who.leader, 'presentation'),
  pause(15),
  teaching(70, sharing, who.participants, 'groupWork'),
  teaching(20, summing, who.bothLeaders, 'reflection'),
];

const wholeDay: readonly Part[] = [
  teaching(20, welcome, who.leader, 'dialogue'),
  teaching(60, theme, who.leader, 'presentation'),
  pause(15),
  teaching(55, sharing, who.participants, 'groupWork'),
  lunch,
  teaching(60, deeper, who.leader, 'presentation'),
  pause(10),
  teaching(60, practice, who.participants, 'exercise'),
  teaching(20, summing, who.bothLeaders, 'reflection'),
];

/** Up to so many minutes a day has no lunch. */
const halfDayMinutes = 240;

/**
 * A day with a programme that fits any theme, for shapes of which only hours are known.
 * @param minutes counted time, lunch not counted
 */
export function generalDay(minutes: number, audience?: readonly Group[]): TemplateDay {
  const withLunch = minutes > halfDayMinutes;
  const length = minutes + (withLunch ? lunch.minutes : 0);
  const parts = placeParts(withLunch ? wholeDay : halfDay, 0, length);
  return {
    title: text('', '', ''),
    start: minutes >= 420 ? '08:30' : '09:00',
    parts: parts.map(({ part, start, end }) => ({ ...part, minutes: end - start })),
    ...(audience === undefined ? {} : { audience }),
  };
}
