import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import type { Models } from '../models/open.ts';
import type { ToolKey } from '../models/tool-keys.ts';

/** A new key is in the key set so long before it signs, in seconds: longer than platforms keep it. */
const announcedSeconds = 15 * 60;
/** What a key has signed is good for some minutes; so long it stays after it has stopped, in seconds. */
const overlapSeconds = 60 * 60;
/** How long a process believes what it has read, in milliseconds. */
const keepFor = 30_000;

export interface SigningKey {
  kid: string;
  key: CryptoKey | Uint8Array;
}

/**
 * The tool's own keys: one signs, for all platforms; a new one is announced before it does, and the
 * old one stays in the key set until what it has signed is no good any more. They run on the
 * machine's own clock, as the platforms do.
 */
export function toolKeys(models: Pick<Models, 'toolKeys'>, secret: string) {
  const seal = keySeal(secret);
  let cache: { until: number; keys: Promise<ToolKey[]> } | null = null;

  async function load(): Promise<ToolKey[]> {
    const now = new Date();
    const keys = await models.toolKeys.list(now);
    // A key that another secret sealed cannot sign; without one that can, there is a first again.
    if (keys.some((one) => one.leavesAt === null && seal.opens(one))) return keys;
    await models.toolKeys.add(await newKey(seal, now));
    return models.toolKeys.list(now);
  }

  function current(): Promise<ToolKey[]> {
    if (cache === null || cache.until < Date.now()) {
      const keys = load();
      cache = { until: Date.now() + keepFor, keys };
      keys.catch(() => {
        cache = null;
      });
    }
    return cache.keys;
  }

  return {
    /** What platforms verify our signatures with. */
    async publicKeySet(): Promise<{ keys: Record<string, unknown>[] }> {
      return { keys: (await current()).map((one) => one.publicJwk) };
    },
    async signingKey(): Promise<SigningKey> {
      const usable = (await current()).filter(seal.opens);
      const active = usable.filter((one) => one.signsFrom <= new Date());
      const chosen = active.at(-1) ?? usable[0];
      if (chosen === undefined) throw new Error('the tool has no key');
      return { kid: chosen._id, key: await importJWK(seal.open(chosen), 'RS256') };
    },
    /** Announces a new key. @returns when it begins to sign, and when the present ones leave */
    async rotate(): Promise<{ kid: string; signsFrom: Date; leavesAt: Date }> {
      const now = new Date();
      const present = await load();
      const signsFrom = new Date(now.getTime() + announcedSeconds * 1000);
      const leavesAt = new Date(signsFrom.getTime() + overlapSeconds * 1000);
      const fresh = await newKey(seal, now, signsFrom);
      await models.toolKeys.add(fresh);
      await models.toolKeys.retire(
        present.map((one) => one._id),
        leavesAt,
      );
      cache = null;
      return { kid: fresh._id, signsFrom, leavesAt };
    },
  };
}

export type ToolKeys = ReturnType<typeof toolKeys>;

async function newKey(seal: KeySeal, now: Date, signsFrom = now): Promise<ToolKey> {
  const kid = randomBytes(12).toString('base64url');
  const pair = await generateKeyPair('RS256', { extractable: true });
  return {
    _id: kid,
    publicJwk: { ...(await exportJWK(pair.publicKey)), kid, alg: 'RS256', use: 'sig' },
    sealedPrivateJwk: seal.close(await exportJWK(pair.privateKey)),
    ...{ createdAt: now, signsFrom, leavesAt: null },
  };
}

type KeySeal = ReturnType<typeof keySeal>;

/** Keeps private keys unreadable in the database: AES-256-GCM under a key made of the secret. */
function keySeal(secret: string) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'kursdag tool keys', 32));
  const open = ({ sealedPrivateJwk }: ToolKey): JWK => {
    const sealed = Buffer.from(sealedPrivateJwk, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(12, 28));
    const opened = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
    return JSON.parse(opened.toString('utf8')) as JWK;
  };
  return {
    open,
    opens: (one: ToolKey): boolean => {
      try {
        open(one);
        return true;
      } catch {
        return false;
      }
    },
    close: (jwk: JWK): string => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const closed = Buffer.concat([cipher.update(JSON.stringify(jwk), 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString('base64');
    },
  };
}
