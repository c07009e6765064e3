import type { Row } from '#contract/attendance';

/** Width of a bin, in percent of the course hours. */
export const binWidth = 5;

/** How many participants have 0–5 %, 5–10 % … of the hours; who has all is in the last. */
export function binsOf(rows: readonly Row[]): { from: number; count: number }[] {
  const bins = Array.from({ length: 100 / binWidth }, (_none, index) => ({
    from: index * binWidth,
    count: 0,
  }));
  for (const { earned, planned } of rows) {
    const percent = planned === 0 ? 0 : (100 * earned) / planned;
    const bin = bins[Math.min(bins.length - 1, Math.floor(percent / binWidth))];
    if (bin) bin.count += 1;
  }
  return bins;
}
