import fc from 'fast-check';
import type { EvidenceEntry, LedgerEntry } from '../../server/domain/ledger.ts';
import {
  type CourseProgramme,
  type Segment,
  type SessionDay,
  validateProgramme,
} from '../../server/domain/programme.ts';
import type { Participant } from '../../server/domain/standing.ts';
import { instantOf } from '../../server/domain/time.ts';
import { clockOf } from './naive.ts';

/** Dates on which a clock changes (by an hour, by half an hour), and others. */
const places = [
  { zone: 'Europe/Oslo', dates: ['2025-02-06', '2025-03-30', '2025-10-26', '2024-02-29'] },
  { zone: 'Australia/Lord_Howe', dates: ['2025-04-06', '2025-10-05', '2025-07-01'] },
  { zone: 'America/New_York', dates: ['2025-03-09', '2025-11-02', '2025-12-31'] },
];

/** Courses are drawn in the first hours of a day: there the clock changes, and counting is quick. */
const hoursDrawn = 5;

const groups = ['professional', 'userRepresentative', 'relative'];
const audience = fc.option(fc.subarray(groups), { nil: undefined, freq: 3 });

function wallTime(second: number): string {
  const parts = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

function aDay(zone: string, dates: string[]): fc.Arbitrary<SessionDay> {
  return fc
    .record({
      date: fc.constantFrom(...dates),
      state: fc.constantFrom('planned', 'closed', 'closed', 'cancelled'),
      audience,
      // Half of the edges are whole quarters, as in real programmes: there segments touch.
      edges: fc.uniqueArray(
        fc.oneof(
          fc.nat(hoursDrawn * 3600),
          fc.nat(hoursDrawn * 4).map((quarter) => quarter * 900),
        ),
        { minLength: 2, maxLength: 7 },
      ),
      parts: fc.array(fc.record({ counts: fc.boolean(), audience, there: fc.boolean() }), {
        minLength: 6,
        maxLength: 6,
      }),
      actual: fc.option(
        fc.record(
          { start: fc.nat(hoursDrawn * 3600), end: fc.nat(hoursDrawn * 3600) },
          { requiredKeys: [] },
        ),
        { nil: undefined, freq: 2 },
      ),
    })
    .map(({ date, state, audience, edges, parts, actual }): SessionDay => {
      const times = edges
        .toSorted((a, b) => a - b)
        .map(wallTime)
        .filter((time) => clockOf(date, zone).shows(time));
      const segments = times.slice(1).flatMap((end, i): Segment[] => {
        const { there, ...part } = parts[i] ?? { counts: true, audience: undefined, there: true };
        return there ? [{ id: String(i), start: times[i] ?? '', end, ...part }] : [];
      });
      const { start, end } = actual ?? {};
      return {
        id: '',
        kind: 'session',
        date,
        state,
        audience,
        segments: segments.toReversed(),
        actual: actual && {
          ...(start === undefined ? {} : { start: wallTime(start) }),
          ...(end === undefined ? {} : { end: wallTime(end) }),
        },
      };
    });
}

/** The day without what the rules refuse: actual times that make no sense, segments that overlap. */
function acceptable(day: SessionDay, timeZone: string): SessionDay {
  const asPlanned = { ...day, actual: undefined };
  const candidates = [day, asPlanned, { ...asPlanned, segments: day.segments.slice(0, 1) }];
  const accepted = candidates.find(
    (one) => validateProgramme({ timeZone, percent: 80, days: [one] }).length === 0,
  );
  return accepted ?? { ...asPlanned, segments: [] };
}

/** A course that the rules accept: one to four days in one zone. */
export const aProgramme: fc.Arbitrary<CourseProgramme> = fc
  .constantFrom(...places)
  .chain(({ zone, dates }) =>
    fc.record({
      timeZone: fc.constant(zone),
      percent: fc.oneof(fc.constant(80), fc.integer({ min: 1, max: 100 })),
      days: fc
        .array(aDay(zone, dates), { minLength: 1, maxLength: 4 })
        .map((days) => days.map((day, i) => acceptable({ ...day, id: String(i) }, zone))),
    }),
  );

export const aParticipant: fc.Arbitrary<Participant> = fc
  .option(fc.constantFrom(...groups, 'a group that no audience names'), { nil: undefined })
  .map((group) => ({ id: 'anna', group }));

const seconds = fc.integer({ min: 1, max: hoursDrawn * 3600 });

/** Evidence of one participant for the days of a programme, without voids. */
export function someEvidence(
  programme: CourseProgramme,
  kinds: EvidenceEntry['kind'][] = ['presence', 'presence', 'absence', 'correction', 'makeUp'],
  prefix = 'entry',
): fc.Arbitrary<EvidenceEntry[]> {
  const one = fc.record({
    day: fc.constantFrom(...programme.days),
    kind: fc.constantFrom(...kinds),
    at: fc.integer({ min: -600, max: hoursDrawn * 3600 }),
    seconds,
    sign: fc.constantFrom(-1, 1),
  });
  return fc.array(one, { maxLength: 8 }).map((all) =>
    all.map(({ day, kind, at, seconds, sign }, i): EvidenceEntry => {
      const common = { id: `${prefix} ${i}`, participant: 'anna', day: day.id };
      const from = instantOf(day.date, '00:00', programme.timeZone, 'start') + at;
      if (kind === 'presence') {
        return { ...common, kind, from, to: from + seconds, source: 'report' };
      }
      if (kind === 'absence') return { ...common, kind };
      return { ...common, kind, seconds: kind === 'correction' ? sign * seconds : seconds };
    }),
  );
}

/** Evidence of which some is voided again, in any order. */
export function someLedger(programme: CourseProgramme): fc.Arbitrary<LedgerEntry[]> {
  return someEvidence(programme).chain((evidence) =>
    fc
      .subarray(evidence)
      .chain((voided) => shuffled([...evidence, ...voided.map((entry) => voidOf(entry))])),
  );
}

export function voidOf(entry: EvidenceEntry): LedgerEntry {
  const { id, participant, day } = entry;
  return { id: `void of ${id}`, kind: 'void', participant, day, entry: id };
}

export function shuffled<T>(things: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...things], { minLength: things.length });
}

/** A course, one of its participants, and their ledger. */
export const aCase = fc.tuple(aProgramme, aParticipant).chain(([programme, participant]) =>
  fc.record({
    programme: fc.constant(programme),
    participant: fc.constant(participant),
    ledger: someLedger(programme),
  }),
);
