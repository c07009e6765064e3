import { parentPort } from 'node:worker_threads';
import type { CertificateSnapshot } from '#domain/certificate-snapshot';
import { MissingGlyphError } from '../../../documents/fonts.ts';
import { certificatePdf } from './certificate-pdf.ts';

/** What the printer asks of its thread. */
export interface PrintOrder {
  id: number;
  snapshot: CertificateSnapshot;
  images: { logo: Uint8Array | null; signature: Uint8Array | null };
}

/** `letter`: no font has it. `failed`: the name of the error. */
export type Printed =
  { id: number; pdf: Uint8Array } | { id: number; letter: string } | { id: number; failed: string };

const buffer = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes);

async function print({ id, snapshot, images }: PrintOrder): Promise<Printed> {
  try {
    const pictures = { logo: buffer(images.logo), signature: buffer(images.signature) };
    return { id, pdf: await certificatePdf(snapshot, pictures) };
  } catch (error) {
    if (error instanceof MissingGlyphError) return { id, letter: error.character };
    return { id, failed: error instanceof Error ? error.name : 'Error' };
  }
}

parentPort?.on('message', (order: PrintOrder) => {
  void print(order).then((printed) => parentPort?.postMessage(printed));
});
