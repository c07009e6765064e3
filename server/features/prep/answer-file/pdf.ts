import { pdfObjects, type PdfObject } from './pdf-objects.ts';
import type { FileFacts } from './facts.ts';

/** A PDF: whether it is whole, open and without programs, and how many pages it has. */
export function readPdf(bytes: Buffer): FileFacts {
  const text = bytes.toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(text) || !text.slice(-2048).includes('%%EOF')) {
    return { problem: 'DAMAGED' };
  }
  const { objects, complete } = pdfObjects(text);
  if (isLocked(text, objects)) return { problem: 'LOCKED' };
  if (objects.some((one) => runs.test(one.text))) return { problem: 'MACROS' };
  return { kind: 'pdf', pages: complete ? pageCount(objects) : null, counted: true };
}

const reference = String.raw`(\d{1,10}\s{1,8}\d{1,5}\s{1,8}R|<<)`;
const encrypts = new RegExp(String.raw`/Encrypt\s{0,8}${reference}`);
/** An action that runs something, or the list of a document's scripts. */
const runs = new RegExp(
  String.raw`/S\s{0,8}/(JavaScript|Launch)(?![A-Za-z])|/JavaScript\s{0,8}${reference}`,
);

/** The trailer says so, or the stream that stands in its place. */
function isLocked(text: string, objects: readonly PdfObject[]): boolean {
  const inStream = ({ text: own }: PdfObject) =>
    /\/Type\s{0,8}\/XRef/.test(own) && encrypts.test(own);
  if (objects.some(inStream)) return true;
  const reach = 4096;
  for (let at = text.indexOf('trailer'); at >= 0; at = text.indexOf('trailer', at + reach)) {
    if (encrypts.test(text.slice(at, at + 2 * reach))) return true;
  }
  return false;
}

/**
 * The pages, counted in two ways that must agree: the page objects, and what the root of the page
 * tree says. A file changed later may hold pages that are no longer in it; then nobody can tell.
 */
function pageCount(objects: readonly PdfObject[]): number | null {
  const latest = new Map(objects.map(({ number, text }) => [number, text]));
  let pages = 0;
  let stated = 0;
  for (const text of latest.values()) {
    if (/\/Type\s{0,8}\/Page(?![A-Za-z])/.test(text)) pages += 1;
    if (/\/Type\s{0,8}\/Pages(?![A-Za-z])/.test(text)) {
      stated = Math.max(stated, Number(/\/Count\s{1,8}(\d{1,6})/.exec(text)?.[1] ?? 0));
    }
  }
  return pages > 0 && pages === stated ? pages : null;
}
