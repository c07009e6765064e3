import type { Locale } from '#contract/roles';
import type { Preparedness } from '#domain/prep';

interface PrepStatusTexts {
  /** {number} */
  title: string;
  columns: Record<
    'familyName' | 'givenName' | 'group' | 'section' | 'state' | 'done' | 'tasks' | 'when',
    string
  >;
  groups: { professional: string; userRepresentative: string };
  states: Record<Preparedness, string>;
  /** By whether it was done before it was due; null where it never is. */
  done: Record<'inTime' | 'late' | 'noDue', string>;
  handedIn: Record<'inTime' | 'late' | 'noDue', string>;
  notDone: string;
  /** After the above: it has changed, and was not looked at again. */
  again: string;
}

/** What stands in the list of who is prepared for a day. */
export const prepStatusTexts: Record<Locale, PrepStatusTexts> = {
  nb: {
    title: 'Forarbeid til kursdag {number}',
    columns: {
      ...{ familyName: 'Etternavn', givenName: 'Fornavn', group: 'Type deltaker' },
      ...{ section: 'Gruppe', state: 'Forberedt', done: 'Gjort', tasks: 'Oppgaver', when: 'når' },
    },
    groups: { professional: 'Fagperson', userRepresentative: 'Brukerrepresentant' },
    states: { prepared: 'Ja', partly: 'Delvis', none: 'Nei', nothing: 'Ingenting må gjøres' },
    done: { inTime: 'Gjort i tide', late: 'Gjort etter fristen', noDue: 'Gjort' },
    handedIn: { inTime: 'Levert i tide', late: 'Levert etter fristen', noDue: 'Levert' },
    notDone: 'Ikke gjort',
    again: 'skal se igjen',
  },
  nn: {
    title: 'Førearbeid til kursdag {number}',
    columns: {
      ...{ familyName: 'Etternamn', givenName: 'Fornamn', group: 'Type deltakar' },
      ...{ section: 'Gruppe', state: 'Førebudd', done: 'Gjort', tasks: 'Oppgåver', when: 'når' },
    },
    groups: { professional: 'Fagperson', userRepresentative: 'Brukarrepresentant' },
    states: { prepared: 'Ja', partly: 'Delvis', none: 'Nei', nothing: 'Ingenting må gjerast' },
    done: { inTime: 'Gjort i tide', late: 'Gjort etter fristen', noDue: 'Gjort' },
    handedIn: { inTime: 'Levert i tide', late: 'Levert etter fristen', noDue: 'Levert' },
    notDone: 'Ikkje gjort',
    again: 'skal sjå igjen',
  },
  en: {
    title: 'Preparation for course day {number}',
    columns: {
      ...{ familyName: 'Family name', givenName: 'Given name', group: 'Kind of participant' },
      ...{ section: 'Group', state: 'Prepared', done: 'Done', tasks: 'Tasks', when: 'when' },
    },
    groups: { professional: 'Professional', userRepresentative: 'User representative' },
    states: { prepared: 'Yes', partly: 'Partly', none: 'No', nothing: 'Nothing is required' },
    done: { inTime: 'Done in time', late: 'Done after it was due', noDue: 'Done' },
    handedIn: { inTime: 'Handed in in time', late: 'Handed in late', noDue: 'Handed in' },
    notDone: 'Not done',
    again: 'to look at again',
  },
};
