import type { Presence } from '../reader/report.ts';
import type { FileRow } from './identities.ts';

interface Placed {
  readonly row: FileRow;
  readonly start: number;
  readonly end: number;
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
  const placed = rows.flatMap((row) => placeOf(row) ?? []).sort(inTime);
  const persons: Person[] = [];
  const inside: Person[] = [];
  const outside: Person[] = [];
  for (const { row, start, end } of placed) {
    while (inside[0] && inside[0].end <= start) outside.push(removeFirstToLeave(inside));
    const person = outside.pop() ?? { rows: [], end };
    if (person.rows.length === 0) persons.push(person);
    person.rows.push(row);
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
  const placed = rows.flatMap((row) => placeOf(row) ?? []).sort(inTime);
  let end = -Infinity;
  return placed.some((row) => {
    if (row.start < end) return true;
    end = Math.max(end, row.end);
    return false;
  });
}

function inTime(a: Placed, b: Placed): number {
  return a.start - b.start || a.end - b.end;
}

/** An open end may be any time after the start: it stands in nobody's way. */
function placeOf(row: FileRow): Placed | null {
  const { presence } = row.row;
  const span = spanOf(presence);
  return span === null ? null : { row, start: span.start, end: span.end };
}

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
