import { type ZoneClock, zoneClock } from './file-clock.ts';
import type { Layout } from './layout.ts';
import type { ReportClock } from './report.ts';
import type { RawRow } from './table-rows.ts';

interface KnownZones {
  readonly timeZone: string;
  readonly fileTimeZone: string | undefined;
}

/**
 * Whose clock the times are: what the cells say, else what the leader chose, else what the headings
 * say, else the course's (authors read reports as the organiser's local time).
 * @throws DomainError INVALID_TIME_ZONE
 */
export function clockOfFile(
  layout: Layout,
  rows: readonly RawRow[],
  { timeZone, fileTimeZone }: KnownZones,
): { clock: ZoneClock; shown: ReportClock } {
  const ofCells = offsetOfCells(rows);
  const offset = ofCells ?? (fileTimeZone === undefined ? statedOffset(layout) : null);
  if (offset !== null) {
    const source = offset === 0 ? 'utc' : 'offset';
    const zone = offset === 0 ? 'UTC' : offsetName(offset);
    return { clock: zoneClock(zone), shown: { zone, source } };
  }
  const zone = fileTimeZone ?? timeZone;
  const source = fileTimeZone === undefined ? 'course' : 'chosen';
  return { clock: zoneClock(zone), shown: { zone, source } };
}

function offsetOfCells(rows: readonly RawRow[]): number | null {
  for (const { stamps } of rows) {
    for (const stamp of stamps) {
      if (stamp !== null && stamp !== 'unreadable' && stamp.offset !== null) return stamp.offset;
    }
  }
  return null;
}

/** Minutes ahead of UTC that the file's headings state; null when they state nothing. */
function statedOffset({ tables, facts }: Layout): number | null {
  const headings = [
    ...tables.flatMap(({ table }) => table.header ?? []),
    ...facts.map(({ key }) => key),
  ];
  for (const heading of headings) {
    const offset = offsetIn(heading);
    if (offset !== null) return offset;
  }
  // "(UTC+01:00) Amsterdam" names a zone by its winter time: only a bare UTC is a statement.
  return facts.some(({ value }) => /^\(?(?:utc|gmt|z)\)?$/i.test(value)) ? 0 : null;
}

/** `Join time (UTC)`, `UtcEventTimestamp`, `Time (GMT+2)`; not `Outcome`. */
function offsetIn(heading: string): number | null {
  const spelled =
    /(?:^|[^\p{L}])(?:utc|gmt)(?!\p{L})(?: ?([+\u2212-])(\d{1,2})(?::?(\d{2}))?)?/iu.exec(heading);
  if (spelled) {
    const [, sign = '+', hours = '0', minutes = '0'] = spelled;
    return (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes));
  }
  return /(?:^|\P{Lu})(?:UTC|Utc)(?!\p{Ll})/u.test(heading) ? 0 : null;
}

function offsetName(minutes: number): string {
  const size = Math.abs(minutes);
  const parts = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0'));
  return `${minutes < 0 ? '-' : '+'}${parts.join(':')}`;
}
