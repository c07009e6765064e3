import { isMeantFor } from './counted-days.ts';
import { DomainError } from './errors.ts';
import { clip, type Interval, lengthOf, union } from './intervals.ts';
import { type LedgerEntry, validEntries } from './ledger.ts';
import type { ResolvedDay, ResolvedSegment } from './programme.ts';
import type { Participant } from './standing.ts';

/** What crediting a segment does. Whom the segment is not meant for is in none of the lists. */
export interface SegmentCredit {
  /** Presence to add, with source `credited`: the whole segment, epoch seconds (UTC). */
  credit: { participant: string; from: number; to: number }[];
  /** Were there for all of it: nothing to add. */
  already: string[];
  /** Not present in both neighbouring segments. */
  notPresent: string[];
}

/**
 * Rule 7: credits a segment that counts (a coffee break, a breakout room) to all who were present,
 * for however short, both in the segment before and in the one after. Neighbours are those that
 * are meant for the participant.
 * @throws DomainError DAY_CANCELLED, UNKNOWN_SEGMENT, SEGMENT_NOT_COUNTED; SEGMENT_NOT_BETWEEN for
 * the first and the last segment of the day
 */
export function creditSegment(
  day: ResolvedDay,
  segmentId: string,
  participants: readonly Participant[],
  entriesByParticipant: ReadonlyMap<string, readonly LedgerEntry[]>,
): SegmentCredit {
  const segment = creditable(day, segmentId);
  const result: SegmentCredit = { credit: [], already: [], notPresent: [] };
  for (const { id, group } of participants) {
    const meant = day.segments.filter((one) => isMeantFor(one.audience, group));
    if (!isMeantFor(day.audience, group) || !meant.includes(segment)) continue;
    const presence = presenceOn(day, entriesByParticipant.get(id) ?? []);
    const wasIn = (one?: Interval) => one !== undefined && clip(presence, one).length > 0;
    const at = meant.indexOf(segment);
    if (lengthOf(clip(presence, segment)) === lengthOf([segment])) result.already.push(id);
    else if (!wasIn(meant[at - 1]) || !wasIn(meant[at + 1])) result.notPresent.push(id);
    else result.credit.push({ participant: id, from: segment.start, to: segment.end });
  }
  return result;
}

function creditable(day: ResolvedDay, id: string): ResolvedSegment {
  const segment = day.segments.find((one) => one.id === id);
  const place = { day: day.id, segment: id };
  if (day.state === 'cancelled') throw new DomainError('DAY_CANCELLED', place);
  if (!segment) throw new DomainError('UNKNOWN_SEGMENT', place);
  if (!segment.counts) throw new DomainError('SEGMENT_NOT_COUNTED', place);
  if (segment === day.segments[0] || segment === day.segments.at(-1)) {
    throw new DomainError('SEGMENT_NOT_BETWEEN', place);
  }
  return segment;
}

function presenceOn(day: ResolvedDay, entries: readonly LedgerEntry[]): Interval[] {
  return union(
    validEntries(entries).flatMap((entry) =>
      entry.kind === 'presence' && entry.day === day.id
        ? [{ start: entry.from, end: entry.to }]
        : [],
    ),
  );
}
