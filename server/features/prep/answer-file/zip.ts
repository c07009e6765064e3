import { inflateRawSync } from 'node:zlib';

/** An entry as the directory at the end of a zip file lists it. */
export interface ZipEntry {
  name: string;
  encrypted: boolean;
  /** 0: stored, 8: deflated. */
  method: number;
  packed: number;
  offset: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const mostEntries = 5_000;
/** What one part of a document may unpack to: far beyond what is read here, and no more. */
const mostUnpacked = 4 * 1024 * 1024;

/** The entries of a zip file; null when it is none, is damaged, or is of a form no document has. */
export function zipEntries(bytes: Buffer): ZipEntry[] | null {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== endSignature) return null;
  const count = bytes.readUInt16LE(end + 10);
  if (count > mostEntries) return null;
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== entrySignature) return null;
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + (name ?? 0)),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

/** An entry's text; null when it cannot be unpacked, or would become too large. */
export function zipText(bytes: Buffer, { method, packed, offset }: ZipEntry): string | null {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== localSignature) return null;
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const content = bytes.subarray(start, start + packed);
  if (content.length !== packed) return null;
  if (method === 0) return packed > mostUnpacked ? null : content.toString('utf8');
  if (method !== 8) return null;
  try {
    return inflateRawSync(content, { maxOutputLength: mostUnpacked }).toString('utf8');
  } catch {
    return null;
  }
}
