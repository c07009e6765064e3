import { nameKey } from '../reader/name-key.ts';
import type { Report, ReportRow } from '../reader/report.ts';
import type { Source } from './persons.ts';

/** A row and the file it stands in. */
export interface FileRow {
  readonly row: ReportRow;
  readonly file: number;
  /** Place among all rows of all files. */
  readonly index: number;
  readonly source: Source;
}

/** The rows of one identity, in the order of the files. */
export interface Identity {
  readonly key: string;
  /** Known by its name alone. */
  readonly byName: boolean;
  readonly rows: FileRow[];
}

/**
 * One identity per e-mail address, else per UPN, else per normalised name. A UPN that stands beside
 * an address in some row belongs to that address in all.
 */
export function identitiesIn(reports: readonly Report[]): Identity[] {
  const rows: FileRow[] = [];
  for (const [file, report] of reports.entries()) {
    for (const row of report.rows) {
      const source = { sha256: report.sha256, rows: row.rows };
      rows.push({ row, file, index: rows.length, source });
    }
  }
  const emailOfUpn = new Map<string, string>();
  for (const { row } of rows) {
    if (row.email && row.upn) emailOfUpn.set(row.upn.toLowerCase(), row.email.toLowerCase());
  }
  const identities = new Map<string, Identity>();
  const keys = new Map<string, string>();
  for (const fileRow of rows) {
    const key = keyOf(fileRow.row, emailOfUpn, keys);
    const known = identities.get(key);
    if (known) known.rows.push(fileRow);
    else identities.set(key, { key, byName: key.startsWith('name:'), rows: [fileRow] });
  }
  return [...identities.values()];
}

function keyOf(
  { email, upn, name }: ReportRow,
  emailOfUpn: ReadonlyMap<string, string>,
  keys: Map<string, string>,
): string {
  if (email) return `email:${email.toLowerCase()}`;
  if (upn) {
    const owner = emailOfUpn.get(upn.toLowerCase());
    return owner === undefined ? `upn:${upn.toLowerCase()}` : `email:${owner}`;
  }
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = `name:${nameKey(name) || name}`;
  keys.set(name, key);
  return key;
}
