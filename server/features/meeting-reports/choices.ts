import type { ReportRowShown } from '#contract/meeting-report';
import { newId } from '../../models/ids.ts';
import type { ReportImport } from '../../models/report-imports.ts';
import type { Vault } from '../../models/vault.ts';

/** One of those behind a row; times are wall-clock times of the day, null: as long as it was there. */
export interface Share {
  personId: string;
  from: string | null;
  to: string | null;
}

/** What a leader said of one row. */
export interface RowChoice {
  about?:
    | { kind: 'link'; shares: Share[]; reason: string }
    /** `free`: not whom the tool took it for. */
    | { kind: 'notParticipant' | 'bot' | 'free' };
  /** When those without a leave time left. */
  end?: string | null;
}

/** What became of a row. */
export interface Resolution {
  state: Exclude<ReportRowShown['state'], 'open'>;
  by: ReportRowShown['by'];
  shares: Share[];
  reason: string;
}

/** What belongs to an import and may name people: sealed, and removed with its files. */
export interface Choices {
  /** File names, by file. */
  names: Record<string, string>;
  /** By row. */
  rows: Record<string, RowChoice>;
  /** Rows that are recorded, as they were then. */
  settled: Record<string, Resolution>;
}

export const noChoices: Choices = { names: {}, rows: {}, settled: {} };

export async function readChoices(
  vault: Vault,
  report: Pick<ReportImport, 'choices'>,
): Promise<Choices> {
  const found = (await vault.getValue(report.choices)) as Choices | null;
  return found ?? noChoices;
}

/** Keeps choices beside those that hold until the import names the new ones. @returns their name */
export async function keepChoices(vault: Vault, choices: Choices): Promise<string> {
  const name = `choices:${newId()}`;
  await vault.putValue(name, choices);
  return name;
}
