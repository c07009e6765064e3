import type { Part } from './templates/template.ts';

/** A part with its place on the clock, minutes after midnight. */
export interface PlacedPart {
  part: Part;
  start: number;
  end: number;
}

/** Times are whole steps of so many minutes after the start, as people write programmes. */
const step = 5;

/**
 * Lays the parts of a day one after the other between two times. As long as there is room, breaks
 * keep their length and teaching is stretched or shortened in proportion; a part for which no time
 * is left falls away.
 * @param start minutes after midnight
 * @param end after start
 */
export function placeParts(parts: readonly Part[], start: number, end: number): PlacedPart[] {
  const scale = scales(parts, end - start);
  let exact = start;
  let from = start;
  return parts.flatMap((part, index) => {
    exact += part.minutes * scale[part.kind];
    const rounded = start + Math.round((exact - start) / step) * step;
    const to = index === parts.length - 1 ? end : Math.min(rounded, end);
    const placed = { part, start: from, end: to };
    from = Math.max(from, to);
    return placed.end > placed.start ? [placed] : [];
  });
}

function scales(parts: readonly Part[], available: number): Record<Part['kind'], number> {
  const total = (of: readonly Part[]) => of.reduce((sum, { minutes }) => sum + minutes, 0);
  const teaching = total(parts.filter(({ kind }) => kind === 'teaching'));
  const breaks = total(parts) - teaching;
  const left = (available - breaks) / teaching;
  if (left >= 0.5) return { teaching: left, pause: 1, lunch: 1 };
  const all = available / (teaching + breaks);
  return { teaching: all, pause: all, lunch: all };
}
