import { inflateSync } from 'node:zlib';

/** An object of a PDF: its number, and its text up to where a stream begins. */
export interface PdfObject {
  number: number;
  text: string;
}

/** What all compressed objects of one file may unpack to. */
const mostUnpacked = 32 * 1024 * 1024;

/**
 * The objects of a PDF as they stand in it, those in compressed object streams too; contents of other
 * streams are passed over. A later object of the same number takes the place of an earlier one.
 * @returns `complete`: false when some compressed objects could not be read
 */
export function pdfObjects(text: string): { objects: PdfObject[]; complete: boolean } {
  const objects: PdfObject[] = [];
  const begins = /(\d{1,10})\s{1,8}\d{1,5}\s{1,8}obj(?![a-z])/g;
  const next = cursors(text);
  let room = mostUnpacked;
  let complete = true;
  for (let found = begins.exec(text); found !== null; found = begins.exec(text)) {
    const start = begins.lastIndex;
    const end = next.end(start);
    const stream = next.stream(start);
    const own = plainNames(text.slice(start, Math.min(stream.at, end)));
    objects.push({ number: Number(found[1]), text: own });
    if (stream.at >= end) {
      begins.lastIndex = end;
      continue;
    }
    const streamEnd = next.streamEnd(stream.content);
    if (/\/Type\s{0,8}\/ObjStm/.test(own)) {
      const inner = unpacked(own, text.slice(stream.content, streamEnd), room);
      complete &&= inner !== null;
      room -= inner?.size ?? 0;
      objects.push(...(inner?.objects ?? []));
    }
    begins.lastIndex = streamEnd;
  }
  return { objects, complete };
}

/** Where the next of something stands, looked up once for all objects before it. */
function cursors(text: string) {
  const finder = (mark: string) => {
    let at = -1;
    return (from: number): number => {
      if (at < from) at = text.indexOf(mark, from);
      if (at < 0) at = text.length;
      return at;
    };
  };
  const pattern = /(?<=>>\s{0,8})stream\r?\n/g;
  let known = { at: -1, content: -1 };
  return {
    end: finder('endobj'),
    streamEnd: finder('endstream'),
    stream(from: number) {
      if (known.at < from) {
        pattern.lastIndex = from;
        const found = pattern.exec(text);
        known = found
          ? { at: found.index, content: pattern.lastIndex }
          : { at: text.length, content: text.length };
      }
      return known;
    },
  };
}

/** Names may be written with codes ("/J#61vaScript"); here they are what they mean. */
function plainNames(text: string): string {
  return text.replace(/#([0-9a-f]{2})/gi, (_code, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** The objects of an object stream; null when it is not to be read, or grows beyond the room. */
function unpacked(
  dictionary: string,
  content: string,
  room: number,
): { objects: PdfObject[]; size: number } | null {
  const [count, first] = ['N', 'First'].map((name) =>
    Number(new RegExp(`/${name}\\s+(\\d{1,9})`).exec(dictionary)?.[1] ?? -1),
  );
  const plain = /\/Filter\s{0,8}\[?\s{0,8}\/FlateDecode/.test(dictionary);
  if (!plain || count === undefined || first === undefined || first < 0 || room <= 0) return null;
  let text: string;
  try {
    const bytes = inflateSync(Buffer.from(content, 'latin1'), { maxOutputLength: room });
    text = bytes.toString('latin1');
  } catch {
    return null;
  }
  const numbers = text.slice(0, first).trim().split(/\s+/).map(Number);
  if (numbers.length < count * 2) return null;
  const places = Array.from({ length: count }, (_one, index) => ({
    number: numbers[index * 2] ?? 0,
    at: first + (numbers[index * 2 + 1] ?? 0),
  }));
  // Parts that overlap would be read over and over.
  if (places.some(({ at }, index) => at < (places[index - 1]?.at ?? first))) return null;
  return {
    size: text.length,
    objects: places.map(({ number, at }, index) => ({
      number,
      text: plainNames(text.slice(at, places[index + 1]?.at ?? text.length)),
    })),
  };
}
