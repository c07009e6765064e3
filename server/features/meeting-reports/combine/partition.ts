import type { Presence } from '../reader/report.ts';
import type { FileRow } from './identities.ts';

/** Rows that tell of one stretch: one, or the same in several files. */
interface Placed {
  readonly rows: FileRow[];
  readonly start: number;
  end: number;
}

interface Person {
  readonly rows: FileRow[];
  end: number;
}

/**
 * Rows of one name without address: those that do not overlap may be one person who came back;
 * those that overlap are kept apart. As few persons as the overlaps allow; whoever left last comes
 * back first. The order of the rows does not matter.
 */
export function partition(rows: readonly FileRow[]): FileRow[][] {
  const persons: Person[] = [];
  const inside: Person[] = [];
  const outside: Person[] = [];
  for (const { rows: alike, start, end } of placedIn(rows)) {
    while (inside[0] && inside[0].end <= start) outside.push(removeFirstToLeave(inside));
    const person = outside.pop() ?? { rows: [], end };
    if (person.rows.length === 0) persons.push(person);
    person.rows.push(...alike);
    person.end = end;
    addInside(inside, person);
  }
  // A sum without a place in time may overlap with everything.
  const unplaced = rows.filter(
    ({ row }) => row.presence.kind === 'total' && row.presence.span === null,
  );
  persons.push(...unplaced.map((row) => ({ rows: [row], end: 0 })));
  const listed = rows.filter(({ row }) => row.presence.kind === 'none');
  if (persons[0] === undefined) return [listed];
  persons[0].rows.push(...listed);
  return persons.map((person) => person.rows);
}

/** Some of the rows overlap in time. */
export function overlaps(rows: readonly FileRow[]): boolean {
  let latest = -Infinity;
  return placedIn(rows).some(({ start, end }) => {
    if (start < latest) return true;
    latest = Math.max(latest, end);
    return false;
  });
}

/** What stands alike in several files (a report saved twice, or taken again later) is one stretch. */
function placedIn(rows: readonly FileRow[]): Placed[] {
  const byStart = new Map<number, Placed[]>();
  for (const row of rows) {
    const span = spanOf(row.row.presence);
    if (span === null) continue;
    const sameStart = byStart.get(span.start) ?? [];
    byStart.set(span.start, sameStart);
    const twin = sameStart.find((other) => isTwin(other, span, row.file));
    if (twin === undefined) sameStart.push({ rows: [row], ...span });
    else {
      twin.rows.push(row);
      twin.end = Math.max(twin.end, span.end);
    }
  }
  return [...byStart.values()].flat().sort((a, b) => a.start - b.start || a.end - b.end);
}

/** An open end, which stands here as no time at all, may be any end. */
function isTwin(
  other: Placed,
  { start, end }: { start: number; end: number },
  file: number,
): boolean {
  const fits = other.end === end || other.end === start || end === start;
  return fits && !other.rows.some((row) => row.file === file);
}

/** An open end may be any time after the start: it stands in nobody's way. */
function spanOf(presence: Presence): { start: number; end: number } | null {
  if (presence.kind === 'stretch') return presence;
  if (presence.kind === 'open') return { start: presence.start, end: presence.start };
  return presence.kind === 'total' ? presence.span : null;
}

/** A heap with whoever leaves first on top. */
function addInside(heap: Person[], person: Person): void {
  let at = heap.push(person) - 1;
  for (
    let above = (at - 1) >> 1;
    at > 0 && endAt(heap, above) > person.end;
    above = (at - 1) >> 1
  ) {
    swap(heap, at, above);
    at = above;
  }
}

function removeFirstToLeave(heap: Person[]): Person {
  swap(heap, 0, heap.length - 1);
  const first = heap.pop();
  if (first === undefined) throw new Error('Nobody is inside');
  for (let at = 0; ;) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    const earlier = endAt(heap, right) < endAt(heap, left) ? right : left;
    if (endAt(heap, earlier) >= endAt(heap, at)) return first;
    swap(heap, at, earlier);
    at = earlier;
  }
}

function endAt(heap: readonly Person[], at: number): number {
  return heap[at]?.end ?? Infinity;
}

function swap(heap: Person[], i: number, j: number): void {
  const [a, b] = [heap[i], heap[j]];
  if (a && b) [heap[i], heap[j]] = [b, a];
}
