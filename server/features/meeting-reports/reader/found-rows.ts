import type { RowFault } from './presence.ts';
import { type ReportRow, type ReportWarning, warning } from './report.ts';

/** What a table gave: its rows, and which of them could not be read whole. */
export interface FoundRows {
  readonly rows: ReportRow[];
  readonly faults: { readonly code: RowFault; readonly row: number }[];
  readonly warnings: ReportWarning[];
}

export function faultWarnings(faults: FoundRows['faults']): ReportWarning[] {
  const codes = [...new Set(faults.map(({ code }) => code))];
  return codes.map((code) => {
    return warning(
      code,
      faults.filter((fault) => fault.code === code).map(({ row }) => row),
    );
  });
}
