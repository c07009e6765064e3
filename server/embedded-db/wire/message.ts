import { serialize } from 'bson';
import { decode, type Doc, documentOf, element, encode, firstKey } from '../bson/value.ts';
import { refuse } from '../errors.ts';

/** A command as a client sent it. */
export interface Request {
  id: number;
  command: Doc;
  /** Documents that came beside the command ("documents" of an insert), not decoded. */
  raw: ReadonlyMap<string, Buffer[]>;
  /** Whether the client waits for an answer. */
  answered: boolean;
  legacy: boolean;
}

/** What a command answers: fields, and the documents of a cursor, encoded already. */
export interface Answer {
  fields: Doc;
  batch?: { name: 'firstBatch' | 'nextBatch'; docs: readonly Buffer[]; cursor: Doc };
}

const HEADER = 16;
const OP_QUERY = 2004;
const OP_REPLY = 1;
const OP_MSG = 2013;
const MORE_TO_COME = 2;
/** Those of the flags that a server must know: all others of the lower half, a checksum's too. */
const UNKNOWN_FLAGS = 0xfffd;

/**
 * Reads a whole message: OP_MSG, or the OP_QUERY by which drivers greet a server.
 * @see https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/
 */
export function parseMessage(bytes: Buffer): Request {
  const id = bytes.readInt32LE(4);
  const code = bytes.readInt32LE(12);
  if (code === OP_QUERY) {
    const command = decode(bytes.subarray(bytes.indexOf(0, HEADER + 4) + 9));
    if (!['hello', 'ismaster'].includes(firstKey(command)))
      refuse('CommandNotFound', 'Only OP_MSG is supported.');
    command['$db'] = 'admin';
    return { id, command, raw: new Map(), answered: true, legacy: true };
  }
  if (code !== OP_MSG)
    refuse('CommandNotFound', `The wire protocol's operation ${code} is not supported.`);
  const flags = bytes.readUInt32LE(HEADER);
  if ((flags & UNKNOWN_FLAGS) !== 0) refuse('FailedToParse', 'The message has unknown flags.');
  let command: Doc | undefined;
  const raw = new Map<string, Buffer[]>();
  for (let at = HEADER + 4; at < bytes.length;) {
    const section = bytes.subarray(at + 1, at + 1 + bytes.readInt32LE(at + 1));
    if (bytes[at] === 0) command = decode(section);
    else raw.set(...readSequence(section));
    at += 1 + section.length;
  }
  if (command === undefined) return refuse('FailedToParse', 'The message has no command.');
  return { id, command, raw, answered: (flags & MORE_TO_COME) === 0, legacy: false };
}

function readSequence(section: Buffer): [name: string, docs: Buffer[]] {
  const nameEnd = section.indexOf(0, 4);
  const docs: Buffer[] = [];
  for (let at = nameEnd + 1; at < section.length;) {
    const length = section.readInt32LE(at);
    if (length < 5) refuse('InvalidBSON', 'A document of the message is damaged.');
    docs.push(section.subarray(at, at + length));
    at += length;
  }
  return [section.toString('utf8', 4, nameEnd), docs];
}

/** Writes an answer as the message that the request asks for. */
export function encodeAnswer(request: Pick<Request, 'id' | 'legacy'>, answer: Answer): Buffer {
  const body = encodeBody(answer);
  // OP_REPLY: flags, cursor id, starting from, number returned. OP_MSG: flags, kind of section.
  const prefix = Buffer.alloc(request.legacy ? 20 : 5);
  if (request.legacy) prefix.writeInt32LE(1, 16);
  const header = Buffer.alloc(HEADER);
  header.writeInt32LE(HEADER + prefix.length + body.length, 0);
  header.writeInt32LE(request.id, 8);
  header.writeInt32LE(request.legacy ? OP_REPLY : OP_MSG, 12);
  return Buffer.concat([header, prefix, body]);
}

function encodeBody({ fields, batch }: Answer): Buffer {
  const rest = Buffer.from(serialize(fields, { ignoreUndefined: true }));
  if (batch === undefined) return rest;
  const array = documentOf(batch.docs.flatMap((doc, i) => element(3, String(i), doc)));
  const cursor = documentOf([...element(4, batch.name, array), inner(encode(batch.cursor))]);
  return documentOf([...element(3, 'cursor', cursor), inner(rest)]);
}

/** The elements of a document without its length and its end. */
function inner(document: Buffer): Buffer {
  return document.subarray(4, -1);
}
