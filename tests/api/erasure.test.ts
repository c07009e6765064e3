import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { personCommand } from '../../server/cli/person.ts';
import { reportSeal } from '../../server/features/meeting-reports/storage/seal.ts';
import { sealedVault } from '../../server/models/vault.ts';
import { startCertificateCourse, until, type CertificateCourse } from './certificates-course.ts';
import { reportDesk, reportOf } from './report-course.ts';

/** A person is erased: a word that stands in everything that names them is nowhere afterwards. */

const marker = 'qzxmark';
const address = `${marker}@fjordhelse.example`;
let course: CertificateCourse;
let person: string;
let subBefore: string;

const models = () => course.harness.tool.deps.models;
const vault = () => sealedVault(models(), reportSeal(course.harness.tool.deps.env.KURSDAG_SECRET));

beforeAll(async () => {
  course = await startCertificateCourse();
  person = course.ids.participant3;
  await plant();
}, 120_000);
afterAll(() => course.harness.stop());

/** Runs `kursdag person …` on the running tool's database. */
async function command(args: string[], answer = address, failAt?: string) {
  const lines: string[] = [];
  const { env } = course.harness.tool.deps;
  const now = () => course.harness.clock.now;
  const print = (line: string) => void lines.push(line);
  const ask = () => Promise.resolve(answer);
  const store = failAt === undefined ? models() : breakingAt(failAt);
  const status = await personCommand({ env, models: store, now, print, ask }, args);
  return { status, said: lines.join('\n') };
}

/** The process is killed where it would erase from one of the stores. */
function breakingAt(store: string): ReturnType<typeof models> {
  const breaking = (stores: object) =>
    new Proxy(stores, {
      get: (target, name) =>
        /^(remove|erase|cancel)/.test(String(name))
          ? () => Promise.reject(new Error('killed'))
          : (Reflect.get(target, name) as unknown),
    });
  return new Proxy(models(), {
    get: (target, name) => {
      const found: unknown = Reflect.get(target, name);
      return name === store ? breaking(found as object) : found;
    },
  });
}

/** The word in every place that takes a person's data or a text about them. */
async function plant(): Promise<void> {
  const { harness, leader, params, ids } = course;
  const { courseId } = params;
  const { now } = harness.clock;
  const before = await models().people.getPerson(person);
  subBefore = before?.sub ?? '';
  const facts = { name: `${marker} Nordmann`, givenName: marker, familyName: marker };
  await models().people.putPerson(before?.platformId ?? '', subBefore, {
    ...{ ...facts, email: address },
  });
  await course.attend(person, [1, 2, 3, 4]);
  const days = (await harness.ok(leader, 'course-setup.overview', { params })).plan?.days ?? [];
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a course without days');
  const desk = reportDesk({ harness, leader, courseId });
  const report = await desk.read(
    first.id,
    reportOf(first.date, [`${marker} Nordmann`, '09:00', '14:30', address]),
  );
  expect((await desk.commit(report)).status).toBe(200);
  await desk.read(last.id, reportOf(last.date, [`${marker} N.`, '09:00', '14:30', address]));
  await desk.upload(last.id, `not read yet ${marker}`);
  await harness.ok(leader, 'attendance.record', {
    params: { ...params, dayId: last.id },
    body: {
      ...{ requestId: 'planted-reason', personIds: [person], reason: `Sykdom ${marker}` },
      act: { kind: 'makeUp', minutes: 60 },
    },
  });
  const more = { profession: marker, workplace: marker };
  const memberships = [{ body: marker, memberNumber: marker }];
  const details = { ...more, memberships, consentVersion: '1' };
  await models().details.put(courseId, person, details, now);
  const listed = { personId: person, ...more, memberships };
  await models().registrations.put(courseId, [listed], leader.me.personId, now);
  const key = { courseId, taskId: 'task', personId: person };
  await models().prepTexts.keep(key, 0, { answer: marker }, now);
  const handedIn = { revision: 1, handedIn: marker, handedInFileId: null };
  await models().prepTexts.handIn(key, handedIn, 'leaders', now);
  await models().prepTexts.ask(key, marker, now);
  await models().prepWork.done(key, now, 1);
  await models().reminderStops.set({ courseId, personId: person }, true, now);
  await models().drafts.put(courseId, person, 'objection', { text: marker }, now);
  const naming = { reason: `om ${marker} Nordmann` };
  await models().drafts.put(courseId, leader.me.personId, 'mark', naming, now);
  await models().reportLinks.put(courseId, 'fingerprint', {
    ...{ kind: 'link', personIds: [person], at: now, by: leader.me.personId },
  });
  for (const id of [ids.participant1, ids.participant2, ids.participant4]) {
    await course.attend(id, []);
  }
  await course.closeAll();
  const issued = await course.issue([person]);
  expect(issued.issued).toBe(1);
  await course.mailed();
  const order = await models().accountExports.add(
    {
      ...{
        platformId: before?.platformId ?? '',
        deploymentId: 'deployment',
        accountId: null,
        by: 'administrator',
      },
      ...{ what: 'attendanceList', body: '', from: '2025-01-01', to: '2025-12-31', format: 'csv' },
      ...{ why: 'prøve', locale: 'nb' },
    },
    now,
  );
  const file = Buffer.from(`Navn;${marker}`);
  await models().accountExports.finish(order, { file, fileName: 'liste.csv', rows: 1 });
}

/** Collections in which the word stands, sealed bytes opened. */
async function whereMarked(): Promise<string[]> {
  const marked = new Set<string>();
  const names = Object.values(models().connection.models).map((one) => one.collection.name);
  for (const name of [...names, 'jobs']) {
    const documents = await models().database().collection(name).find().toArray();
    if (documents.some((one) => holds(one))) marked.add(name);
  }
  const chunks = await models().database().collection('sealed_blobs').find().toArray();
  for (const blob of new Set(chunks.map((chunk) => String(chunk['blob'])))) {
    const opened = await vault().get(blob);
    if (opened !== null && holds(opened)) marked.add('sealed_blobs');
  }
  return [...marked].sort();
}

function holds(value: unknown): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(marker);
  const bytes = bytesOf(value);
  if (bytes !== null) {
    return (['utf8', 'utf16le'] as const).some((one) => holds(Buffer.from(bytes).toString(one)));
  }
  if (value instanceof Date || typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => holds(key) || holds(inner));
}

function bytesOf(value: unknown): Uint8Array | null {
  if (value instanceof Uint8Array) return value;
  const inner: unknown =
    typeof value === 'object' && value !== null && Reflect.get(value, 'buffer');
  return inner instanceof Uint8Array ? inner : null;
}

const planted = [
  ...['account_exports', 'certificate_files', 'demo_mailbox', 'details', 'drafts'],
  ...['notes', 'people', 'prepTexts', 'registrations', 'sealed_blobs'],
];

describe('kursdag person erase', () => {
  test('lists what would be erased and what would remain, and changes nothing', async () => {
    expect(await whereMarked()).toEqual(planted);
    const { status, said } = await command(['erase']);
    expect(status).toBe(0);
    expect(said).toContain(`Person ${person} of`);
    expect(said).toMatch(/ 1 {2}names and PDFs of certificates/);
    expect(said).toMatch(/ 2 {2}meeting reports of the person's courses/);
    expect(said).toMatch(/ 2 {2}drafts of theirs/);
    expect(said).toContain('Still in Canvas');
    expect(said.toLowerCase()).not.toContain(marker);
    expect(await whereMarked()).toEqual(planted);
  });

  test('says so when nobody is known by an address', async () => {
    const { status, said } = await command(['erase', '--yes'], 'nobody@fjordhelse.example');
    expect([status, said]).toEqual([1, 'Nobody is known by that.']);
  });

  test.each(['mailbox', 'people', 'outbox', 'details', 'notes', 'prepTexts', 'reportLinks'])(
    'killed at %s, it is not told to be done',
    async (store) => {
      await expect(command(['erase', '--id', person, '--yes'], '', store)).rejects.toThrow(
        'killed',
      );
      expect(await models().audit.isErased(person)).toBe(false);
    },
  );

  test('begun again, it erases all of it, once', async () => {
    expect((await command(['erased'])).said).toContain('interrupted');
    const { status, said } = await command(['erase', '--id', person, '--yes']);
    expect(status).toBe(0);
    expect(said).toContain(`Erased: ${person}`);
    expect(await whereMarked()).toEqual([]);
    expect((await command(['erase', '--id', person, '--yes'])).status).toBe(0);
    const events = (await models().audit.about(person)).map(({ event }) => event.kind);
    expect(events.filter((kind) => kind === 'personErased')).toHaveLength(1);
    expect((await command(['erased'])).said).not.toContain('interrupted');
    expect(JSON.stringify(course.harness.log).toLowerCase()).not.toContain(marker);
  });

  test('times and figures remain under the pseudonym', async () => {
    const candidate = await course.candidate(person);
    expect(candidate).toMatchObject({ name: '', problem: 'noName', planned: 1500 });
    expect(candidate.earned).toBeGreaterThanOrEqual(1200);
    expect(await models().prepWork.ofPerson(person)).toHaveLength(1);
    expect(await models().reminderStops.ofPerson(person)).toEqual([]);
  });

  test('the open page of the certificate says valid, and that the name was erased', async () => {
    const { verifyUrl, number } = await course.of(person);
    const page = await (await fetch(verifyUrl)).text();
    expect(page).toContain('Kursbeviset er gyldig');
    expect(page).toContain(number);
    expect(page).toContain('Navnet er slettet');
    expect(page.toLowerCase()).not.toContain(marker);
  });

  test('who comes in again from Canvas is somebody new, with nothing recorded', async () => {
    const again = await course.harness.launchAs('participant3');
    expect(again.me.personId).not.toBe(person);
    const { params } = course;
    const stored = await course.harness.ok(again, 'privacy.stored', { params });
    const presence = stored.sections.find(({ kind }) => kind === 'presence');
    expect(presence?.records).toEqual([]);
    expect((await models().people.findBySub(subBefore)).map((one) => one._id)).toEqual([
      again.me.personId,
    ]);
    await until(async () => (await models().people.getPerson(person))?.name === '');
  });
});
