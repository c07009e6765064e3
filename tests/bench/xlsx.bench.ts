import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { tableCsv } from '../../server/documents/tables/csv.ts';
import type { Cell, Table } from '../../server/documents/tables/table.ts';
import { tableXlsx } from '../../server/documents/tables/xlsx.ts';
import type { BenchRow } from './bench-row.ts';

export const name = 'A list of 10 000 rows';

const rows = 10_000;
const rounds = 5;

/** A list of ten columns as XLSX, against the bare writer given the same cells ready-made. */
export async function run(): Promise<BenchRow[]> {
  const table = aTable();
  const ready = readyMade(table);
  const columns = table.headings.map(() => ({ width: 14 }));
  const bare = () =>
    writeXlsxFile(ready, { columns, stickyRowsCount: 1, sheet: 'Liste' }).toBuffer();
  const ours = () => tableXlsx(table);
  await ours();
  await bare();
  const measured = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    measured.bare.push(await processorTime(bare));
    measured.ours.push(await processorTime(ours));
  }
  const [whole, alone] = [Math.min(...measured.ours), Math.min(...measured.bare)];
  const csv = await processorTime(() => Promise.resolve(tableCsv(table)));
  const note = `${whole.toFixed(0)} ms against ${alone.toFixed(0)} ms`;
  return [
    {
      name: 'XLSX, against the bare writer',
      value: whole / alone,
      unit: 'times',
      limit: 1.3,
      note,
    },
    { name: 'the same as CSV', value: Math.round(csv), unit: 'ms' },
  ];
}

/** Processor time in milliseconds, so that what else the machine does counts little. */
async function processorTime(act: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function aTable(): Table {
  return {
    title: 'Deltakere',
    notes: [],
    headings: [
      ...['Medlemsnummer', 'Etternavn', 'Fornavn', 'Yrke', 'Oppmøtt', 'Ekstraarbeid'],
      ...['Planlagt', 'Status', 'Godkjente timer', 'Kursbevis'],
    ],
    rows: Array.from({ length: rows }, (_none, i): Cell[] => [
      ...[`00${i}`, `Nordvik ${i}`, 'Kari', 'Sykepleier'],
      { seconds: 81_000 + i, rounded: 'down' },
      { seconds: 0, rounded: 'down' },
      { seconds: 90_000, rounded: 'up' },
      'Timene teller',
      { hundredths: 2250 },
      `2025-${String(i).padStart(4, '0')}-1`,
    ]),
    locale: 'nb',
  };
}

/** The cells as the writer takes them, of the same types and formats. */
function readyMade({ headings, rows: list }: Table): Row[] {
  return [
    headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...list.map((row) =>
      row.map((cell) => {
        if (typeof cell === 'string') return { value: cell, type: String };
        const value = 'seconds' in cell ? Math.floor(cell.seconds / 36) / 100 : 22.5;
        return { value, type: Number, format: '0.00' };
      }),
    ),
  ];
}
