import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { paths } from '#contract/paths';
import { usualRules } from '#domain/prep';
import { aDay, aPlan } from '../factories.ts';
import { startHarness, type Harness } from '../harness.ts';
import type { BenchRow } from './bench-row.ts';

export const name = 'prep-board';

const participants = 1000;
const tasks = 50;
const rounds = 7;
/** Every fourth task is answered in writing, by everybody who has done it. */
const isAnswered = (task: number) => task % 4 === 0;

/**
 * The board of 1 000 participants × 50 tasks over HTTP, against a bare server that reads the same
 * documents with the driver alone and serialises them as they are. Both are asked in turn, so that
 * what else the machine does touches both.
 */
export async function run(): Promise<BenchRow[]> {
  const harness = await startHarness({ env: { LOG_LEVEL: 'silent' } });
  const leader = await harness.launchAs('leader');
  const courseId = leader.me.course?.id ?? '';
  await fill(harness, courseId);
  const floor = await startFloor(harness, courseId);
  const path = paths['prep.board'][1].replace(':courseId', courseId).replace(':dayId', 'day');
  const headers = { Authorization: `Bearer ${leader.token}` };
  try {
    const ask = async (url: string) => {
      const begun = performance.now();
      const response = await fetch(url, { headers });
      const { length } = await response.text();
      if (!response.ok || length < participants) throw new Error(`${url}: ${response.status}`);
      return performance.now() - begun;
    };
    await ask(harness.url + path);
    await ask(floor.url);
    const measured: { board: number; floor: number; ratio: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const ofFloor = await ask(floor.url);
      const ofBoard = await ask(harness.url + path);
      measured.push({ board: ofBoard, floor: ofFloor, ratio: ofBoard / ofFloor });
    }
    const figure = (of: 'board' | 'floor' | 'ratio') => median(measured.map((one) => one[of]));
    const note = `median of ${rounds}`;
    return [
      { name: 'board, 1 000 × 50', value: figure('board'), unit: 'ms', note },
      { name: 'the same documents, read and serialised', value: figure('floor'), unit: 'ms', note },
      { name: 'board against the floor', value: figure('ratio'), unit: 'times', limit: 2, note },
    ];
  } finally {
    await floor.stop();
    await harness.stop();
  }
}

/** The least that a server can do: the documents of the board as they lie in the database. */
async function startFloor({ tool }: Harness, courseId: string) {
  const { connection } = tool.deps.models;
  const all = (collection: string, filter: object) =>
    connection.collection(collection).find(filter).toArray();
  const read = async () => {
    const [course, enrolments, asked, work, texts] = await Promise.all([
      all('courses', { _id: courseId }),
      all('enrolments', { courseId }),
      all('prepTasks', { courseId }),
      all('prepWork', { courseId }),
      all('prepTexts', { courseId }),
    ]);
    const ids = enrolments.map((one): unknown => one['personId']);
    return [course, enrolments, asked, work, texts, await all('people', { _id: { $in: ids } })];
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

/** A day for which everybody has done all but the last task. */
async function fill({ tool, platforms }: Harness, courseId: string): Promise<void> {
  const { models } = tool.deps;
  const now = new Date();
  const plan = aPlan({ days: [aDay({ id: 'day', date: '2025-02-06' })] });
  const course = await models.courses.get(courseId);
  await models.courses.savePlan(courseId, course?.revision ?? 0, plan, 'bench', now);
  const people: string[] = [];
  for (let first = 0; first < participants; first += 50) {
    const numbers = Array.from({ length: 50 }, (_none, i) => first + i);
    people.push(...(await Promise.all(numbers.map((number) => join(number)))));
  }
  const ids = Array.from({ length: tasks }, (_none, i) => `task-${i}`);
  await models.prepTasks.add(
    ids.map((_id, position) => ({
      ...{ _id, courseId, dayId: 'day', position, revision: 1, changedAt: now, changedBy: 'bench' },
      ...{ againRevision: 0, ...usualRules },
      ...{ title: `Oppgave ${position}`, text: '', kind: 'read', link: '', minutes: 20 },
      ...{ required: true, readers: 'leaders', opens: null, due: null, published: true },
      answer: isAnswered(position) ? 'text' : 'none',
    })),
  );
  for (const [number, taskId] of ids.slice(0, -1).entries()) {
    const records = people.map((personId) => ({
      _id: `${taskId}-${personId}`,
      courseId,
      taskId,
      personId,
    }));
    await insert(
      'prepWork',
      records.map((record) => ({ ...record, doneAt: now })),
    );
    if (isAnswered(number)) await insert('prepTexts', records.map(withAnswer));
  }

  async function insert(collection: string, documents: { _id: string }[]): Promise<void> {
    await models.connection.collection<{ _id: string }>(collection).insertMany(documents);
  }

  function withAnswer(record: { _id: string }) {
    const answer = 'Et svar på noen linjer, som deltakere skriver dem. '.repeat(4);
    return {
      ...{ ...record, answer, revision: 3, savedAt: now, handedIn: answer, handedInAt: now },
      ...{ handedInAgainAt: now, readers: 'leaders', question: '', askedAt: null },
    };
  }

  async function join(number: number): Promise<string> {
    const familyName = `Etternavn${(number * 7919) % participants}`;
    const givenName = `Fornavn${number}`;
    const person = await models.people.putPerson(platforms.north._id, `sub-${number}`, {
      ...{ name: `${givenName} ${familyName}`, givenName, familyName },
      email: `deltaker${number}@skole.example`,
    });
    const part = { role: 'participant' as const, sections: [], testUser: false };
    await models.people.putEnrolment(courseId, person._id, part, now);
    return person._id;
  }
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? NaN;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.table(await run());
  process.exit(0);
}
