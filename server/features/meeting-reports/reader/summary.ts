import type { Blocks, Fact } from './blocks.ts';
import { cellKind, isSentence } from './cells.ts';
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
export function titleOf(layout: Layout): string {
  return wordFacts(layout)[0]?.value.replace(/\s+/g, ' ') ?? '';
}

/** Rows where the file says a sentence of itself: a large meeting's data may be incomplete. */
export function notesIn({ notes }: Blocks, layout: Layout): number[] {
  const [, ...others] = wordFacts(layout);
  const inFacts = layout.facts.filter(
    ({ key, value }) => key.split(' ').length >= 4 && /[.!。]$/.test(value),
  );
  const said = [...notes, ...others.filter(({ value }) => isSentence(value)), ...inFacts];
  return [...new Set(said.map(({ row }) => row))];
}

function wordFacts({ facts, words }: Layout): Fact[] {
  return facts.filter(({ value }) => cellKind(value, words) === 'text');
}

/** The summary counts the rows of identities: fewer in the tables mean that the file was cut. */
export function missingParticipants(layout: Layout, rowsFound: number): ReportWarning | null {
  const [count, another] = layout.facts.filter(({ value }) => /^\d{1,5}$/.test(value));
  if (count === undefined || another !== undefined) return null;
  const said = Number(count.value);
  if (said <= rowsFound) return null;
  return warning('SUMMARY_DIFFERS', [count.row], { said, found: rowsFound });
}
