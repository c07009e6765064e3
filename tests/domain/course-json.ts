import { byParticipant, type LedgerEntry } from '../../server/domain/ledger.ts';
import {
  type CourseProgramme,
  type DayState,
  type ResolvedProgramme,
  resolveProgramme,
} from '../../server/domain/programme.ts';
import type { Participant } from '../../server/domain/standing.ts';
import { instantOf } from '../../server/domain/time.ts';

/** A course as `kursdag standing` reads it: wall-clock times throughout. */
export interface CourseJson {
  timeZone: string;
  percent: number;
  days: {
    id: string;
    date: string;
    state: DayState;
    audience?: string[];
    segments: { start: string; end: string; counts: boolean; audience?: string[] }[];
  }[];
  participants: Participant[];
  entries: EntryJson[];
}

interface OfEntry {
  id: string;
  participant: string;
  day: string;
}

export type EntryJson = OfEntry &
  (
    | { kind: 'presence'; from: string; to: string }
    | { kind: 'absence' }
    | { kind: 'correction' | 'makeUp'; seconds: number }
    | { kind: 'void'; entry: string }
  );

type Saying = Omit<Extract<EntryJson, { kind: 'presence' }>, 'id' | 'participant' | 'day'>;

const dates = ['2025-02-06', '2025-02-13', '2025-03-06', '2025-03-13', '2025-03-27'];

/**
 * The digital course of 2025: days 1 to 5, 09:00–14:30, lunch 11:30–12:00 not counted. `states`
 * says which days are not closed.
 */
export function digitalCourse(
  options: {
    states?: Record<string, DayState>;
    lunchCounts?: boolean;
    group?: string;
    entries?: EntryJson[];
  } = {},
): CourseJson {
  const { states = {}, lunchCounts = false, group, entries = [] } = options;
  return {
    timeZone: 'Europe/Oslo',
    percent: 80,
    days: dates.map((date, i) => ({
      id: String(i + 1),
      date,
      state: states[String(i + 1)] ?? 'closed',
      segments: [
        { start: '09:00', end: '11:30', counts: true },
        { start: '11:30', end: '12:00', counts: lunchCounts },
        { start: '12:00', end: '14:30', counts: true },
      ],
    })),
    participants: [group === undefined ? { id: 'anna' } : { id: 'anna', group }],
    entries,
  };
}

let made = 0;

function entry(day: number | string): OfEntry {
  return { id: `entry ${(made += 1)}`, participant: 'anna', day: String(day) };
}

export function present(day: number | string, from: Saying['from'], to: Saying['to']): EntryJson {
  return { ...entry(day), kind: 'presence', from, to };
}

export function whole(...days: number[]): EntryJson[] {
  return days.map((day) => present(day, '09:00', '14:30'));
}

export function absent(...days: number[]): EntryJson[] {
  return days.map((day) => ({ ...entry(day), kind: 'absence' }));
}

export function correction(day: number, seconds: number): EntryJson {
  return { ...entry(day), kind: 'correction', seconds };
}

export function makeUp(day: number, seconds: number): EntryJson {
  return { ...entry(day), kind: 'makeUp', seconds };
}

export function voiding(voided: EntryJson): EntryJson {
  return { ...entry(voided.day), kind: 'void', entry: voided.id };
}

/** The same course for the functions of the domain. */
export function asDomain(course: CourseJson): {
  programme: CourseProgramme;
  resolved: ResolvedProgramme;
  participants: Participant[];
  entries: Map<string, LedgerEntry[]>;
} {
  const { timeZone, percent, participants } = course;
  const days = course.days.map((day) => ({
    ...day,
    kind: 'session' as const,
    segments: day.segments.map((segment, i) => ({ ...segment, id: String(i + 1) })),
  }));
  const dateOf = new Map(days.map(({ id, date }) => [id, date]));
  const entries = course.entries.map((one): LedgerEntry => {
    if (one.kind !== 'presence') return one;
    const date = dateOf.get(one.day) ?? '';
    const from = instantOf(date, one.from, timeZone, 'start');
    return { ...one, from, to: instantOf(date, one.to, timeZone, 'end'), source: 'leader' };
  });
  const programme = { timeZone, percent, days };
  const resolved = resolveProgramme(programme);
  return { programme, resolved, participants, entries: byParticipant(entries) };
}
