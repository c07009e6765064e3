import { crc32 } from 'node:zlib';
import { optionalNumber } from '../bson/value.ts';
import type { Tables } from './tables.ts';

/** How many records begin with a number, and the sum of their checksums: what a check compares. */
export interface Tally {
  count: number;
  sum: number;
}

export function readTally(tables: Tables, number: number): Tally {
  const saved = tables.getMeta(`t:${number}`);
  return { count: optionalNumber(saved?.['count']) ?? 0, sum: optionalNumber(saved?.['sum']) ?? 0 };
}

/** Adds a record to a tally, or takes it away; sums stay exact in a double. */
export function addToTally(tally: Tally, key: Buffer, value: Buffer, sign: 1 | -1): void {
  const modulus = 2 ** 48;
  tally.count += sign;
  tally.sum = (tally.sum + modulus + sign * crc32(value, crc32(key))) % modulus;
}

/** The tallies that one write changes. */
export class Tallies {
  readonly #tables: Tables;
  readonly #changed = new Map<number, Tally>();

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  /** Counts a record in, or out. */
  add(key: Buffer, value: Buffer, sign: 1 | -1): void {
    const number = key.readUInt32BE(0);
    const tally = this.#changed.get(number) ?? readTally(this.#tables, number);
    this.#changed.set(number, tally);
    addToTally(tally, key, value, sign);
  }

  /** Drops the tally of records that were all removed. */
  forget(number: number): void {
    this.#changed.delete(number);
    this.#tables.removeMeta(`t:${number}`);
  }

  save(): void {
    for (const [number, tally] of this.#changed) this.#tables.putMeta(`t:${number}`, { ...tally });
  }
}
