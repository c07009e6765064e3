import { clip, type Interval } from '#domain/intervals';
import type { ReportPerson } from '../combine/persons.ts';

/** A stretch of presence that one file tells of, with its rows there. Epoch seconds, UTC. */
export interface Piece extends Interval {
  readonly sha256: string;
  readonly rows: readonly number[];
}

/** Rows of one entry that are kept as evidence. */
const mostRows = 500;

/** An end for joins without a leave; null where nobody knows. */
export function closedIntervals(
  { intervals }: Pick<ReportPerson, 'intervals'>,
  end: number | null,
): Piece[] {
  return intervals.flatMap((one): Piece[] => {
    const until = one.end ?? (end !== null && end > one.start ? end : null);
    const [first] = one.sources;
    if (until === null || until <= one.start || first === undefined) return [];
    return [{ start: one.start, end: until, sha256: first.sha256, rows: first.rows }];
  });
}

/** What of the pieces lies in a window. */
export function clipPieces(pieces: readonly Piece[], window: Interval): Piece[] {
  return pieces.flatMap((piece) =>
    clip([piece], window).map(({ start, end }) => ({ ...piece, start, end })),
  );
}

/** The union of the pieces of each file, with the rows of all that went into it. */
export function joinedByFile(pieces: readonly Piece[]): Map<string, Piece[]> {
  const files = new Map<string, { start: number; end: number; sha256: string; rows: number[] }[]>();
  for (const { start, end, sha256, rows } of pieces.toSorted((a, b) => a.start - b.start)) {
    const joined = files.get(sha256) ?? [];
    files.set(sha256, joined);
    const last = joined.at(-1);
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end);
      if (last.rows.length < mostRows) last.rows.push(...rows);
    } else joined.push({ start, end, sha256, rows: [...rows] });
  }
  for (const joined of files.values()) {
    for (const piece of joined) piece.rows = [...new Set(piece.rows)].sort((a, b) => a - b);
  }
  return files;
}

/** Whether an interval lies wholly in a list of intervals without overlap, sorted (a union). */
export function isCovered({ start, end }: Interval, covered: readonly Interval[]): boolean {
  let low = 0;
  let high = covered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((covered[middle]?.start ?? Infinity) <= start) low = middle + 1;
    else high = middle;
  }
  return (covered[low - 1]?.end ?? -Infinity) >= end;
}
