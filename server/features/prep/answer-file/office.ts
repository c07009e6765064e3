import type { FileFacts } from './facts.ts';
import { type ZipEntry, zipEntries, zipText } from './zip.ts';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const wordWithMacros = 'application/vnd.ms-word.document.macroEnabled.main+xml';
const openText = 'application/vnd.oasis.opendocument.text';

/** What a zip file is, told by the parts of it: docx, odt, or neither. */
export function readOffice(bytes: Buffer): FileFacts {
  const entries = zipEntries(bytes);
  if (entries === null) return { problem: 'DAMAGED' };
  if (entries.some(({ encrypted }) => encrypted)) return { problem: 'LOCKED' };
  const named = new Map(entries.map((entry) => [entry.name, entry]));
  const textOf = (name: string) => {
    const entry = named.get(name);
    return entry === undefined ? null : zipText(bytes, entry);
  };
  const types = textOf('[Content_Types].xml');
  if (types !== null) return readWord(types, entries, textOf);
  return textOf('mimetype') === openText ? readOpenText(entries, textOf) : { problem: 'NOT_TAKEN' };
}

type TextOf = (name: string) => string | null;

function readWord(types: string, entries: readonly ZipEntry[], textOf: TextOf): FileFacts {
  if (types.includes(wordWithMacros)) return { problem: 'MACROS' };
  if (!types.includes(wordType)) return { problem: 'NOT_TAKEN' };
  if (entries.some(({ name }) => /vbaProject\.bin$|(^|\/)activeX\//i.test(name))) {
    return { problem: 'MACROS' };
  }
  if (textOf('word/document.xml') === null && !entries.some(({ name }) => isMain(name))) {
    return { problem: 'DAMAGED' };
  }
  const stated = /<(?:\w+:)?Pages>\s*(\d{1,6})\s*</.exec(textOf('docProps/app.xml') ?? '')?.[1];
  return { kind: 'docx', pages: statedPages(stated), counted: false };
}

/** A long document's text can be larger than what is unpacked here; that it is there is enough. */
const isMain = (name: string) => /^word\/document\d*\.xml$/.test(name);

function readOpenText(entries: readonly ZipEntry[], textOf: TextOf): FileFacts {
  const manifest = textOf('META-INF/manifest.xml') ?? '';
  if (manifest.includes('encryption-data')) return { problem: 'LOCKED' };
  if (entries.some(({ name }) => /^(Basic|Scripts)\/./.test(name))) return { problem: 'MACROS' };
  if (!entries.some(({ name }) => name === 'content.xml')) return { problem: 'DAMAGED' };
  const stated = /meta:page-count="(\d{1,6})"/.exec(textOf('meta.xml') ?? '')?.[1];
  return { kind: 'odt', pages: statedPages(stated), counted: false };
}

/** A document that says "0 pages" says nothing. */
function statedPages(stated: string | undefined): number | null {
  const pages = Number(stated ?? 0);
  return pages > 0 ? pages : null;
}
