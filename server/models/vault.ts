import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Models } from './open.ts';
import type { Seal } from './seal.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Bytes and values in the database, packed and then sealed, each under its name. */
export function sealedVault({ sealedBlobs }: Pick<Models, 'sealedBlobs'>, seal: Seal) {
  const put = async (name: string, bytes: Uint8Array) => {
    await sealedBlobs.put(name, seal.close(name, await pack(bytes)));
  };
  const get = async (name: string): Promise<Uint8Array | null> => {
    const sealed = await sealedBlobs.get(name);
    return sealed === null ? null : unpack(seal.open(name, sealed));
  };
  return {
    put,
    get,
    putValue: (name: string, value: unknown) => put(name, Buffer.from(JSON.stringify(value))),
    /** The caller says what it has put there. */
    async getValue(name: string): Promise<unknown> {
      const bytes = await get(name);
      return bytes === null ? null : JSON.parse(Buffer.from(bytes).toString('utf8'));
    },
    remove: (...names: readonly string[]) => sealedBlobs.remove(names),
  };
}

export type Vault = ReturnType<typeof sealedVault>;
