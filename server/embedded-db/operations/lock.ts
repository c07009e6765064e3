import { randomUUID } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where a server listens: the path of a Unix socket, or a loopback port. */
export type Address = string | number;

/** Who holds a data directory. */
interface Holder {
  id: string;
  address: Address;
}

/** A Unix socket's path has 107 bytes at most. */
const MAX_SOCKET_PATH = 107;
const SOCKET_FOLDER = join(tmpdir(), 'kursdag-socket-');

/** The connection string by which drivers reach an address. */
export function uriOf(address: Address): string {
  const host = typeof address === 'string' ? encodeURIComponent(address) : `127.0.0.1:${address}`;
  return `mongodb://${host}/?directConnection=true`;
}

/** A socket of its own for each start: in the data directory, or elsewhere where that path is too long. */
export function newSocket(directory: string): string {
  const name = `db-${randomUUID().slice(0, 8)}.sock`;
  const path = join(directory, name);
  return Buffer.byteLength(path) < MAX_SOCKET_PATH ? path : join(mkdtempSync(SOCKET_FOLDER), name);
}

/**
 * Takes a data directory for the process that already listens on `address`, and returns how to give it
 * back. A lock whose address does not answer was left by a process that was killed, and is taken over.
 * @throws Error where another process holds the directory
 */
export async function takeLock(directory: string, address: Address): Promise<() => void> {
  const path = join(directory, 'lock.json');
  const own: Holder = { id: randomUUID(), address };
  const draft = `${path}.${own.id}`;
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    while (!linked(draft, path)) {
      const holder = readHolder(path);
      if (holder !== undefined && (await answers(holder.address))) {
        throw new Error(
          `Another process uses the data directory ${directory}. Stop it first, or choose another directory.`,
        );
      }
      takeAway(path, holder, own.id);
    }
  } finally {
    rmSync(draft);
  }
  return () => {
    if (readHolder(path)?.id === own.id) rmSync(path);
    removeSocket(address);
  };
}

/** The connection string of the server that holds a data directory; undefined where none answers. */
export async function runningUri(directory: string): Promise<string | undefined> {
  const holder = readHolder(join(directory, 'lock.json'));
  return holder !== undefined && (await answers(holder.address))
    ? uriOf(holder.address)
    : undefined;
}

/** Makes the lock file, with its content, in one step; false where there is one. */
function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes an abandoned lock away; one that another process made meanwhile is put back. */
function takeAway(path: string, abandoned: Holder | undefined, id: string): void {
  const aside = `${path}.${id}.old`;
  try {
    renameSync(path, aside);
  } catch {
    return; // another process was quicker
  }
  if (readHolder(aside)?.id === abandoned?.id) {
    if (abandoned !== undefined) removeSocket(abandoned.address);
  } else linked(aside, path);
  rmSync(aside);
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function answers(address: Address): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = typeof address === 'string' ? connect(address) : connect(address, '127.0.0.1');
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}

function removeSocket(address: Address): void {
  if (typeof address === 'number') return;
  rmSync(address, { force: true });
  // The folder of a socket that had no place in the data directory; never one with anything in it.
  const folder = dirname(address);
  if (!address.startsWith(SOCKET_FOLDER) || !existsSync(folder)) return;
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
