import type { Presence } from '../reader/report.ts';
import type { FileRow } from './identities.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Rows of one name without address: those that do not overlap may be one person who came back;
 * those that overlap are kept apart. As few persons as the overlaps allow; the order of the rows
 * does not matter.
 */
export function partition(rows: readonly FileRow[]): FileRow[][] {
  const placed = rows
    .map((row) => ({ row, span: spanOf(row.row.presence) }))
    .toSorted(
      (a, b) =>
        (a.span?.start ?? -1) - (b.span?.start ?? -1) || (a.span?.end ?? -1) - (b.span?.end ?? -1),
    );
  const persons: { rows: FileRow[]; end: number }[] = [];
  const withoutTimes: FileRow[] = [];
  for (const { row, span } of placed) {
    if (row.row.presence.kind === 'none') withoutTimes.push(row);
    else if (span === null) persons.push({ rows: [row], end: Infinity });
    else {
      const free = persons.filter(({ end }) => end <= span.start);
      const latest = free.toSorted((a, b) => b.end - a.end)[0];
      if (latest) {
        latest.rows.push(row);
        latest.end = Math.max(latest.end, span.end);
      } else persons.push({ rows: [row], end: span.end });
    }
  }
  if (persons.length === 0) return [withoutTimes];
  persons[0]?.rows.push(...withoutTimes);
  return persons.map((person) => person.rows);
}

/** An open end may be any time after the start: it stands in nobody's way. */
function spanOf(presence: Presence): Span | null {
  if (presence.kind === 'stretch') return presence;
  if (presence.kind === 'open') return { start: presence.start, end: presence.start };
  return presence.kind === 'total' ? presence.span : null;
}

/** Some of the rows overlap in time. */
export function overlaps(rows: readonly FileRow[]): boolean {
  return partition(rows).length > 1;
}
