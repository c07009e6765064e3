import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { paths } from '#contract/paths';
import type { LedgerRecord } from '../../server/models/ledger.ts';
import { instantOf } from '../../server/domain/time.ts';
import { aDay, aPlan } from '../factories.ts';
import { startHarness, type Harness } from '../harness.ts';
import type { BenchRow } from './bench-row.ts';

export const name = 'grid-endpoint';

const participants = 1000;
const rounds = 9;
const zone = 'Europe/Oslo';
const dates = Array.from({ length: 10 }, (_none, i) => `2025-02-${String(i + 10)}`);

/**
 * The attendance grid of 1 000 participants × 10 days over HTTP, against a bare server that reads the
 * same documents with the driver alone and serialises them as they are. Both are asked in turn, so
 * that what else the machine does touches both.
 */
export async function run(): Promise<BenchRow[]> {
  const harness = await startHarness({ env: { LOG_LEVEL: 'silent' } });
  const leader = await harness.launchAs('leader');
  const courseId = leader.me.course?.id ?? '';
  await fill(harness, courseId);
  const floor = await startFloor(harness, courseId);
  const grid = harness.url + paths['attendance.grid'][1].replace(':courseId', courseId);
  const headers = { Authorization: `Bearer ${leader.token}` };
  try {
    const ask = async (url: string) => {
      const begun = performance.now();
      const response = await fetch(url, { headers });
      const { length } = await response.text();
      if (!response.ok || length < participants) throw new Error(`${url}: ${response.status}`);
      return performance.now() - begun;
    };
    await ask(grid);
    await ask(floor.url);
    const measured: { grid: number; floor: number; ratio: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const ofFloor = await ask(floor.url);
      const ofGrid = await ask(grid);
      measured.push({ grid: ofGrid, floor: ofFloor, ratio: ofGrid / ofFloor });
    }
    const figure = (of: 'grid' | 'floor' | 'ratio') => median(measured.map((one) => one[of]));
    const note = `median of ${rounds}`;
    return [
      { name: 'grid, 1 000 × 10', value: figure('grid'), unit: 'ms', note },
      { name: 'the same documents, read and serialised', value: figure('floor'), unit: 'ms', note },
      { name: 'grid against the floor', value: figure('ratio'), unit: 'times', limit: 2, note },
    ];
  } finally {
    await floor.stop();
    await harness.stop();
  }
}

/** The least that a server can do: the documents of the grid as they lie in the database. */
async function startFloor({ tool }: Harness, courseId: string) {
  const { connection } = tool.deps.models;
  const all = (collection: string, filter: object) =>
    connection.collection(collection).find(filter).toArray();
  const read = async () => {
    const [course, enrolments, ledger] = await Promise.all([
      all('courses', { _id: courseId }),
      all('enrolments', { courseId }),
      all('ledger', { courseId }),
    ]);
    const ids = enrolments.map((one): unknown => one['personId']);
    return [course, enrolments, ledger, await all('people', { _id: { $in: ids } })];
  };
  const server = createServer((_request, response) => {
    void read().then((documents) => response.end(JSON.stringify(documents)));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () =>
      new Promise<void>((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

/** A course of ten days in which everyone has a presence from a report on each. */
async function fill({ tool, platforms }: Harness, courseId: string): Promise<void> {
  const { models } = tool.deps;
  const days = dates.map((date) => aDay({ id: date, date }));
  const course = await models.courses.get(courseId);
  const now = new Date();
  await models.courses.savePlan(courseId, course?.revision ?? 0, aPlan({ days }), 'bench', now);
  const people: string[] = [];
  for (let first = 0; first < participants; first += 50) {
    const numbers = Array.from({ length: 50 }, (_none, i) => first + i);
    people.push(...(await Promise.all(numbers.map((number) => join(number)))));
  }
  for (const [number, date] of dates.entries()) {
    await models.ledger.append(people.map((person, nth) => presence(person, nth, date, number)));
  }

  async function join(number: number): Promise<string> {
    const familyName = `Etternavn${(number * 7919) % participants}`;
    const givenName = `Fornavn${number}`;
    const facts = { name: `${givenName} ${familyName}`, givenName, familyName };
    const email = `deltaker${number}@skole.example`;
    const person = await models.people.putPerson(platforms.north._id, `sub-${number}`, {
      ...{ ...facts, email },
    });
    await models.people.putEnrolment(
      courseId,
      person._id,
      { role: 'participant', sections: ['Gruppe 1'], testUser: false },
      now,
    );
    return person._id;
  }

  function presence(personId: string, nth: number, date: string, number: number): LedgerRecord {
    const from = instantOf(date, '09:00', zone, 'start') + (nth % 600);
    const to = instantOf(date, '14:30', zone, 'end');
    return {
      ...{ _id: `bench-${number}-${nth}`, courseId, dayId: date, personId, kind: 'presence' },
      ...{ from, to, source: 'report', batch: `import-${number}`, by: 'bench', at: now },
      evidence: { sha256: 'f'.repeat(64), rows: [nth] },
    };
  }
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? NaN;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.table(await run());
  process.exit(0);
}
