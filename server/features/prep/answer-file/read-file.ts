import type { FileFacts } from './facts.ts';
import { readOffice } from './office.ts';
import { readPdf } from './pdf.ts';

const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** How Word keeps a document with a password: in the container of its old files, under this name. */
const packageName = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * What a file is, by its content alone: names and types that a browser claims are not believed.
 * Nothing of it is opened or run; what is unpacked is bounded.
 */
export function readFile(bytes: Buffer): FileFacts {
  const starts = (with_: string) => bytes.subarray(0, with_.length).toString('latin1') === with_;
  if (starts('%PDF-')) return readPdf(bytes);
  if (starts('PK\x03\x04')) return readOffice(bytes);
  if (bytes.subarray(0, 8).equals(compound) && bytes.includes(packageName)) {
    return { problem: 'LOCKED' };
  }
  return { problem: 'NOT_TAKEN' };
}
