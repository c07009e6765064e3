import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { paths } from '#contract/paths';
import { codeOf } from '../../server/features/check-in/codes.ts';
import { sessionTokens, tokenSeconds, type Session } from '../../server/http/session-token.ts';
import { windowAt } from '../../server/domain/check-in.ts';
import { planOf } from '../api/attendance-course.ts';
import { startHarness, type Harness } from '../harness.ts';
import type { BenchRow } from './bench-row.ts';

export const name = 'check-in';

const people = 500;
/** Requests in flight: as many phones as are served at once. */
const together = 50;
const phones = new Agent({ keepAlive: true });

/**
 * Five hundred people who check in at once, over HTTP, on one process with its embedded database;
 * against a bare insert of the same number of documents by the driver, with as many in flight.
 */
export async function run(): Promise<BenchRow[]> {
  const harness = await startHarness({
    ...{ now: '2025-02-06T08:00:00Z', env: { LOG_LEVEL: 'silent' } },
  });
  try {
    const leader = await harness.launchAs('leader');
    const { me } = leader;
    const params = { courseId: me.course?.id ?? '', dayId: 'day-1' };
    const body = { baseRevision: 0, plan: planOf() };
    await harness.ok(leader, 'course-setup.save', { params, body });
    await harness.ok(leader, 'check-in.start', { params });
    const tokens = await join(harness, params.courseId, me.personId);
    const { checkIns, matters } = harness.tool.deps.models;
    const { secret = '' } = (await checkIns.getDay(params.courseId, params.dayId)) ?? {};
    const code = codeOf(secret, windowAt(harness.clock.now.getTime() / 1000));

    await inserts(harness);
    const bare = await inserts(harness);
    const [begun, busy] = [performance.now(), process.cpuUsage()];
    const times = await atOnce(tokens, (token) => checkIn(harness.url, params, token, code));
    const seconds = (performance.now() - begun) / 1000;
    const { user, system } = process.cpuUsage(busy);
    const stored = await checkIns.count(params.courseId, params.dayId);
    const open = (await matters.openOfDay(params.courseId, params.dayId)).length;
    const [p99, floor] = [at(times, 0.99), at(bare, 0.99)];
    const note = `${together} in flight`;
    return [
      { name: `${people} check-ins`, value: seconds, unit: 's', limit: 10, note },
      {
        ...{ name: 'processor time for them', value: (user + system) / 1e6, unit: 's' },
        note: 'server, database and the phones together',
      },
      { name: 'check-ins lost', value: 2 * people - stored - open, unit: '', limit: 0 },
      { name: 'a check-in, p50', value: at(times, 0.5), unit: 'ms', note },
      { name: 'a check-in, p99', value: p99, unit: 'ms', note },
      { name: 'a bare insert, p99', value: floor, unit: 'ms', note },
      { name: 'a check-in against a bare insert, p99', value: p99 / floor, unit: 'times' },
    ];
  } finally {
    await harness.stop();
  }
}

/** Puts everyone on the course's list, and signs them in as the server itself does after a launch. */
async function join({ tool, platforms, clock }: Harness, courseId: string, leaderId: string) {
  const { models, env } = tool.deps;
  const course = await models.courses.get(courseId);
  const leader = await models.people.getEnrolment(courseId, leaderId);
  if (course === null || leader === null) throw new Error('the course is not there');
  const sessions = sessionTokens(env.KURSDAG_SECRET, () => clock.now);
  const numbers = Array.from({ length: people }, (_none, i) => i);
  return Promise.all(
    numbers.map(async (number) => {
      const name = `Deltaker ${number}`;
      const person = await models.people.putPerson(platforms.north._id, `sub-${number}`, {
        ...{ name, givenName: 'Deltaker', familyName: String(number), email: '' },
      });
      const facts = { role: 'participant' as const, sections: [], testUser: false };
      await models.people.putEnrolment(courseId, person._id, facts, clock.now);
      const session: Session = {
        ...{ personId: person._id, platformId: course.platformId, courseId, account: null },
        ...{ deploymentId: course.deploymentId, role: 'participant', locale: 'nb' },
        ...{ highContrast: false, testUser: false },
        launchedAt: Math.floor(clock.now.getTime() / 1000),
      };
      return sessions.sign(session, 'access', tokenSeconds);
    }),
  );
}

async function checkIn(
  url: string,
  { courseId, dayId }: { courseId: string; dayId: string },
  token: string,
  code: string,
): Promise<void> {
  const path = paths['check-in.pass'][1].replace(':courseId', courseId).replace(':dayId', dayId);
  const { status, text } = await post(url + path, token, {
    direction: 'in',
    proof: { kind: 'typed', code },
  });
  if (status !== 200) throw new Error(`${status} ${text}`);
}

/** A phone as light as can be: it shares the processor with the server. */
async function post(url: string, token: string, body: unknown) {
  const sent = request(url, {
    ...{ method: 'POST', agent: phones },
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
  });
  sent.end(JSON.stringify(body));
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode, text: await readText(response) };
}

/** The floor: one document of the same size for each. */
async function inserts({ tool }: Harness): Promise<number[]> {
  const bare = tool.deps.models.connection.collection<{ _id: string }>('bench_inserts');
  await bare.deleteMany({});
  const document = {
    ...{ courseId: 'c'.repeat(16), dayId: 'day-1', personId: 'p'.repeat(16) },
    ...{ direction: 'in', at: 1738827000, how: 'typed', by: 'p'.repeat(16) },
  };
  const ids = Array.from({ length: people }, (_none, i) => `bench-${i}`);
  return atOnce(ids, async (_id) => {
    await bare.insertOne({ _id, ...document });
  });
}

/** Does something for each, so many at a time. @returns milliseconds that each took */
async function atOnce<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<number[]> {
  const waiting = all.values();
  const times: number[] = [];
  const worker = async () => {
    for (const one of waiting) {
      const begun = performance.now();
      await act(one);
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  return times;
}

function at(figures: readonly number[], quantile: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? NaN;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.table(await run());
  process.exit(0);
}
