import { parse } from 'csv-parse/sync';
import { readReport } from '../../server/features/meeting-reports/reader/read-report.ts';
import type { BenchRow } from './bench-row.ts';

export const name = 'Reading a meeting report of 1 000 participants and 5 000 rows';

const rounds = 9;
const pad = (value: number) => String(value).padStart(2, '0');

/** A bench of the whole reader against csv-parse tokenising the same bytes; and memory for 50 MB. */
export async function run(): Promise<BenchRow[]> {
  const sections = Buffer.from(report());
  const table = Buffer.from(`Navn\tInn\tUt\tVarighet\tE-post\tRolle\n${joins(5000).join('\n')}\n`);
  const ragged = { delimiter: '\t', relax_column_count: true, relax_quotes: true };
  const rows: BenchRow[] = [
    ratio('report with sections, against csv-parse alone', sections, () => parse(sections, ragged)),
    ratio('one table, against csv-parse alone', table, () => parse(table, { delimiter: '\t' })),
  ];
  return Promise.resolve([...rows, memoryForLargeFile()]);
}

function ratio(label: string, bytes: Buffer, tokenise: () => unknown): BenchRow {
  const whole = fastest(() => readReport(bytes, options));
  const alone = fastest(tokenise);
  const note = `${whole.toFixed(0)} ms against ${alone.toFixed(0)} ms, ${(bytes.length / 1e6).toFixed(1)} MB`;
  return { name: label, value: whole / alone, unit: 'times', limit: 3, note };
}

const options = { name: 'report.csv', timeZone: 'Europe/Oslo', date: '2025-02-06' };

/** Processor time, so that what else the machine does counts little; the best of some rounds. */
function fastest(act: () => unknown): number {
  act();
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** What 50 MB add to the process at most. */
function memoryForLargeFile(): BenchRow {
  const rows = joins(450_000);
  const bytes = Buffer.from(
    `Navn\tInn\tUt\tVarighet\tE-post\tRolle\n${rows.join('\n')}\n`,
  ).subarray(0, 50 * 1024 * 1024);
  rows.length = 0;
  const before = process.memoryUsage().rss;
  const result = readReport(bytes, options);
  const peak = process.resourceUsage().maxRSS * 1024;
  const note = result.ok ? `${result.report.rows.length} rows read` : result.refusal.code;
  const megabytes = Math.round((peak - Math.min(before, peak)) / 1024 / 1024);
  return { name: 'memory for 50 MB', value: megabytes, unit: 'MB', limit: 800, note };
}

function report(): string {
  const people = Array.from({ length: 1000 }, (_, i) => {
    const address = `deltaker${i}@nordvik.example`;
    const span = `06.02.2025, 09:${pad(i % 60)}:00\t06.02.2025, 13:${pad(i % 60)}:50`;
    return `Deltaker ${i} Nordvik\t${span}\t4 min 10 s\t${address}\t${address}\tDeltaker`;
  });
  return [
    '1. Sammendrag',
    'Møtetittel\tKursdag 2',
    'Deltakere som deltok\t1000',
    'Starttidspunkt\t06.02.2025, 08:44:10',
    'Sluttidspunkt\t06.02.2025, 14:36:02',
    '',
    '2. Deltakere',
    'Navn\tBle først med\tForlot sist\tVarighet\tE-post\tDeltaker-ID (UPN)\tRolle',
    ...people,
    '',
    '3. Aktiviteter i møtet',
    'Navn\tBle med\tForlot\tVarighet\tE-post\tRolle',
    ...joins(5000),
    '',
  ].join('\n');
}

/** Joins of 50 seconds, five per person. */
function joins(count: number): string[] {
  return Array.from({ length: count }, (_, row) => {
    const person = Math.floor(row / 5) % 1000;
    const time = `06.02.2025, ${pad(9 + (row % 5))}:${pad(person % 60)}`;
    const name = `Deltaker ${person} Nordvik`;
    return `${name}\t${time}:00\t${time}:50\t50 s\tdeltaker${person}@nordvik.example\tDeltaker`;
  });
}
