import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Combined } from '../../server/features/meeting-reports/combine/combine-reports.ts';
import { cellsOf, csvOf, encodings } from './csv-text.ts';
import { combine, read, sampleBytes, samples } from './reading.ts';

export type Rows = string[][];

/** The samples, saved again by other programs: what is told of them must stay the same. */

const days: Readonly<Record<string, string>> = {
  'live-event-utc-summer.csv': '2025-06-12',
  'clock-goes-back.csv': '2025-10-26',
  'clock-goes-forward.csv': '2025-03-30',
};
export const paths = ['given', 'own'].flatMap((folder) =>
  readdirSync(join(samples, folder))
    .filter((name) => name.endsWith('.csv') && !name.startsWith('27'))
    .map((name) => [`${folder}/${name}`]),
) as [string][];

function dayOf(path: string): string {
  return days[path.split('/')[1] ?? ''] ?? '2025-02-06';
}

/** What a report comes to, without where in the file it stood. */
function outcome(bytes: Buffer, date: string) {
  const report = read(bytes, { date });
  const { persons } = combine([report], { start: '00:00', end: '14:30' }, date);
  return { format: report.format, persons: persons.map(told) };
}

function told(person: Combined['persons'][number]) {
  const { name, email, upn, flags, intervals, totals, clippedSeconds } = person;
  return {
    name,
    email,
    upn,
    flags,
    clippedSeconds,
    intervals: intervals.map(({ start, end }) => [start, end]),
    totals: totals.map(({ seconds, span }) => [seconds, span]),
  };
}

/** How a spreadsheet or an editor may write the rows again. */
export const saved: [how: string, (rows: Rows) => Buffer][] = [
  ...Object.entries(encodings).flatMap(([encoding, encode]): [string, (rows: Rows) => Buffer][] =>
    ['\t', ';', ','].map((delimiter) => [
      `${encoding} with ${JSON.stringify(delimiter)}`,
      (rows) => encode(csvOf(rows, { delimiter })),
    ]),
  ),
  ['every cell quoted', (rows) => Buffer.from(csvOf(rows, { quoteAll: true }))],
  ['\\r\\r\\n', (rows) => Buffer.from(csvOf(rows, { lineEnd: '\r\r\n' }))],
  ['\\r alone', (rows) => Buffer.from(csvOf(rows, { delimiter: ';', lineEnd: '\r' }))],
  [
    'a line that names the delimiter',
    (rows) => Buffer.from(`sep=;\n${csvOf(rows, { delimiter: ';' })}`),
  ],
  ['padded to the widest row', (rows) => Buffer.from(csvOf(padded(rows), { delimiter: ';' }))],
  [
    'cells padded with spaces',
    (rows) => Buffer.from(csvOf(rows.map((row) => row.map((cell) => `${cell}  `)))),
  ],
  [
    'blank rows lost',
    (rows) => Buffer.from(csvOf(rows.filter((row) => row.some((cell) => cell !== '')))),
  ],
  ['blank rows everywhere', (rows) => Buffer.from(csvOf(rows.flatMap((row) => [row, ['']])))],
];

function padded(rows: Rows): Rows {
  const width = Math.max(...rows.map(({ length }) => length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}

const american = /^(\d{1,2})\/(\d{1,2})\/(\d{2,4}), (\d{1,2}):(\d\d):(\d\d) ([AP]M)$/;
const pad = (value: number) => String(value).padStart(2, '0');
const clock = (h: number, m: number, s: number, sign = ':') => [h, m, s].map(pad).join(sign);
const twelve = (h: number, m: number, s: number) => `${h % 12 || 12}:${pad(m)}:${pad(s)}`;
type Write = (h: number, m: number, s: number) => string;
/** How dates and times are written elsewhere. */
export const forms: [string, Write][] = [
  ['nb', (h, m, s) => `06.02.2025, ${clock(h, m, s)}`],
  ['nb with kl.', (h, m, s) => `6.2.2025 kl. ${clock(h, m, s, '.')}`],
  ['en-GB', (h, m, s) => `06/02/2025, ${clock(h, m, s)}`],
  ['en-BE', (h, m, s) => `06/02/25, ${clock(h, m, s)}`],
  ['en-AU', (h, m, s) => `6/2/2025, ${twelve(h, m, s)} ${h < 12 ? 'am' : 'pm'}`],
  ['sv', (h, m, s) => `2025-02-06 ${clock(h, m, s)}`],
  ['nl', (h, m, s) => `06-02-2025, ${clock(h, m, s)}`],
  ['de, short', (h, m, s) => `06.02.25, ${clock(h, m, s)}`],
  ['fr', (h, m, s) => `06/02/2025 à ${clock(h, m, s)}`],
  [
    'es-MX',
    (h, m, s) => `6/2/2025, ${twelve(h, m, s)}\u00a0${h < 12 ? 'a.\u00a0m.' : 'p.\u00a0m.'}`,
  ],
  ['ja', (h, m, s) => `2025/02/06 ${h}:${pad(m)}:${pad(s)}`],
  ['zh-TW', (h, m, s) => `2025/2/6 ${h < 12 ? '上午' : '下午'}${twelve(h, m, s)}`],
  ['ko', (h, m, s) => `2025. 2. 6. ${h < 12 ? '오전' : '오후'} ${twelve(h, m, s)}`],
  ['el', (h, m, s) => `6/2/2025, ${twelve(h, m, s)} ${h < 12 ? 'π.μ.' : 'μ.μ.'}`],
  ['cs', (h, m, s) => `6. 2. 2025 ${clock(h, m, s)}`],
  ['with a month in words', (h, m, s) => `6. feb. 2025, ${clock(h, m, s)}`],
  ['time first', (h, m, s) => `${clock(h, m, s)} 6/2/2025`],
];
/** The samples with American stamps of the usual day. */
export const american2025 = paths
  .filter(([path]) =>
    cellsOf(sampleBytes(path)).some((row) => row.some((cell) => american.test(cell))),
  )
  .filter(([path]) => dayOf(path) === '2025-02-06' && !/hidden-signs|across-midnight/.test(path));

export interface Told {
  of: string;
  how: string;
  format: string;
  persons: unknown[];
}

/** What a sample comes to, with the words that a failing comparison is known by. */
export function toldBy(path: string, how: string, bytes = sampleBytes(path)): Told {
  return { of: path, how, ...outcome(bytes, dayOf(path)) };
}

/** A sample whose dates and times are written in another way. */
export function rewritten(path: string, write: Write): Buffer {
  const rows = cellsOf(sampleBytes(path)).map((row) =>
    row.map((cell) => {
      const [, , , , h = '', m = '', s = '', half] = american.exec(cell) ?? [];
      return half ? write((Number(h) % 12) + (half === 'PM' ? 12 : 0), Number(m), Number(s)) : cell;
    }),
  );
  return Buffer.from(csvOf(rows, { delimiter: '\t' }));
}

/** A sample whose rows are saved in another way. */
export function savedAgain(path: string, save: (rows: Rows) => Buffer): Buffer {
  return save(cellsOf(sampleBytes(path)));
}
