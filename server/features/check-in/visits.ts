import { openVisit, visitsOf, type Visit } from '#domain/check-in';
import { idFrom } from '../../models/ids.ts';
import type { StoredCheckIn } from '../../models/check-ins.ts';
import type { LedgerRecord } from '../../models/ledger.ts';
import type { NewMatter } from '../../models/matters.ts';

export const asEvent = ({ _id, direction, at }: StoredCheckIn) => ({ id: _id, direction, at });

/** The stays of one person on one day, as replies show them. */
export function shownVisits(events: readonly StoredCheckIn[]) {
  return visitsOf(events.map(asEvent)).map(({ from, to }) => ({ from, to }));
}

/** The stay that nobody has ended, of one person on one day. */
export function openVisitOf(events: readonly StoredCheckIn[]): Visit | null {
  return openVisit(events.map(asEvent));
}

type Place = Pick<StoredCheckIn, 'courseId' | 'dayId' | 'personId'>;

/** What keeps the day from being closed until the stay has an end (rule 8). */
export function missingCheckOut(
  { courseId, dayId, personId }: Place,
  visit: Pick<Visit, 'id' | 'from'>,
): NewMatter {
  const about = { courseId, dayId, personId, data: { from: visit.from } };
  return { _id: matterId(visit), kind: 'missingCheckOut', ...about };
}

export function matterId({ id }: Pick<Visit, 'id'>): string {
  return idFrom('missingCheckOut', id);
}

/**
 * The ledger's entry of a stay. Its id is that of the stay, so that whoever ends it twice at once
 * (a retry, a participant and a leader) records it once.
 */
export function entryOf(
  place: Place,
  visit: Pick<Visit, 'id' | 'from'>,
  to: number,
  act: Pick<LedgerRecord, 'batch' | 'by' | 'at'>,
): LedgerRecord {
  return {
    ...{ _id: idFrom('check-in', visit.id), ...place, kind: 'presence' },
    ...{ from: visit.from, to, source: 'checkIn', ...act },
  };
}
