import type { Group } from '#domain/plan';
import { generalDay } from './general-day.ts';
import { sharedGoals } from './goals.ts';
import { type CourseTemplate, text, type Text } from './template.ts';

/** How many days, how long, and how far apart: what is known of a course before its contents. */
interface Shape {
  id: string;
  name: Text;
  summary: Text;
  /** Counted minutes of each day, lunch not counted. */
  minutes: readonly number[];
  gaps: readonly number[];
  /** Days, by index, that are for some participants only. */
  forSome?: Readonly<Record<number, readonly Group[]>>;
}

/** Six hours, where a course only says "a day". */
const day = 360;
const half = 180;
const weekly = [0, 7, 14, 21, 28];

function days(count: number, minutes = day): number[] {
  return Array.from({ length: count }, () => minutes);
}

/** The shapes that courses in health pedagogy in Norwegian hospitals have (survey of 2015). */
const shapes: readonly Shape[] = [
  {
    id: 'one-day',
    name: text('Én dag', 'Éin dag', 'One day'),
    summary: text('6 timer', '6 timar', '6 hours'),
    minutes: days(1),
    gaps: [0],
  },
  {
    id: 'two-half-days',
    name: text('To halve dager', 'To halve dagar', 'Two half days'),
    summary: text(
      '6 timer i alt, en uke mellom',
      '6 timar i alt, ei veke mellom',
      '6 hours in all, a week apart',
    ),
    minutes: days(2, half),
    gaps: [0, 7],
  },
  {
    id: 'one-and-a-half',
    name: text('Halvannen dag', 'Halvannan dag', 'A day and a half'),
    summary: text('9 timer i alt', '9 timar i alt', '9 hours in all'),
    minutes: [day, half],
    gaps: [0, 1],
  },
  {
    id: 'two-days',
    name: text('To dager', 'To dagar', 'Two days'),
    summary: text(
      '12 timer, dager etter hverandre',
      '12 timar, dagar etter kvarandre',
      '12 hours, days in a row',
    ),
    minutes: days(2),
    gaps: [0, 1],
  },
  {
    id: 'three-days-in-a-row',
    name: text('Tre dager', 'Tre dagar', 'Three days'),
    summary: text(
      '18 timer, dager etter hverandre',
      '18 timar, dagar etter kvarandre',
      '18 hours, days in a row',
    ),
    minutes: days(3),
    gaps: [0, 1, 2],
  },
  {
    id: 'two-plus-one',
    name: text('Tre dager, 2 + 1', 'Tre dagar, 2 + 1', 'Three days, 2 + 1'),
    summary: text(
      '18 timer, den siste dagen to uker senere',
      '18 timar, den siste dagen to veker seinare',
      '18 hours, the last day two weeks later',
    ),
    minutes: days(3),
    gaps: [0, 1, 15],
  },
  {
    id: 'three-days-23-hours',
    name: text('Tre lange dager', 'Tre lange dagar', 'Three long days'),
    summary: text(
      '23 timer, to uker mellom',
      '23 timar, to veker mellom',
      '23 hours, two weeks apart',
    ),
    minutes: days(3, 460),
    gaps: [0, 14, 28],
  },
  {
    id: 'three-and-a-half',
    name: text('Tre og en halv dag', 'Tre og ein halv dag', 'Three and a half days'),
    summary: text('25 timer, én dag i uka', '25 timar, éin dag i veka', '25 hours, one day a week'),
    minutes: [420, 420, 420, 240],
    gaps: weekly.slice(0, 4),
  },
  {
    id: 'four-half-days-two-for-users',
    name: text(
      'Fire halve dager, to av dem også for brukere',
      'Fire halve dagar, to av dei også for brukarar',
      'Four half days, two of them for users too',
    ),
    summary: text(
      '12 timer for fagpersoner, 6 timer for brukerrepresentanter',
      '12 timar for fagpersonar, 6 timar for brukarrepresentantar',
      '12 hours for professionals, 6 hours for user representatives',
    ),
    minutes: days(4, half),
    gaps: weekly.slice(0, 4),
    forSome: { 2: ['professional'], 3: ['professional'] },
  },
  {
    id: 'four-days',
    name: text('Fire dager', 'Fire dagar', 'Four days'),
    summary: text(
      '24 timer, dager etter hverandre',
      '24 timar, dagar etter kvarandre',
      '24 hours, days in a row',
    ),
    minutes: days(4),
    gaps: [0, 1, 2, 3],
  },
  {
    id: 'four-days-20-hours',
    name: text('Fire dager, 20 timer', 'Fire dagar, 20 timar', 'Four days, 20 hours'),
    summary: text(
      '5 timer om dagen, én dag i uka',
      '5 timar om dagen, éin dag i veka',
      '5 hours a day, one day a week',
    ),
    minutes: days(4, 300),
    gaps: weekly.slice(0, 4),
  },
  {
    id: 'four-days-22-hours',
    name: text('Fire dager, 22 timer', 'Fire dagar, 22 timar', 'Four days, 22 hours'),
    summary: text(
      '5,5 timer om dagen, én dag i uka',
      '5,5 timar om dagen, éin dag i veka',
      '5.5 hours a day, one day a week',
    ),
    minutes: days(4, 330),
    gaps: weekly.slice(0, 4),
  },
  {
    id: 'three-plus-one',
    name: text('Fire dager, 3 + 1', 'Fire dagar, 3 + 1', 'Four days, 3 + 1'),
    summary: text(
      '24 timer, den siste dagen tre uker senere',
      '24 timar, den siste dagen tre veker seinare',
      '24 hours, the last day three weeks later',
    ),
    minutes: days(4),
    gaps: [0, 1, 2, 21],
  },
  {
    id: 'five-days',
    name: text('Fem hele dager', 'Fem heile dagar', 'Five whole days'),
    summary: text(
      '30 timer, dager etter hverandre',
      '30 timar, dagar etter kvarandre',
      '30 hours, days in a row',
    ),
    minutes: days(5),
    gaps: [0, 1, 2, 3, 4],
  },
  {
    id: 'five-days-25-hours',
    name: text('Fem dager, 25 timer', 'Fem dagar, 25 timar', 'Five days, 25 hours'),
    summary: text(
      '5 timer i uka i fem uker',
      '5 timar i veka i fem veker',
      '5 hours a week for five weeks',
    ),
    minutes: days(5, 300),
    gaps: weekly,
  },
  {
    id: 'five-days-32-and-a-half-hours',
    name: text('Fem dager, 32,5 timer', 'Fem dagar, 32,5 timar', 'Five days, 32.5 hours'),
    summary: text(
      'Én dag i måneden i fire–fem måneder',
      'Éin dag i månaden i fire–fem månader',
      'One day a month for four to five months',
    ),
    minutes: days(5, 390),
    gaps: weekly.map((gap) => gap * 4),
  },
  {
    id: 'three-plus-two',
    name: text('Fem dager, 3 + 2', 'Fem dagar, 3 + 2', 'Five days, 3 + 2'),
    summary: text(
      '30 timer, de to siste dagene tre uker senere',
      '30 timar, dei to siste dagane tre veker seinare',
      '30 hours, the last two days three weeks later',
    ),
    minutes: days(5),
    gaps: [0, 1, 2, 21, 22],
  },
  {
    id: 'three-modules-13-days',
    name: text('Tre moduler, 13 dager', 'Tre modular, 13 dagar', 'Three modules, 13 days'),
    summary: text(
      '78 timer: 3 + 2, 3 + 1 og 3 + 1 dager',
      '78 timar: 3 + 2, 3 + 1 og 3 + 1 dagar',
      '78 hours: 3 + 2, 3 + 1 and 3 + 1 days',
    ),
    minutes: days(13),
    gaps: [0, 1, 2, 21, 22, 56, 57, 58, 77, 112, 113, 114, 133],
  },
];

const title = text('Kurs i helsepedagogikk', 'Kurs i helsepedagogikk', 'Course in health pedagogy');
const description = text(
  'Et praksisnært kurs i helsepedagogikk for fagpersoner og brukerrepresentanter. Kurset veksler mellom presentasjon, dialog, gruppearbeid og egne erfaringer.',
  'Eit praksisnært kurs i helsepedagogikk for fagpersonar og brukarrepresentantar. Kurset vekslar mellom presentasjon, dialog, gruppearbeid og eigne erfaringar.',
  'A practical course in health pedagogy for professionals and user representatives. The course alternates between presentation, dialogue, group work and one’s own experience.',
);

export const shapeTemplates: readonly CourseTemplate[] = shapes.map(
  ({ id, name, summary, minutes, gaps, forSome = {} }) => ({
    ...{ id, name, summary, title, description, gaps },
    kind: 'shape',
    organiser: '',
    learningGoals: sharedGoals,
    days: minutes.map((length, index) => generalDay(length, forSome[index])),
    approvals: [],
  }),
);
