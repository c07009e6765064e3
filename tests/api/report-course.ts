import type { ReportShown } from '#contract/meeting-report';
import type { ReportDecision } from '#contract/meeting-reports';
import type { Answer } from '../harness.ts';
import type { Classroom } from './attendance-course.ts';

/** A course and short names for what a leader does with meeting reports. */
export interface ReportDesk {
  /** Uploads files for a day, and waits until they are read. */
  read(dayId: string, ...files: (string | Uint8Array)[]): Promise<ReportShown>;
  upload(dayId: string, file: string | Uint8Array): Promise<string>;
  /** Waits until a draft is read. */
  settled(reportId: string): Promise<ReportShown>;
  decide(reportId: string, ...decisions: ReportDecision[]): Promise<ReportShown>;
  commit(report: ReportShown): Promise<Answer<'meeting-reports.commit'>>;
  undo(reportId: string): Promise<Answer<'meeting-reports.undo'>>;
}

export function reportDesk({
  harness,
  leader,
  courseId,
}: Pick<Classroom, 'harness' | 'leader' | 'courseId'>): ReportDesk {
  const params = (reportId: string) => ({ courseId, reportId });
  const desk: ReportDesk = {
    async read(dayId, ...files) {
      const named = [];
      for (const [i, file] of files.entries()) {
        named.push({ fileId: await desk.upload(dayId, file), name: `rapport-${i + 1}.csv` });
      }
      const { reportId } = await harness.ok(leader, 'meeting-reports.begin', {
        ...{ params: { courseId, dayId }, body: { files: named } },
      });
      return desk.settled(reportId);
    },
    async upload(dayId, file) {
      const body = typeof file === 'string' ? Buffer.from(file) : file;
      const place = { courseId, dayId };
      return (await harness.ok(leader, 'meeting-reports.upload', { params: place, body })).fileId;
    },
    async settled(reportId) {
      for (let tries = 0; tries < 600; tries += 1) {
        const report = await harness.ok(leader, 'meeting-reports.report', {
          params: params(reportId),
        });
        if (report.state !== 'reading') return report;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error('the files were not read');
    },
    decide: (reportId, ...decisions) =>
      harness.ok(leader, 'meeting-reports.decide', {
        ...{ params: params(reportId), body: { decisions } },
      }),
    commit: ({ id, fingerprint }) =>
      harness.call(leader, 'meeting-reports.commit', {
        ...{ params: params(id), body: { fingerprint } },
      }),
    undo: (reportId) => harness.call(leader, 'meeting-reports.undo', { params: params(reportId) }),
  };
  return desk;
}

/** A report with one row per join: `[name, join, leave, address]`, on one date. */
export function reportOf(
  date: string,
  ...joins: [name: string, from: string, to: string, email?: string][]
): string {
  const dotted = date.split('-').toReversed().join('.');
  const rows = joins.map(([name, from, to, email = '']) => {
    const at = (time: string) => (time === '' ? '' : `${dotted}, ${time}:00`);
    return [name, at(from), at(to), email].join('\t');
  });
  return ['Navn\tBle med\tForlot\tE-post', ...rows, ''].join('\n');
}
