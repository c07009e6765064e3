import { type Interval, lengthOf } from '#domain/intervals';
import { nameMarks } from '../reader/name-marks.ts';
import { figuresOf } from './figures.ts';
import type { FileRow } from './identities.ts';
import { intervalsOf, totalsOf } from './intervals-of.ts';
import type { PersonFlag, ReportPerson } from './persons.ts';

/** A person before they are compared with others. */
export type PersonDraft = Omit<ReportPerson, 'maybeSameAs'>;

export function draftPerson(rows: readonly FileRow[], window: Interval): PersonDraft {
  const inOrder = rows.toSorted((a, b) => a.index - b.index);
  const firstWith = (field: 'name' | 'email' | 'upn') =>
    inOrder.find(({ row }) => row[field] !== '')?.row[field] ?? '';
  const intervals = intervalsOf(inOrder);
  const totals = totalsOf(inOrder);
  const draft = {
    name: firstWith('name'),
    email: firstWith('email'),
    upn: firstWith('upn'),
    intervals,
    totals,
    sources: inOrder.map(({ source }) => source),
    ...figuresOf(intervals, totals, window),
  };
  const organizer = inOrder.some(({ row }) => row.organizer);
  return { ...draft, flags: flagsOf(draft, organizer) };
}

function flagsOf(draft: Omit<PersonDraft, 'flags'>, organizer: boolean): PersonFlag[] {
  const { name, email, intervals, totals, merged } = draft;
  const closed = intervals.reduce((sum, { start, end }) => sum + (end ?? start) - start, 0);
  const possible: readonly (readonly [PersonFlag, boolean])[] = [
    ['organizer', organizer],
    ['noEmail', email === ''],
    ['noTimes', intervals.length + totals.length === 0],
    ['open', intervals.some(({ end }) => end === null)],
    ['overlap', closed > lengthOf(merged)],
    ['approximate', totals.length > 0],
  ];
  return [...nameMarks(name, email), ...possible.flatMap(([flag, has]) => (has ? [flag] : []))];
}
