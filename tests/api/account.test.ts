import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Body } from '#contract/endpoints';
import type { SignedIn } from '../harness.ts';
import { pagesOfText } from '../documents/pdf-text.ts';
import { schools } from '../harness-schools.ts';
import { anExportCourse, dayIds, type ExportCourse } from './export-course.ts';

/** What administrators see and take out over the courses of their account. */

let course: ExportCourse;
let admin: SignedIn;

beforeAll(async () => {
  course = await anExportCourse();
  const { kari, formula } = course.people;
  await course.hold(dayIds, [kari, formula]);
  admin = await course.harness.launchAs('admin', { account: schools.north.account });
});
afterAll(() => course.harness.stop());

const year = { from: '2025-01-01', to: '2025-12-31' };
const overview = (period = year) => course.harness.ok(admin, 'account.overview', { query: period });

describe('the overview of a period', () => {
  test('has courses and people, by profession and by body however it was written', async () => {
    const found = await overview();
    expect(found.courses).toMatchObject([
      { title: 'Digitalt kurs i helsepedagogikk', firstDay: '2025-02-06', ended: true },
    ]);
    expect(found.sum).toEqual({ participants: 6, met: 2, certificates: 0 });
    expect(found.professions).toMatchObject(
      [
        { name: '', participants: 2 },
        { name: 'Sykepleier', participants: 3, met: 2 },
        { name: 'Psykolog', participants: 1, met: 0 },
      ].sort((a, b) => b.participants - a.participants),
    );
    expect(found.bodies).toContainEqual({
      ...{ name: 'Norsk Sykepleierforbund', participants: 3, met: 2, certificates: 0 },
    });
    expect(found.approvingBodies).toEqual(['Norsk Sykepleierforbund', 'Norsk psykologforening']);
  });

  test('leaves out courses without a day in it', async () => {
    expect((await overview({ from: '2025-04-01', to: '2025-12-31' })).courses).toEqual([]);
    expect((await overview({ from: '2025-03-27', to: '2025-03-27' })).courses).toHaveLength(1);
  });
});

async function made(order: Body<'account.order'>) {
  const { id } = await course.harness.ok(admin, 'account.order', { body: order });
  for (let tries = 0; tries < 200; tries += 1) {
    const now = await course.harness.ok(admin, 'account.exports');
    const one = now.orders.find((each) => each.id === id);
    if (one?.state === 'done' || one?.state === 'failed') return one;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the list was not made');
}

async function bytesOf(exportId: string): Promise<Buffer> {
  const { content } = await course.harness.ok(admin, 'account.file', { params: { exportId } });
  if (!(content instanceof Uint8Array)) throw new Error('a download without bytes');
  return Buffer.from(content);
}

async function rowsOf(exportId: string): Promise<string[][]> {
  return parse(await bytesOf(exportId), { delimiter: ';', bom: true });
}

describe('a list over many courses', () => {
  const order = { ...year, what: 'bodyList', format: 'csv', why: 'toBody' } as const;

  test('is made in the background, with its progress, and noted for those on it', async () => {
    const { id, state, done, total, rows } = await made({ ...order, body: 'NSF' });
    expect({ state, done, total, rows }).toEqual({ state: 'done', done: 1, total: 1, rows: 2 });
    const [head, ...people] = await rowsOf(id);
    expect(head?.slice(0, 3)).toEqual(['Kurs', 'Medlemsnummer', 'Etternavn']);
    expect(people.map((row) => row[1])).toContain('0012345');
    const { kari, anneLise } = course.people;
    for (const [who, times] of [
      [kari, 1],
      [anneLise, 0],
    ] as const) {
      const stored = await course.harness.ok(who, 'privacy.stored', { params: course.params });
      const events = stored.sections.find((one) => one.kind === 'events')?.records ?? [];
      expect(events.filter((one) => one['export'] === 'accountList')).toHaveLength(times);
    }
  });

  test('of attendance has everyone', async () => {
    const { id } = await made({ ...order, what: 'attendanceList', body: '', why: 'ownRecords' });
    expect(await rowsOf(id)).toHaveLength(7);
  });

  test('of a body that asks for exactly its own columns has no others', async () => {
    const { id } = await made({ ...order, body: 'Norsk psykologforening' });
    expect(await rowsOf(id)).toEqual([['Medlemsnr', 'Etternavn', 'Fornavn']]);
  });

  test('as a PDF has a table for each course', async () => {
    const { id, rows } = await made({ ...order, what: 'attendanceList', body: '', format: 'pdf' });
    expect(rows).toBe(6);
    const text = pagesOfText(await bytesOf(id)).join('\n');
    expect(text).toContain('Digitalt kurs i helsepedagogikk');
    expect(text).toContain('Øvrebø');
  });

  test('of documented presence is a zip with a PDF for each course, noted for those in it', async () => {
    const { kari, anneLise } = course.people;
    const { id, state, rows } = await made({
      ...order,
      what: 'dossiers',
      body: 'NSF',
      format: 'zip',
    });
    expect({ state, rows }).toEqual({ state: 'done', rows: 2 });
    const zip = await bytesOf(id);
    expect(zip.subarray(0, 2).toString()).toBe('PK');
    const pdf = zip.subarray(zip.indexOf('%PDF-'), zip.lastIndexOf('%%EOF') + 6);
    expect(pagesOfText(pdf)).toHaveLength(2);
    expect(pagesOfText(pdf).join('\n')).toContain('Øvrebø');
    for (const [who, times] of [
      [kari, 1],
      [anneLise, 0],
    ] as const) {
      const stored = await course.harness.ok(who, 'privacy.stored', { params: course.params });
      const events = stored.sections.find((one) => one.kind === 'events')?.records ?? [];
      expect(events.filter((one) => one['export'] === 'accountDossiers')).toHaveLength(times);
    }
  });

  test('of documented presence comes as a zip alone, and a list never does', async () => {
    for (const wrong of [
      { ...order, what: 'dossiers', body: 'NSF', format: 'pdf' },
      { ...order, body: 'NSF', format: 'zip' },
    ] as const) {
      const answer = await course.harness.call(admin, 'account.order', { body: wrong });
      expect(answer.status).toBe(400);
    }
  });

  test('is there for nobody else, and not after a day', async () => {
    const { id } = await made({ ...order, body: 'NSF' });
    const { harness } = course;
    const other = await harness.launchAs('south-admin', { account: schools.south.account });
    const params = { exportId: id };
    expect((await harness.call(other, 'account.file', { params })).error?.code).toBe(
      'EXPORT_NOT_FOUND',
    );
    const { accountExports } = harness.tool.deps.models;
    await accountExports.forgetBefore(new Date(harness.clock.now.getTime() + 1000));
    expect((await harness.call(admin, 'account.file', { params })).error?.code).toBe(
      'EXPORT_NOT_FOUND',
    );
  });
});

describe('looking up a certificate', () => {
  const search = async (text: string, who = admin) =>
    (await course.harness.ok(who, 'account.certificates', { body: { search: text } })).certificates;

  beforeAll(async () => {
    const { harness, leader, params, people } = course;
    const { candidates } = await harness.ok(leader, 'certificates.dryRun', { params });
    const kari = candidates.find((one) => one.personId === people.kari.me.personId);
    await harness.ok(leader, 'certificates.issue', {
      params,
      body: {
        requestId: 'request-1',
        items: [
          {
            personId: kari?.personId ?? '',
            kind: 'certificate',
            basis: kari?.basis.certificate ?? '',
          },
        ],
      },
    });
    for (let tries = 0; tries < 200 && (await search('Øvrebø')).length === 0; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });

  test('finds it by a part of the name, by number and by code, and notes it', async () => {
    const [found] = await search('øvreb');
    expect(found).toMatchObject({ name: 'Kari Øvrebø', status: 'valid', kind: 'certificate' });
    expect(await search(found?.number ?? '')).toHaveLength(1);
    expect(await search((found?.code ?? '').toLowerCase())).toHaveLength(1);
    expect(await search('finnes ikke')).toEqual([]);
    const { sections } = await course.harness.ok(course.people.kari, 'privacy.stored', {
      params: course.params,
    });
    const events = sections.find((one) => one.kind === 'events')?.records;
    expect(events?.map((one) => one['what'])).toContain('certificatesLookedUp');
  });

  test('finds nothing of another institution', async () => {
    const { harness } = course;
    const other = await harness.launchAs('south-admin', { account: schools.south.account });
    expect(await search('Øvrebø', other)).toEqual([]);
  });

  test('its number stands in the lists from then on', async () => {
    const found = await overview();
    expect(found.sum.certificates).toBe(1);
    const [certificate] = await search('Øvrebø');
    const { rows } = await course.harness.ok(course.leader, 'exports.preview', {
      ...{ params: { ...course.params, approvalId: 'nsf' }, query: {} },
    });
    expect(rows.flat()).toContain(certificate?.number);
  });
});
