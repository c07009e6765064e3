import type { LocalDate } from '#domain/time';
import type { Logger } from 'pino';
import { newId } from '../../../models/ids.ts';
import type { Models } from '../../../models/open.ts';
import type { ReportImport } from '../../../models/report-imports.ts';
import type { Vault } from '../../../models/vault.ts';
import type { FileToRead, ReadFiles } from './read-files.ts';
import { readInWorker } from './read-in-worker.ts';

/** What was read of an import's files, and for which date. */
export interface ReadContent extends Omit<ReadFiles, 'files'> {
  readonly date: LocalDate;
  readonly timeZone: string;
  readonly files: readonly (ReadFiles['files'][number] | { failed: true })[];
}

interface ToRead {
  readonly report: ReportImport;
  readonly date: LocalDate;
  readonly timeZone: string;
}

/** After so long, in milliseconds, a reading that another process began is begun again. */
const givenUpAfter = 150_000;

/**
 * Reads the files of imports in the background, one import at a time in each process: what a large
 * file takes of memory is taken once.
 */
export function reportReadings(models: Models, vault: Vault, log: Logger, now: () => Date) {
  const underWay = new Map<string, number>();
  let queue: Promise<void> = Promise.resolve();

  async function read({ report, date, timeZone }: ToRead): Promise<void> {
    const files: FileToRead[] = [];
    for (const { fileId, dateOrder, timeZone: zone } of report.files) {
      const bytes = await vault.get(fileId);
      files.push({ bytes: bytes ?? new Uint8Array(), dateOrder, timeZone: zone });
    }
    const content = await readInWorker({ files, date, timeZone }, (share) =>
      underWay.set(report._id, share),
    ).catch((error: unknown): Omit<ReadContent, 'date' | 'timeZone'> => {
      const name = error instanceof Error ? error.name : '';
      log.warn({ job: 'reports.read', error: name }, 'a report could not be read');
      return { files: files.map(() => ({ failed: true })), persons: [], warnings: [] };
    });
    const { courseId, _id, revision } = report;
    const kept = `content:${newId()}`;
    await vault.putValue(kept, { date, timeZone, ...content });
    const whole = content.files.every((file) => 'facts' in file);
    const state = whole ? 'draft' : 'refused';
    const change = { state, readingSince: null, content: kept } as const;
    const done = await models.reportImports.change(courseId, _id, revision, change);
    // Somebody chose otherwise meanwhile, or threw the draft away.
    await vault.remove(done === null ? kept : report.content);
  }

  function start(order: ToRead): void {
    const { _id } = order.report;
    underWay.set(_id, 0);
    queue = queue
      .then(() => read(order))
      .catch((error: unknown) => {
        const name = error instanceof Error ? error.name : '';
        log.error({ job: 'reports.read', error: name }, 'reading a report failed');
      })
      .finally(() => underWay.delete(_id));
  }

  return {
    start,
    /** How far a reading is, from 0 to 1. One that a process has left is begun again. */
    progressOf(order: ToRead): number {
      const known = underWay.get(order.report._id);
      if (known !== undefined) return known;
      const since = order.report.readingSince?.getTime() ?? 0;
      if (now().getTime() - since > givenUpAfter) start(order);
      return 0;
    },
    async content({ content }: Pick<ReportImport, 'content'>): Promise<ReadContent | null> {
      return (await vault.getValue(content)) as ReadContent | null;
    },
  };
}

export type ReportReadings = ReturnType<typeof reportReadings>;
