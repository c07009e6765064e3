import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { CertificateSnapshot } from '#domain/certificate-snapshot';
import { certificatePdf } from '../../server/features/certificates/pdf/certificate-pdf.ts';
import { createPrinter } from '../../server/features/certificates/pdf/printer.ts';
import { startCertificateCourse } from '../api/certificates-course.ts';
import type { BenchRow } from './bench-row.ts';
import { recordDrawing, replayBare } from './certificates/bare.ts';

export const name = 'Certificates: PDFs against bare pdfkit, the thread, the open page';

/** CERTIFICATES=1000 takes some minutes. */
const count = Number(process.env['CERTIFICATES'] ?? 200);
const chunk = 10;
const noImages = { logo: null, signature: null };

function aSnapshot(number: number): CertificateSnapshot {
  const dates = ['2025-02-06', '2025-02-13', '2025-03-06', '2025-03-13', '2025-03-27'];
  const hours = { start: '09:00:00', end: '14:30:00', plannedMinutes: 300, makeUpMinutes: 0 };
  const nsf = {
    ...{ body: 'Norsk Sykepleierforbund (NSF)', hourHundredths: 2200, unit: 60 as const },
    ...{ wording: 'Kurset er godkjent som meritterende.', reference: '' },
  };
  return {
    ...{ version: 1, kind: 'certificate', language: 'nb', number: `2025-${number}-7` },
    verifyUrl: 'https://kursdag.example/verify/7K2M-9QXR-4TFA-0B3C-D5EN',
    person: { name: `Åse-Marie Øygard ${number}` },
    course: { title: 'Digitalt kurs i helsepedagogikk', organiser: 'Læringssenteret' },
    days: dates.map((date) => ({ ...hours, date, attendedMinutes: 300 })),
    ...{ attendedMinutes: 1500, makeUpMinutes: 0, plannedMinutes: 1500, requiredMinutes: 1200 },
    ...{ percent: 80, policy: 1, approvals: [nsf], courseApprovals: [nsf], contents: null },
    issuer: { name: 'Ragnhild Åsen', title: 'Kursleder' },
    ...{ issuedOn: '2025-03-28', issuedAt: '2025-03-28T10:00:00Z' },
  };
}

export async function run(): Promise<BenchRow[]> {
  return [...(await againstBare()), ...(await inThread()), await openPage()];
}

/** Turn by turn in small lots, so that a busy machine slows both alike. */
async function againstBare(): Promise<BenchRow[]> {
  const drawing = await recordDrawing(() => certificatePdf(aSnapshot(0), noImages));
  let ours = 0;
  let bare = 0;
  for (let done = 0; done < count; done += chunk) {
    ours += await timed(chunk, (index) => certificatePdf(aSnapshot(done + index), noImages));
    bare += await timed(chunk, () => replayBare(drawing));
  }
  return [
    { name: `${count} certificates`, value: ours / 1000, unit: 's' },
    { name: 'the same drawn by bare pdfkit', value: bare / 1000, unit: 's' },
    { name: 'ratio', value: ours / bare, unit: 'times', limit: 1.5 },
  ];
}

async function timed(times: number, act: (index: number) => Promise<unknown>): Promise<number> {
  const started = performance.now();
  for (let index = 0; index < times; index += 1) await act(index);
  return performance.now() - started;
}

/** How long the main thread is kept from answering, and what memory is kept, while the thread draws. */
async function inThread(): Promise<BenchRow[]> {
  const printer = createPrinter();
  await printer.print(aSnapshot(0), noImages);
  const before = process.memoryUsage().rss;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let most = 0;
  const spent = await timed(count, async (index) => {
    await printer.print(aSnapshot(index), noImages);
    most = Math.max(most, process.memoryUsage().rss - before);
  });
  delay.disable();
  return [
    { name: `${count} in the thread`, value: spent / 1000, unit: 's' },
    { name: 'the server waits (99 %)', value: delay.percentile(99) / 1e6, unit: 'ms', limit: 50 },
    { name: 'memory on top at most', value: most / 2 ** 20, unit: 'MB', limit: 300 },
  ];
}

/** Requests that the open page answers a second, eight at a time. */
async function openPage(): Promise<BenchRow> {
  const course = await startCertificateCourse({ env: { VERIFY_PER_MINUTE: '100000000' } });
  try {
    const { participant1 } = course.ids;
    await course.attend(participant1, [1, 2, 3, 4, 5]);
    for (const id of Object.values(course.ids)) {
      if (id !== participant1) await course.attend(id, []);
    }
    await course.closeAll();
    await course.issue([participant1]);
    const { verifyUrl } = await course.of(participant1);
    const until = performance.now() + 5000;
    let answered = 0;
    const visitor = async () => {
      while (performance.now() < until) {
        const response = await fetch(verifyUrl);
        await response.arrayBuffer();
        if (response.status === 200) answered += 1;
      }
    };
    await Promise.all(Array.from({ length: 8 }, visitor));
    return { name: 'the open page', value: Math.round(answered / 5), unit: 'requests a second' };
  } finally {
    await course.harness.stop();
  }
}
