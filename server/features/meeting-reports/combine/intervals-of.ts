import type { FileRow } from './identities.ts';
import type { SourcedInterval, SourcedTotal } from './persons.ts';

interface Drafted<T> {
  told: T;
  /** The file that told it first. */
  readonly file: number;
}

/**
 * The joins of one person as in the files, sorted. What two files tell alike (a report saved twice,
 * or downloaded in two forms) is there once, with both sources; an open end is closed by a file that
 * knows it.
 */
export function intervalsOf(rows: readonly FileRow[]): SourcedInterval[] {
  const byStart = new Map<number, Drafted<SourcedInterval>[]>();
  for (const { row, file, source } of rows) {
    const { presence } = row;
    if (presence.kind !== 'stretch' && presence.kind !== 'open') continue;
    const { start } = presence;
    const end = presence.kind === 'stretch' ? presence.end : null;
    const sameStart = listAt(byStart, start);
    const twin = sameStart.find(
      ({ told, file: other }) =>
        other !== file && (told.end === end || told.end === null || end === null),
    );
    if (twin === undefined) sameStart.push({ told: { start, end, sources: [source] }, file });
    else {
      const { told } = twin;
      twin.told = { start, end: told.end ?? end, sources: [...told.sources, source] };
    }
  }
  return [...byStart.values()]
    .flatMap((drafted) => drafted.map(({ told }) => told))
    .sort((a, b) => a.start - b.start || (a.end ?? Infinity) - (b.end ?? Infinity));
}

/** Sums without gaps; one that two files tell alike is there once. */
export function totalsOf(rows: readonly FileRow[]): SourcedTotal[] {
  const bySum = new Map<string, Drafted<SourcedTotal>[]>();
  for (const { row, file, source } of rows) {
    const { presence } = row;
    if (presence.kind !== 'total') continue;
    const { seconds, span } = presence;
    const alike = listAt(bySum, `${seconds} ${span?.start ?? ''} ${span?.end ?? ''}`);
    const twin = alike.find(({ file: other }) => other !== file);
    if (twin === undefined) alike.push({ told: { seconds, span, sources: [source] }, file });
    else twin.told = { ...twin.told, sources: [...twin.told.sources, source] };
  }
  return [...bySum.values()].flatMap((drafted) => drafted.map(({ told }) => told));
}

function listAt<K, T>(lists: Map<K, T[]>, key: K): T[] {
  const known = lists.get(key);
  if (known) return known;
  const list: T[] = [];
  lists.set(key, list);
  return list;
}
