import { type Interval, intersect, lengthOf, union } from '#domain/intervals';

/** One of several people behind a device: what of its time was theirs, and why the leader says so. */
export interface DeviceShare {
  readonly id: string;
  /** Epoch seconds, UTC; null: as long as the device was there. */
  readonly interval: Interval | null;
  readonly reason: string;
}

export type DeviceShareFault =
  'REASON_MISSING' | 'OUTSIDE_DEVICE' | 'END_NOT_AFTER_START' | 'TWICE';

export type SharedPresence =
  | { readonly ok: true; readonly presence: ReadonlyMap<string, readonly Interval[]> }
  | { readonly ok: false; readonly faults: readonly { id: string; code: DeviceShareFault }[] };

/**
 * The presence of everyone behind one device. Nobody gets time that the device was not there for.
 * @param device its intervals, as in the report
 */
export function shareDevice(
  device: readonly Interval[],
  shares: readonly DeviceShare[],
): SharedPresence {
  const there = union(device);
  const faults = shares.flatMap((share, i) => {
    const code = faultOf(share, there, shares.slice(0, i));
    return code === null ? [] : [{ id: share.id, code }];
  });
  if (faults.length > 0) return { ok: false, faults };
  const presence = new Map(
    shares.map(({ id, interval }) => [
      id,
      interval === null ? there : intersect(there, [interval]),
    ]),
  );
  return { ok: true, presence };
}

function faultOf(
  { id, interval, reason }: DeviceShare,
  there: readonly Interval[],
  before: readonly DeviceShare[],
): DeviceShareFault | null {
  if (before.some((other) => other.id === id)) return 'TWICE';
  if (reason.trim() === '') return 'REASON_MISSING';
  if (interval === null) return null;
  if (interval.end <= interval.start) return 'END_NOT_AFTER_START';
  return lengthOf(intersect(there, [interval])) === 0 ? 'OUTSIDE_DEVICE' : null;
}
