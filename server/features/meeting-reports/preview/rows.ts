import type { ReportRowShown } from '#contract/meeting-report';
import { DomainError } from '#domain/errors';
import type { Interval } from '#domain/intervals';
import { instantOn, type LocalDay, type Side } from '#domain/time';
import type { ReportPerson } from '../combine/persons.ts';
import type { Choices, Resolution, RowChoice, Share } from '../choices.ts';
import type { Match } from '../matching/match-persons.ts';
import { shareDevice } from '../matching/shared-device.ts';
import { clipPieces, closedIntervals, type Piece } from './pieces.ts';

/** One person of the files, with what becomes of them. */
export interface ReportRowFacts {
  readonly key: string;
  readonly person: ReportPerson;
  /** Null: nobody knows yet who it is. */
  readonly resolution: Resolution | null;
  readonly match: Match;
  readonly choice: RowChoice;
  readonly settled: boolean;
  /** All that is told with both ends, whatever the date. */
  readonly told: readonly Piece[];
  /** Joins whose end nobody knows. */
  readonly open: readonly number[];
  readonly problem: ReportRowShown['problem'];
}

interface Given {
  readonly choices: Choices;
  readonly day: LocalDay;
  /** For a room that was linked before, and nobody said more. */
  readonly roomReason: string;
}

export function rowFacts(
  key: string,
  person: ReportPerson,
  match: Match,
  { choices, day, roomReason }: Given,
): ReportRowFacts {
  const choice = choices.rows[key] ?? {};
  const settled = choices.settled[key];
  const end = choice.end == null ? null : instant(day, choice.end, 'end');
  const told = closedIntervals(person, end);
  const open = person.intervals.flatMap((one) =>
    one.end === null && !(end !== null && end > one.start) ? [one.start] : [],
  );
  const automatic = choice.about === undefined ? found(match, roomReason) : null;
  const wanted = settled ?? chosen(choice) ?? automatic;
  const fault = wanted?.state === 'room' ? roomFault(told, wanted, day) : null;
  const tooEarly = end !== null && open.length > 0 ? 'END_NOT_AFTER_START' : null;
  return {
    ...{ key, person, match, choice, told, open },
    resolution: fault === null ? wanted : null,
    settled: settled !== undefined,
    problem: fault ?? tooEarly,
  };
}

function chosen({ about }: RowChoice): Resolution | null {
  if (about === undefined || about.kind === 'free') return null;
  if (about.kind !== 'link') return { state: about.kind, by: 'leader', shares: [], reason: '' };
  const { shares, reason } = about;
  const room = shares.length > 1 || shares.some(({ from, to }) => from !== null || to !== null);
  return { state: room ? 'room' : 'matched', by: 'leader', shares, reason };
}

function found(match: Match, roomReason: string): Resolution | null {
  const everybody = (ids: readonly string[]): Share[] =>
    ids.map((personId) => ({ personId, from: null, to: null }));
  switch (match.kind) {
    case 'matched':
      return match.ids.length > 1
        ? { state: 'room', by: match.by, shares: everybody(match.ids), reason: roomReason }
        : { state: 'matched', by: match.by, shares: everybody(match.ids), reason: '' };
    case 'staff':
      return { state: 'staff', by: match.by, shares: [], reason: '' };
    case 'setAside':
      return { state: match.reason, by: 'link', shares: [], reason: '' };
    case 'open':
      return null;
    default:
      return match satisfies never;
  }
}

/** What of a row is one participant's: all of it, or their share of a device. */
export function piecesFor(
  { told, resolution }: ReportRowFacts,
  personId: string,
  day: LocalDay,
): Piece[] {
  const share = resolution?.shares.find((one) => one.personId === personId);
  if (share === undefined) return [];
  const window = windowOf(share, day);
  return window === null ? [...told] : clipPieces(told, window);
}

function roomFault(
  told: readonly Piece[],
  { shares, reason }: Resolution,
  day: LocalDay,
): Exclude<ReportRowShown['problem'], null> | null {
  if (told.length === 0) return null;
  const result = shareDevice(
    told,
    shares.map((share) => ({ id: share.personId, interval: windowOf(share, day), reason })),
  );
  const fault = result.ok ? undefined : result.faults.find(({ code }) => code !== 'REASON_MISSING');
  return fault === undefined || fault.code === 'REASON_MISSING' ? null : fault.code;
}

function windowOf({ from, to }: Share, day: LocalDay): Interval | null {
  if (from === null && to === null) return null;
  return {
    start: from === null ? day.start : (instant(day, from, 'start') ?? day.start),
    end: to === null ? day.end : (instant(day, to, 'end') ?? day.end),
  };
}

/** Times were checked when they were given; of a day that was moved since, one may be skipped. */
function instant(day: LocalDay, time: string, side: Side): number | null {
  try {
    return instantOn(day, time, side);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
