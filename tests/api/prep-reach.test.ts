import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import type { PrepContentShape } from '#contract/prep';
import type { Harness, SignedIn } from '../harness.ts';
import { schools } from '../harness-schools.ts';
import { aRequestId, planOf } from './attendance-course.ts';
import { inPrepClassroom, type PrepClassroom } from './prep-classroom.ts';

/** What of the preparation leaves a course: the list of who is prepared, and copies of its tasks. */

let harness: Harness;
let room: PrepClassroom;
let kari: SignedIn;

inPrepClassroom((opened) => {
  room = opened;
  ({ harness, kari } = opened);
});

const add = (values: Partial<PrepContentShape> = {}, who = room.leader, dayId = 'day-2') =>
  room.add({ title: 'Les', kind: 'read', answer: 'none', ...values }, dayId, who);

describe('the list of who is prepared', () => {
  const file = (format: 'xlsx' | 'csv', dayId = 'day-2') =>
    harness.call(room.leader, 'prep.statusFile', {
      params: { courseId: room.courseId, dayId },
      body: { format, why: 'ownRecords' },
    });
  const bytesOf = async (format: 'xlsx' | 'csv') => {
    const { body } = await file(format);
    if (!(body?.content instanceof Uint8Array)) throw new Error('no file');
    return Buffer.from(body.content);
  };

  beforeEach(async () => {
    const odd = await room.join('=HYPERLINK("x") Ola');
    const first = await add({ title: '=SUM(1;2) Les' });
    const second = await add({
      title: 'Tenk',
      answer: 'text',
      due: { date: '2025-02-12', time: '20:00' },
    });
    await add({ title: 'Kladd', published: false });
    await room.setDone(kari, first.id);
    await room.handIn(kari, second.id, { text: 'Hemmelig svar' });
    const left = await room.join('Har Sluttet');
    await harness.tool.deps.models.people.markGone(room.courseId, [left]);
    expect(odd).not.toBe('');
  });

  test('says per task whether it was done or handed in, and in time; no formula, no answer', async () => {
    const bytes = await bytesOf('csv');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString()).not.toContain('Hemmelig');
    const rows: string[][] = parse(bytes, { delimiter: ';', bom: true });
    expect(rows[0]).toEqual([
      ...['Etternavn', 'Fornavn', 'Type deltaker', 'Gruppe', 'Forberedt', 'Gjort', 'Oppgaver'],
      ...['1. =SUM(1;2) Les', '1. når', '2. Tenk', '2. når'],
    ]);
    const of = (name: string) => rows.find((row) => row.join(' ').includes(name));
    expect(of('Kari')?.slice(4)).toEqual([
      ...['Ja', '2', '2', 'Gjort i tide', '2025-02-13 08:55'],
      ...['Levert etter fristen', '2025-02-13 08:55'],
    ]);
    expect(of('Ola')?.slice(4)).toEqual(['Nei', '0', '2', 'Ikke gjort', '', 'Ikke gjort', '']);
    expect(of('HYPERLINK')?.[1]).toMatch(/^'=/);
    expect(of('Sluttet')).toBeUndefined();
  });

  test('is the same as XLSX, with text as text', async () => {
    const rows = await readSheet(await bytesOf('xlsx'));
    const kariRow = rows.find((row) => row.includes('Gjort i tide'));
    expect(kariRow?.slice(4, 8)).toEqual(['Ja', 2, 2, 'Gjort i tide']);
    expect(rows.flat()).toContain('=HYPERLINK("x")');
  });

  test('is noted under those whom it tells of', async () => {
    await file('csv');
    const events = await harness.tool.deps.models.audit.about(kari.me.personId);
    expect(events.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ kind: 'exported', what: 'prepStatus', why: 'ownRecords' }),
    );
    expect((await file('csv', 'nowhere')).error?.code).toBe('DAY_NOT_FOUND');
  });
});

describe('copying from another course', () => {
  let other: SignedIn;
  /** The co-leader leads both courses of the school. */
  let both: SignedIn;
  beforeAll(async () => {
    other = await harness.launchAs('coLeader', { course: schools.north.otherCourse });
    both = await harness.launchAs('coLeader');
    await harness.tool.deps.models.courses.savePlan(
      ...([other.me.course?.id ?? '', 0, planOf(), other.me.personId, new Date()] as const),
    );
  });
  const otherId = () => other.me.course?.id ?? '';
  const sources = (who: SignedIn) =>
    harness.ok(who, 'prep.copySources', { params: { courseId: room.courseId } });
  const copy = (who: SignedIn, courseId = otherId(), from = 'day-1') =>
    harness.call(who, 'prep.copy', {
      params: { courseId: room.courseId, dayId: 'day-2' },
      body: { requestId: aRequestId(), from, courseId },
    });

  test('brings tasks as drafts, without times and without links into the other course', async () => {
    const course = await harness.tool.deps.models.courses.get(otherId());
    const canvas = new URL(course?.canvas.returnUrl ?? '');
    await add(
      {
        ...{ title: 'Les siden', due: { date: '2025-02-05', time: '20:00' } },
        link: `${canvas.origin}/courses/${course?.canvas.courseId ?? ''}/pages/les`,
      },
      ...([other, 'day-1'] as const),
    );
    await add({ title: 'Hør', link: 'https://radio.example/1' }, other, 'day-1');
    expect((await sources(both)).courses).toMatchObject([
      { id: otherId(), days: [{ id: 'day-1', number: 1, tasks: 2 }] },
    ]);
    const { body } = await copy(both);
    expect(body?.tasks).toMatchObject([
      { title: 'Les siden', link: '', due: null, published: false },
      { title: 'Hør', link: 'https://radio.example/1', published: false },
    ]);
    expect((await copy(both, otherId(), 'nowhere')).error?.code).toBe('DAY_NOT_FOUND');
  });

  test('is for those alone who lead that course too, now', async () => {
    await add({}, other, 'day-1');
    expect((await sources(room.leader)).courses).toEqual([]);
    expect((await copy(room.leader)).error?.code).toBe('COURSE_NOT_FOUND');
    const south = await harness.launchAs('south-leader');
    expect((await copy(both, south.me.course?.id)).error?.code).toBe('COURSE_NOT_FOUND');
    expect((await copy(both, 'no-such-course')).error?.code).toBe('COURSE_NOT_FOUND');
    const { people } = harness.tool.deps.models;
    await people.markGone(otherId(), [both.me.personId]);
    expect((await sources(both)).courses).toEqual([]);
    expect((await copy(both)).error?.code).toBe('COURSE_NOT_FOUND');
  });
});
