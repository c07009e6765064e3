import { Buffer, isAscii, isUtf8 } from 'node:buffer';
import { Refused } from './refusal.ts';

export interface Decoded {
  readonly text: string;
  /** 'utf-8', 'utf-16le', 'utf-16be' or 'windows-1252', with '+BOM' where the file begins with one. */
  readonly encoding: string;
  /** The file ends in the middle of a character. */
  readonly cut: boolean;
}

/** windows-1252 where it differs from Latin-1; code points without a sign stay as they are. */
const upper1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const signatures: readonly (readonly [magic: readonly number[], kind: 'zip' | 'xls' | 'other'])[] =
  [
    [[0x50, 0x4b, 0x03, 0x04], 'zip'],
    [[0x50, 0x4b, 0x05, 0x06], 'zip'],
    [[0xd0, 0xcf, 0x11, 0xe0], 'xls'],
    [[0x1f, 0x8b], 'other'],
    [[0x25, 0x50, 0x44, 0x46], 'other'],
    [[0x89, 0x50, 0x4e, 0x47], 'other'],
    [[0xff, 0xd8, 0xff], 'other'],
  ];

/**
 * Bytes to text: byte order mark, else the pattern of zero bytes, else strict UTF-8, else
 * windows-1252.
 * @throws Refused EMPTY, SPREADSHEET, ARCHIVE, BINARY
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) throw new Refused('EMPTY', 'a meeting report', '0 bytes');
  refuseKnownBinaries(bytes);
  const decoded = decodeText(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  refuseControlCharacters(decoded.text);
  if (decoded.text.trim() === '') {
    throw new Refused('EMPTY', 'a meeting report', 'nothing but white space');
  }
  return decoded;
}

function decodeText(bytes: Buffer): Decoded {
  if (startsWith(bytes, [0xff, 0xfe])) return utf16(bytes.subarray(2), 'utf-16le', '+BOM');
  if (startsWith(bytes, [0xfe, 0xff])) return utf16(bytes.subarray(2), 'utf-16be', '+BOM');
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) {
    const rest = bytes.subarray(3);
    return { text: rest.toString('utf8'), encoding: 'utf-8+BOM', cut: !isUtf8(rest) };
  }
  const order = zeroPattern(bytes);
  if (order !== null) return utf16(bytes, order, '');
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), encoding: 'utf-8', cut: false };
  const whole = withoutBrokenEnd(bytes);
  if (whole !== null) return { text: whole.toString('utf8'), encoding: 'utf-8', cut: true };
  return { text: windows1252(bytes), encoding: 'windows-1252', cut: false };
}

function utf16(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be', mark: string): Decoded {
  const cut = bytes.length % 2 === 1;
  const even = cut ? bytes.subarray(0, -1) : bytes;
  const little = encoding === 'utf-16le' ? even : Buffer.from(even).swap16();
  return { text: little.toString('utf16le'), encoding: `${encoding}${mark}`, cut };
}

/** Latin text in UTF-16 has a zero in every other byte: the high one. */
function zeroPattern(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (const [i, byte] of head.entries()) {
    if (byte !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  if (even + odd < head.length / 10) return null;
  if (odd > 9 * even) return 'utf-16le';
  return even > 9 * odd ? 'utf-16be' : null;
}

/** The bytes without a last character that was cut in two, if that is all that keeps them from being UTF-8. */
function withoutBrokenEnd(bytes: Buffer): Buffer | null {
  for (let missing = 1; missing <= 3; missing++) {
    const shorter = bytes.subarray(0, -missing);
    if (isUtf8(shorter)) return isAscii(shorter) ? null : shorter;
  }
  return null;
}

function windows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (sign) => upper1252.charAt(sign.charCodeAt(0) - 0x80));
}

function refuseKnownBinaries(bytes: Uint8Array): void {
  const kind = signatures.find(([magic]) => startsWith(bytes, magic))?.[1];
  if (kind === undefined) return;
  if (kind === 'other') throw new Refused('BINARY', 'a CSV or JSON file', 'a file of another kind');
  const head = Buffer.from(bytes.subarray(0, 65_536)).toString('latin1');
  if (kind === 'xls' || /\[Content_Types\]\.xml|xl\/|content\.xml/.test(head)) {
    throw new Refused('SPREADSHEET', 'a CSV or JSON file', 'a spreadsheet');
  }
  throw new Refused('ARCHIVE', 'a CSV or JSON file', 'a zip archive');
}

function refuseControlCharacters(text: string): void {
  const head = text.slice(0, 65_536);
  let controls = 0;
  for (let i = 0; i < head.length; i++) if (isStrangeControl(head.charCodeAt(i))) controls++;
  if (text.includes('\0') || controls > head.length / 100) {
    throw new Refused('BINARY', 'a CSV or JSON file', 'data that is not text');
  }
}

/** Tab, line feed, form feed and carriage return belong to text; 0x1a ended files under DOS. */
function isStrangeControl(code: number): boolean {
  return code < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1a].includes(code);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}
