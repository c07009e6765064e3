/** The stretch of time that a timeline shows, in epoch seconds. */
export interface Scale {
  start: number;
  end: number;
  /** Whole hours in it, those at its edges left out: their labels would stick out. */
  hours: readonly number[];
}

const hour = 3600;
/** What is shown before and after the programme: who came early is seen, a forgotten device is cut. */
const margin = hour / 2;
const edge = hour / 3;

/** From half an hour before the programme to half an hour after it. */
export function windowOf(segments: readonly { start: number; end: number }[]): Scale {
  if (segments.length === 0) return { start: 0, end: hour, hours: [] };
  const start = Math.min(...segments.map((segment) => segment.start)) - margin;
  const end = Math.max(...segments.map((segment) => segment.end)) + margin;
  const first = Math.ceil((start + edge) / hour) * hour;
  const count = Math.max(0, Math.floor((end - edge - first) / hour) + 1);
  return {
    start,
    end,
    hours: Array.from({ length: count }, (_none, index) => first + index * hour),
  };
}

/** Where [from, to) lies on the scale, cut at its ends, as CSS. */
export function placeOn(scale: Scale, from: number, to: number): { left: string; width: string } {
  const length = scale.end - scale.start;
  const share = (instant: number) =>
    (100 * (Math.min(scale.end, Math.max(scale.start, instant)) - scale.start)) / length;
  return {
    left: `${share(from).toFixed(3)}%`,
    width: `${(share(to) - share(from)).toFixed(3)}%`,
  };
}
