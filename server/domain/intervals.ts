/** [start, end) in epoch seconds (UTC), integers; `end` is never before `start` (rule 3). */
export interface Interval {
  readonly start: number;
  readonly end: number;
}
