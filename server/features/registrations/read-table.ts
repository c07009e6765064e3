import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { listLimits } from '#contract/registrations';
import { AppError } from '../../http/app-error.ts';

/** No real list unpacks to more than this; a file that does was made to. */
const mostUnpacked = 40 * 1024 * 1024;

/**
 * The cells of a list: CSV as Excel or a form exports it, cells pasted from a sheet, or XLSX (the
 * first sheet). Rows without anything are left out.
 * @throws AppError LIST_EMPTY, LIST_NOT_READABLE, LIST_TOO_LONG
 */
export async function readTable(bytes: Uint8Array): Promise<string[][]> {
  if (bytes.length === 0) throw new AppError('LIST_EMPTY');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = isZip(buffer) ? await fromXlsx(buffer) : fromText(textOf(buffer));
  const rows = table
    .map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim().slice(0, listLimits.cell)))
    .filter((row) => row.some((cell) => cell !== ''));
  if (rows.length === 0) throw new AppError('LIST_EMPTY');
  const width = Math.max(...rows.map((row) => row.length));
  if (rows.length > listLimits.rows || width > listLimits.columns) {
    throw new AppError('LIST_TOO_LONG', { rows: listLimits.rows, columns: listLimits.columns });
  }
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}

const isZip = (bytes: Buffer) => bytes.readUInt32BE(0) === 0x504b0304;

async function fromXlsx(bytes: Buffer): Promise<string[][]> {
  if (unpackedSize(bytes) > mostUnpacked) throw new AppError('LIST_NOT_READABLE');
  try {
    const rows = await readSheet(bytes);
    return rows.map((row) => row.map((cell) => shown(cell)));
  } catch {
    throw new AppError('LIST_NOT_READABLE');
  }
}

/** A cell of a sheet as text; a date without its time. */
function shown(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}

/** What the directory of a zip file says that its files unpack to, in bytes. */
function unpackedSize(bytes: Buffer): number {
  const entry = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
  let total = 0;
  let at = bytes.indexOf(entry);
  while (at >= 0 && at + 28 <= bytes.length) {
    total += bytes.readUInt32LE(at + 24);
    at = bytes.indexOf(entry, at + 46);
  }
  return total;
}

/** UTF-8, or UTF-16 with its mark, else what Excel writes in Norway: windows-1252. */
function textOf(bytes: Buffer): string {
  const marked = bytes.length > 1 ? bytes.readUInt16BE(0) : 0;
  if (marked === 0xfffe) return new TextDecoder('utf-16le').decode(bytes);
  if (marked === 0xfeff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function fromText(text: string): string[][] {
  if (text.includes('\0')) throw new AppError('LIST_NOT_READABLE');
  const [first = ''] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const cellsBy = (sign: string) => first.split(sign).length;
  const [delimiter = ';'] = ['\t', ';', ','].toSorted((a, b) => cellsBy(b) - cellsBy(a));
  try {
    return parse(text, {
      ...{ delimiter, bom: true, skip_empty_lines: true },
      ...{ relax_column_count: true, relax_quotes: true },
    });
  } catch {
    throw new AppError('LIST_NOT_READABLE');
  }
}
