import { cellKind } from './cells.ts';
import { instantOfStamp, type StampReading } from './instants.ts';
import type { Layout } from './layout.ts';
import { type Report, type ReportWarning, warning } from './report.ts';
import { factStamp } from './table-rows.ts';

/** The summary's first two points in time: start and end of the meeting. */
export function meetingOf({ facts }: Layout, how: StampReading): Report['meeting'] {
  const [first, second] = facts.flatMap(({ value }) => factStamp(value) ?? []);
  const start = first ? instantOfStamp(first, how, 'start') : null;
  const end = second ? instantOfStamp(second, how, 'end') : null;
  return { start, end: start !== null && end !== null && end >= start ? end : null };
}

/** The first value that is words: neither a number nor a time. */
export function titleOf({ facts, words }: Layout): string {
  const title = facts.find(({ value }) => cellKind(value, words) === 'text');
  return title?.value.replace(/\s+/g, ' ') ?? '';
}

/** The summary counts the rows of identities: fewer in the tables mean that the file was cut. */
export function missingParticipants(layout: Layout, rowsFound: number): ReportWarning | null {
  const [count, another] = layout.facts.filter(({ value }) => /^\d{1,5}$/.test(value));
  if (count === undefined || another !== undefined) return null;
  const said = Number(count.value);
  if (said <= rowsFound) return null;
  return warning('SUMMARY_DIFFERS', [count.row], { said, found: rowsFound });
}
