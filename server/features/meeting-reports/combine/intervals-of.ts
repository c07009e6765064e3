import type { FileRow } from './identities.ts';
import type { SourcedInterval, SourcedTotal } from './persons.ts';

type Drafted<T extends SourcedInterval | SourcedTotal> = T & { readonly file: number };

/**
 * The joins of one person as in the files, sorted. What two files tell alike (a report saved twice,
 * or downloaded in two forms) is there once, with both sources; an open end is closed by a file that
 * knows it.
 */
export function intervalsOf(rows: readonly FileRow[]): SourcedInterval[] {
  const found: Drafted<SourcedInterval>[] = [];
  for (const { row, file, source } of rows) {
    const { presence } = row;
    if (presence.kind !== 'stretch' && presence.kind !== 'open') continue;
    const { start } = presence;
    const end = presence.kind === 'stretch' ? presence.end : null;
    const twin = found.findIndex(
      (other) =>
        other.file !== file &&
        other.start === start &&
        (other.end === end || other.end === null || end === null),
    );
    const known = found[twin];
    if (known === undefined) found.push({ start, end, sources: [source], file });
    else found[twin] = { ...known, end: known.end ?? end, sources: [...known.sources, source] };
  }
  return found
    .map(({ start, end, sources }) => ({ start, end, sources }))
    .sort((a, b) => a.start - b.start || (a.end ?? Infinity) - (b.end ?? Infinity));
}

/** Sums without gaps; one that two files tell alike is there once. */
export function totalsOf(rows: readonly FileRow[]): SourcedTotal[] {
  const found: Drafted<SourcedTotal>[] = [];
  for (const { row, file, source } of rows) {
    const { presence } = row;
    if (presence.kind !== 'total') continue;
    const { seconds, span } = presence;
    const twin = found.findIndex(
      (other) =>
        other.file !== file &&
        other.seconds === seconds &&
        other.span?.start === span?.start &&
        other.span?.end === span?.end,
    );
    const known = found[twin];
    if (known === undefined) found.push({ seconds, span, sources: [source], file });
    else found[twin] = { ...known, sources: [...known.sources, source] };
  }
  return found.map(({ seconds, span, sources }) => ({ seconds, span, sources }));
}
