import { describe, expect, test } from '@jest/globals';
import type { PrepContentShape } from '#contract/prep';
import type { MyPrepTask } from '#contract/prep-mine';
import { erasePrepOfPerson } from '../../server/models/erase-prep.ts';
import { aDocx, aPdf, anOdt } from '../answer-files.ts';
import type { Harness, SignedIn } from '../harness.ts';
import { dates, dayOn, planOf } from './attendance-course.ts';
import { inPrepClassroom, type PrepClassroom } from './prep-classroom.ts';

let harness: Harness;
let room: PrepClassroom;
let kari: SignedIn;
let anne: SignedIn;

inPrepClassroom((opened) => {
  room = opened;
  ({ harness, kari, anne } = opened);
});

const add = (values: Partial<PrepContentShape> = {}) => room.add({ answer: 'file', ...values });
const put = (who: SignedIn, taskId: string, body: Uint8Array, revision = 0) =>
  harness.call(who, 'prep.putFile', {
    ...{ params: room.ofTask(taskId), query: { baseRevision: String(revision) }, body },
  });
const remove = (who: SignedIn, taskId: string, baseRevision: number) =>
  harness.call(who, 'prep.removeFile', { params: room.ofTask(taskId), body: { baseRevision } });
const fetchFile = (
  who: SignedIn,
  name: 'prep.myFile' | 'prep.answerFile',
  taskId: string,
  of: SignedIn,
) => harness.request(who, name, { params: { ...room.ofTask(taskId), personId: of.me.personId } });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const stored = async () => {
  const { connection } = harness.tool.deps.models;
  const count = (name: string) => connection.collection(name).countDocuments({});
  return { files: await count('prepFiles'), blobs: await count('sealed_blobs') };
};

test('a file is put up, handed in, and read by the leader, which is remembered', async () => {
  const task = await add({ title: 'Plan: <tilbud>', maxPages: 2 });
  const pdf = await aPdf(2);
  expect((await put(kari, task.id, pdf)).body).toMatchObject({
    ...{ revision: 1, doneAt: null, handedInAt: null },
    file: { kind: 'pdf', pages: 2, counted: true, bytes: pdf.length },
  });
  expect((await room.board()).tasks[0]?.answers).toEqual([]);
  expect((await fetchFile(room.leader, 'prep.answerFile', task.id, kari)).status).toBe(404);

  const { body } = await room.handIn(kari, task.id, { baseRevision: 1 });
  expect(body).toMatchObject({ inTime: true, changedSince: false });
  expect((await room.board()).tasks[0]?.answers).toMatchObject([
    { person: { name: 'Kari Øvrebø' }, text: '', file: { kind: 'pdf', pages: 2 } },
  ]);
  const response = await fetchFile(room.leader, 'prep.answerFile', task.id, kari);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-disposition': expect.stringMatching(/^attachment;.*Plan.*tilbud.*\.pdf/),
  });
  expect(await bytesOf(response)).toEqual(pdf);
  const events = await harness.tool.deps.models.audit.about(kari.me.personId);
  expect(events.map(({ event }) => event.kind)).toContain('prepFileRead');
});

test('it lies sealed in the database, without its name', async () => {
  const task = await add();
  await put(kari, task.id, await anOdt());
  const { connection } = harness.tool.deps.models;
  const chunks = await connection.collection('sealed_blobs').find({}).toArray();
  expect(chunks).toHaveLength(1);
  expect(JSON.stringify(chunks)).not.toMatch(/opendocument|UEsDB/);
});

test.each([
  ['an empty file', () => Buffer.alloc(0), 'PREP_FILE_EMPTY'],
  ['a web page called pdf', () => Buffer.from('<script>alert(1)</script>'), 'PREP_FILE_NOT_TAKEN'],
  [
    'a file above the task’s size',
    () => Buffer.alloc(1_048_577, '%PDF-1.7 '),
    'PREP_FILE_TOO_LARGE',
  ],
  ['a file above every size', () => Buffer.alloc(20 * 1_048_576 + 1), 'TOO_LARGE'],
  ['too many pages', () => aPdf(3), 'PREP_FILE_TOO_MANY_PAGES'],
  ['too many pages by its own account', () => aDocx(3), 'PREP_FILE_TOO_MANY_PAGES'],
  ['macros', () => aDocx(1, { 'word/vbaProject.bin': 'x' }), 'PREP_FILE_MACROS'],
  ['a password', () => aPdf(1, { userPassword: 'hemmelig' }), 'PREP_FILE_LOCKED'],
  ['half a file', async () => (await aPdf(1)).subarray(0, 400), 'PREP_FILE_DAMAGED'],
] as const)('%s is refused with a sentence, and nothing is kept', async (_what, make, code) => {
  const task = await add({ maxMegabytes: 1, maxPages: 2 });
  const { error } = await put(kari, task.id, await make());
  expect(error?.code).toBe(code);
  expect(error?.message).toMatch(/^[^{}]+\.$/);
  expect(await stored()).toEqual({ files: 0, blobs: 0 });
  expect((await room.handIn(kari, task.id, {})).error?.code).toBe('PREP_FILE_MISSING');
});

test('an upload that states more than any task allows is refused before it is read', async () => {
  const task = await add();
  const response = await fetch(
    `${harness.url}/api/courses/${room.courseId}/my/prep/${task.id}/file?baseRevision=0`,
    {
      ...{ method: 'PUT', headers: { Authorization: `Bearer ${kari.token}` } },
      body: new Blob([Buffer.alloc(21 * 1_048_576)]),
    },
  );
  expect(response.status).toBe(413);
});

test('limits that a leader cannot set are refused', async () => {
  for (const values of [{ maxMegabytes: 0 }, { maxMegabytes: 21 }, { maxPages: -1 }]) {
    await expect(add(values)).rejects.toThrow('PREP_FILE_LIMITS_OUT_OF_RANGE');
  }
});

describe('one file at a time', () => {
  test('two tabs do not overwrite each other; a retried upload changes nothing', async () => {
    const task = await add();
    const [first, second] = [await aPdf(1), await aPdf(2)];
    await put(kari, task.id, first);
    expect((await put(kari, task.id, second)).error?.code).toBe('PREP_ANSWER_CHANGED');
    expect((await put(kari, task.id, first)).body).toMatchObject({ revision: 1 });
    expect((await remove(kari, task.id, 0)).error?.code).toBe('PREP_ANSWER_CHANGED');
    expect((await room.handIn(kari, task.id, {})).error?.code).toBe('PREP_ANSWER_CHANGED');
    expect(await stored()).toEqual({ files: 1, blobs: 1 });
  });

  test('of two uploads at once one is kept, and nothing of the other', async () => {
    const task = await add();
    const answers = await Promise.all(
      [await aPdf(1), await aPdf(2), await aDocx(1)].map((file) => put(kari, task.id, file)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await stored()).toEqual({ files: 1, blobs: 1 });
    const [kept] = answers.flatMap(({ body }) => body ?? []);
    expect((await room.mine(kari, task.id)).file).toEqual(kept?.file);
  });

  test('what is handed in stays until another one is handed in, or it is taken back', async () => {
    const task = await add();
    const [first, second] = [await aPdf(1), await aPdf(2)];
    await put(kari, task.id, first);
    await room.handIn(kari, task.id, { baseRevision: 1 });
    expect((await put(kari, task.id, second, 1)).body).toMatchObject({ changedSince: true });
    const handedIn = () => fetchFile(room.leader, 'prep.answerFile', task.id, kari).then(bytesOf);
    expect(await handedIn()).toEqual(first);
    expect((await remove(kari, task.id, 2)).error?.code).toBe('PREP_HANDED_IN');
    await room.handIn(kari, task.id, { baseRevision: 2 });
    expect(await handedIn()).toEqual(second);
    expect(await stored()).toEqual({ files: 1, blobs: 1 });

    await room.setDone(kari, task.id, false);
    expect((await fetchFile(room.leader, 'prep.answerFile', task.id, kari)).status).toBe(404);
    expect(await fetchFile(kari, 'prep.myFile', task.id, kari).then(bytesOf)).toEqual(second);
    expect((await remove(kari, task.id, 2)).body).toMatchObject({ file: null, doneAt: null });
    expect(await stored()).toEqual({ files: 0, blobs: 0 });
  });

  test('a text is not an answer to a task that asks for a file, nor the other way round', async () => {
    const task = await add();
    expect((await room.handIn(kari, task.id, { text: 'Hei' })).error?.code).toBe(
      'PREP_FILE_MISSING',
    );
    const other = await room.add({ answer: 'text' });
    expect((await put(kari, other.id, await aPdf())).error?.code).toBe('PREP_NO_ANSWER_ASKED');
  });
});

test('others read it only where the task and the one who handed in said that the group may', async () => {
  const task = await add({ readers: 'group' });
  const asAnne = () => fetchFile(anne, 'prep.myFile', task.id, kari);
  await put(kari, task.id, await aPdf());
  expect((await asAnne()).status).toBe(404);
  await room.handIn(kari, task.id, { baseRevision: 1, readers: 'group' });
  expect((await asAnne()).status).toBe(200);
  const { answers } = await harness.ok(anne, 'prep.groupAnswers', { params: room.ofTask(task.id) });
  expect(answers).toMatchObject([{ file: { kind: 'pdf', pages: 1 } }]);
  await room.save(task, { readers: 'leaders' });
  expect((await asAnne()).status).toBe(404);
});

test('nothing is put up to a day that was cancelled', async () => {
  const task = await add();
  await room.plan(
    planOf(dates.map((date, i) => dayOn(date, i === 1 ? { state: 'cancelled' } : {}))),
  );
  expect((await put(kari, task.id, await aPdf())).error?.code).toBe('PREP_DAY_CANCELLED');
});

test('it is in everything stored about the person, and is erased with them', async () => {
  const task = await add();
  const { models } = harness.tool.deps;
  await put(kari, task.id, await aPdf());
  await room.handIn(kari, task.id, { baseRevision: 1 });
  await put(anne, task.id, await aPdf(2));
  const { sections } = await harness.ok(kari, 'privacy.stored', {
    params: { courseId: room.courseId },
  });
  const [record] = sections.find(({ kind }) => kind === 'prep')?.records ?? [];
  expect(record).toMatchObject({ handedInFile: expect.stringMatching(/^[0-9a-f]{64}$/) });
  await erasePrepOfPerson(models, kari.me.personId);
  expect(await stored()).toEqual({ files: 1, blobs: 1 });
  expect((await room.board()).tasks[0]).toMatchObject({ done: 1, answers: [] });
  const kept: MyPrepTask = await room.mine(anne, task.id);
  expect(kept.file).toMatchObject({ pages: 2 });
});

test('a file that somebody has put up keeps the task from being deleted', async () => {
  const task = await add();
  await put(kari, task.id, await aPdf());
  const { error } = await harness.call(room.leader, 'prep.remove', {
    params: room.ofTask(task.id),
  });
  expect(error?.code).toBe('PREP_TASK_IN_USE');
});
