import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CertificateSnapshot } from '#domain/certificate-snapshot';
import { MissingGlyphError } from '../../../documents/fonts.ts';
import type { CertificateImages } from './certificate-pdf.ts';
import type { Printed, PrintOrder } from './worker.ts';

/** Draws certificates in a thread of its own, so that the server stays answering. */
export interface Printer {
  /**
   * @throws MissingGlyphError when a name has a letter that no font has
   * @throws PrintError when the document could not be drawn: a picture that is damaged
   */
  print(snapshot: CertificateSnapshot, images: CertificateImages): Promise<Buffer>;
}

export class PrintError extends Error {}

/** Longer than any certificate takes, in milliseconds. */
const patience = 60_000;
/** A thread that has had nothing to do for so long is ended. */
const idleFor = 30_000;

interface Waiting {
  resolve: (pdf: Buffer) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

/** One thread, started when it is first needed and again after it has died. */
export function createPrinter(workerUrl?: URL): Printer {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | null = null;
  let last = 0;

  const settle = (id: number, act: (one: Waiting) => void) => {
    const one = waiting.get(id);
    if (!one) return;
    clearTimeout(one.timer);
    waiting.delete(id);
    act(one);
    if (waiting.size === 0) {
      idle = setTimeout(end, idleFor);
      idle.unref();
    }
  };
  const failAll = () => {
    for (const id of [...waiting.keys()]) settle(id, (one) => one.reject(new PrintError()));
  };
  function end(): void {
    const ended = worker;
    worker = null;
    void ended?.terminate();
    failAll();
  }
  const start = () => {
    const fresh = new Worker(workerUrl ?? builtWorker());
    fresh.unref();
    fresh.on('message', (printed: Printed) => {
      settle(printed.id, ({ resolve, reject }) => {
        if ('pdf' in printed) resolve(Buffer.from(printed.pdf));
        else if ('letter' in printed) reject(new MissingGlyphError(printed.letter));
        else reject(new PrintError(printed.failed));
      });
    });
    // A damaged picture can end the thread itself: what it worked on fails, the server lives on.
    fresh.on('error', () => {
      if (worker === fresh) end();
    });
    return fresh;
  };
  return {
    print(snapshot, images) {
      if (idle) clearTimeout(idle);
      worker ??= start();
      last += 1;
      const id = last;
      const order: PrintOrder = { id, snapshot, images };
      return new Promise<Buffer>((resolve, reject) => {
        const timer = setTimeout(end, patience);
        waiting.set(id, { resolve, reject, timer });
        worker?.postMessage(order);
      });
    },
  };
}

/** The built thread: beside the bundled server, or where `node bin/build-worker.js` puts it. */
function builtWorker(): URL {
  const places = ['./certificate-worker.js', '../../../../dist/certificates/worker.js'];
  const urls = places.map((place) => new URL(place, import.meta.url));
  const found = urls.find((url) => existsSync(fileURLToPath(url)));
  if (found !== undefined) return found;
  throw new Error(
    'The worker for certificates is not built. Build it with: node bin/build-worker.js',
  );
}
