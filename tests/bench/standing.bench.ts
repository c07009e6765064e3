import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { LedgerEntry } from '../../server/domain/ledger.ts';
import { type CourseProgramme, resolveProgramme } from '../../server/domain/programme.ts';
import { type Participant, standings } from '../../server/domain/standing.ts';
import { instantOf } from '../../server/domain/time.ts';
import type { BenchRow } from './bench-row.ts';

export const name = 'standing';

const rounds = 5;
const dates = Array.from({ length: 10 }, (_, i) => `2025-02-${String(i + 10)}`);
const presences = ['09:00', '10:00', '11:00', '12:15', '13:30'];
const minutesEach = 45;

const programme: CourseProgramme = {
  timeZone: 'Europe/Oslo',
  percent: 80,
  days: dates.map((date) => ({
    id: date,
    kind: 'session',
    date,
    state: 'closed',
    segments: [
      { id: 'morning', start: '09:00', end: '11:30', counts: true },
      { id: 'lunch', start: '11:30', end: '12:00', counts: false },
      { id: 'afternoon', start: '12:00', end: '14:30', counts: true },
    ],
  })),
};

/**
 * Standing of many participants, ten days of five presences each: quick, and linear in their
 * number. Each round measures few and many one after the other, so that what else the machine does
 * touches both.
 */
export function run(): Promise<BenchRow[]> {
  const few = groupOf(10_000);
  const many = groupOf(100_000);
  measure(few);
  const measured = Array.from({ length: rounds }, () => {
    const ofFew = measure(few);
    const ofMany = measure(many);
    return { few: ofFew, many: ofMany, ratio: ofMany / ofFew };
  });
  const note = `median of ${rounds}`;
  const medianOf = (figure: 'few' | 'many' | 'ratio') => median(measured.map((one) => one[figure]));
  return Promise.resolve([
    {
      name: '10 000 participants × 10 days × 5 intervals',
      value: medianOf('few'),
      unit: 'ms',
      note,
    },
    {
      name: '100 000 participants × 10 days × 5 intervals',
      value: medianOf('many'),
      unit: 'ms',
      note,
    },
    {
      name: '100 000 participants against 10 000',
      value: medianOf('ratio'),
      unit: 'times',
      limit: 13,
      note,
    },
  ]);
}

interface Group {
  participants: Participant[];
  entries: Map<string, LedgerEntry[]>;
}

function groupOf(count: number): Group {
  const participants = Array.from({ length: count }, (_, i) => ({ id: `p${i}` }));
  const entries = new Map(participants.map(({ id }, i) => [id, ledgerOf(id, i)]));
  return { participants, entries };
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/**
 * Milliseconds of one pass over all participants, the programme's resolution included. What
 * earlier rounds left behind is cleared away first: it is not part of this one.
 */
function measure({ participants, entries }: Group): number {
  collectGarbage();
  const begun = performance.now();
  standings(resolveProgramme(programme), participants, entries);
  return performance.now() - begun;
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? NaN;
}

/** Each presence an entry of its own, out of order. */
function ledgerOf(participant: string, nth: number): LedgerEntry[] {
  return starts.map(({ id, day, instant }) => {
    const from = instant + (nth % 600);
    const to = from + minutesEach * 60;
    return { id, kind: 'presence', participant, day, from, to, source: 'report' };
  });
}

const starts = presences
  .flatMap((time) =>
    dates.map((day) => ({
      id: `${day} ${time}`,
      day,
      instant: instantOf(day, time, programme.timeZone, 'start'),
    })),
  )
  .toReversed();

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await run());
