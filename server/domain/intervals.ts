/** [start, end) in epoch seconds (UTC), integers (rule 3). Empty when `end` is not after `start`. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/**
 * The same instants as a sorted list without overlap: touching intervals join, overlapping ones
 * count once, empty ones vanish (rule 3). All other functions here take and give such lists.
 */
export function union(intervals: readonly Interval[]): Interval[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of intervals.toSorted((a, b) => a.start - b.start)) {
    if (end <= start) continue;
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** What lies in both. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const common: Interval[] = [];
  for (let i = 0, j = 0, left = a[0], right = b[0]; left && right; left = a[i], right = b[j]) {
    const start = Math.max(left.start, right.start);
    const end = Math.min(left.end, right.end);
    if (start < end) common.push({ start, end });
    if (left.end < right.end) i++;
    else j++;
  }
  return common;
}

/** What lies in `from` and not in `taken`. */
export function subtract(from: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const gaps = [...taken, { start: Infinity, end: Infinity }].map((next, i) => ({
    start: taken[i - 1]?.end ?? -Infinity,
    end: next.start,
  }));
  return intersect(from, gaps);
}

/** What lies in the window. */
export function clip(intervals: readonly Interval[], window: Interval): Interval[] {
  return intersect(intervals, [window]);
}

/** Seconds that the intervals cover. */
export function lengthOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { start, end }) => sum + end - start, 0);
}
