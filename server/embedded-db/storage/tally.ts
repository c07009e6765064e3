import { crc32 } from 'node:zlib';
import { optionalNumber } from '../bson/value.ts';
import type { Tables } from './tables.ts';

/** How many records begin with a number, and the sum of their checksums: what a check compares. */
export interface Tally {
  count: number;
  sum: number;
}

/** The tally of a collection's documents, or of an index' entries, as it is in the file. */
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
