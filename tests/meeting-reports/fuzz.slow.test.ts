import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { combine, sampleBytes, samples, tryToRead } from './reading.ts';

const seconds = 30;
const slowest = 2000;
const seed = 20_250_206;

/** A small generator of numbers that are the same in every run (mulberry32). */
function generator(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const hostile = [
  '"',
  '""',
  '\t',
  ';',
  ',',
  '\n',
  '\r',
  '\0',
  '\u202e',
  '\u200b',
  '=1+1',
  '(',
  ')',
  '31.02.2025',
  '99:99',
  '24:00:00',
  '1e9',
  '-',
  '9'.repeat(40),
  '{',
  '[',
  'null',
  '\ufeff',
  'PM',
  '\ud800',
  '00:00:00',
  '5h',
  '(UTC)',
];

type Mutation = (bytes: Buffer, next: (below: number) => number) => Buffer;

const mutations: Mutation[] = [
  (bytes, next) => bytes.subarray(0, next(bytes.length)),
  (bytes, next) => bytes.subarray(next(bytes.length)),
  (bytes, next) => {
    const copy = Buffer.from(bytes);
    for (let i = next(20) + 1; i > 0; i--) copy[next(copy.length)] = next(256);
    return copy;
  },
  (bytes, next) => {
    const at = next(bytes.length);
    const length = next(200);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
  },
  (bytes, next) => {
    const at = next(bytes.length);
    const part = bytes.subarray(at, at + next(400));
    return Buffer.concat([bytes.subarray(0, at), part, part, part, bytes.subarray(at)]);
  },
  (bytes, next) => {
    const wide = bytes[0] === 0xff || bytes[1] === 0;
    const at = next(bytes.length) & ~1;
    const sign = Buffer.from(hostile[next(hostile.length)] ?? '', wide ? 'utf16le' : 'utf8');
    return Buffer.concat([bytes.subarray(0, at), sign, bytes.subarray(at)]);
  },
];

test(
  'no mutation of a sample makes the reader throw, hang, or count what is not there',
  () => {
    const next = generator(seed);
    const files = ['given', 'own'].flatMap((folder) =>
      readdirSync(join(samples, folder))
        .filter((name) => !name.includes('expected') && !name.startsWith('unit-cases'))
        .map((name) => sampleBytes(`${folder}/${name}`)),
    );
    const end = Date.now() + seconds * 1000;
    let tried = 0;
    let understood = 0;
    while (Date.now() < end && tried < 20_000) {
      let bytes = files[next(files.length)] ?? Buffer.alloc(0);
      for (let i = next(3) + 1; i > 0 && bytes.length > 0; i--) {
        bytes = mutations[next(mutations.length)]?.(bytes, next) ?? bytes;
      }
      const start = Date.now();
      const result = tryToRead(bytes);
      if (result.ok) {
        understood++;
        const { persons, window } = combine([result.report]);
        for (const { clippedSeconds, mergedSeconds, intervals, totals } of persons) {
          expect(clippedSeconds).toBeGreaterThanOrEqual(0);
          expect(clippedSeconds).toBeLessThanOrEqual(
            Math.min(mergedSeconds, window.end - window.start),
          );
          if (intervals.length + totals.length === 0) expect(clippedSeconds).toBe(0);
        }
      } else expect(result.refusal.found).not.toBe('');
      expect(Date.now() - start).toBeLessThan(slowest);
      tried++;
    }
    expect(understood).toBeGreaterThan(tried / 10);
  },
  (seconds + 10) * 1000,
);
