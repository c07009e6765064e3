import { expect, test } from '@jest/globals';
import { prepLeft } from '../../server/features/reminders/mail.ts';
import type { Harness, SignedIn } from '../harness.ts';
import { inPrepClassroom, type PrepClassroom } from './prep-classroom.ts';

let harness: Harness;
let room: PrepClassroom;
let kari: SignedIn;
let anne: SignedIn;

inPrepClassroom((opened) => {
  room = opened;
  ({ harness, kari, anne } = opened);
});

const confirm = (who: SignedIn, taskId: string, revision: number) =>
  harness.call(who, 'prep.confirm', {
    ...{ params: { courseId: room.courseId, taskId }, body: { revision } },
  });
const prepared = async () => (await room.board()).counts.prepared;

test('a small edit resets nothing', async () => {
  const task = await room.add({ answer: 'none' });
  await room.setDone(kari, task.id);
  await room.save(task, { title: 'Skrivefeil rettet' });
  expect(await room.mine(kari, task.id)).toMatchObject({ again: false });
  expect(await prepared()).toBe(1);
});

test('a change that matters is shown, and counts as prepared once it is confirmed', async () => {
  const task = await room.add({ answer: 'none' });
  await room.setDone(kari, task.id);
  const changed = await room.save(task, { text: 'Les også kapittel 4' }, { askAgain: true });
  const seen = await room.mine(kari, task.id);
  expect(seen).toMatchObject({ again: true, doneAt: '2025-02-13T07:55:00.000Z' });
  const board = await room.board();
  expect(board.counts).toMatchObject({ prepared: 0, partly: 1 });
  expect(board.people.find(({ id }) => id === kari.me.personId)).toMatchObject({
    ...{ done: 0, again: 1, preparedness: 'partly' },
  });
  const { days } = await harness.ok(room.leader, 'prep.overview', {
    params: { courseId: room.courseId },
  });
  expect(days[1]?.counts).toMatchObject({ prepared: 0, partly: 1 });

  const { body } = await confirm(kari, task.id, seen.taskRevision);
  expect(body).toMatchObject({ again: false, doneAt: '2025-02-13T07:55:00.000Z' });
  expect(await prepared()).toBe(1);
  await room.save(changed, { title: 'Bare en skrivefeil' });
  expect(await room.mine(kari, task.id)).toMatchObject({ again: false });
});

test('confirming an older version, or one that does not exist yet, is not enough', async () => {
  const task = await room.add({ answer: 'none' });
  await room.setDone(kari, task.id);
  const second = await room.save(task, { text: 'En' }, { askAgain: true });
  await room.save(second, { text: 'To' }, { askAgain: true });
  expect((await confirm(kari, task.id, second.revision)).body).toMatchObject({ again: true });
  expect((await confirm(kari, task.id, 99)).body).toMatchObject({ again: false });
  const third = await room.save({ ...second, revision: 3 }, { text: 'Tre' }, { askAgain: true });
  expect(await room.mine(kari, task.id)).toMatchObject({ again: true });
  await confirm(kari, task.id, third.revision);
  expect(await prepared()).toBe(1);
});

test('whoever does it afterwards has done it; handing in again confirms, too', async () => {
  const task = await room.add();
  await room.handIn(kari, task.id, { text: 'Mitt svar' });
  await room.save(task, { text: 'Svar også på dette' }, { askAgain: true });
  await room.handIn(anne, task.id, { text: 'Etter endringen' });
  expect(await room.mine(anne, task.id)).toMatchObject({ again: false });
  expect(await room.mine(kari, task.id)).toMatchObject({
    again: true,
    handedInAt: expect.any(String),
  });
  await room.handIn(kari, task.id, { baseRevision: 1, text: 'Et lengre svar' });
  expect(await room.mine(kari, task.id)).toMatchObject({ again: false });
});

test('asking again without changing a word asks; a task not done asks nobody', async () => {
  const task = await room.add({ answer: 'none' });
  await room.setDone(kari, task.id);
  await room.save(task, {}, { askAgain: true });
  expect(await room.mine(kari, task.id)).toMatchObject({ again: true });
  expect(await room.mine(anne, task.id)).toMatchObject({ again: false, doneAt: null });
});

test('of two leaders the second one’s question is not asked before the change is joined', async () => {
  const task = await room.add({ answer: 'none' });
  await room.setDone(kari, task.id);
  await room.save(task, { title: 'Den første' });
  await expect(room.save(task, { title: 'Den andre' }, { askAgain: true })).rejects.toThrow(
    'PREP_TASK_CHANGED',
  );
  expect(await room.mine(kari, task.id)).toMatchObject({ again: false, title: 'Den første' });
});

test('the list and the reminder say so, too', async () => {
  const { models } = harness.tool.deps;
  const task = await room.add({ answer: 'none' });
  await room.setDone(kari, task.id);
  const left = () => prepLeft({ models }, { _id: room.courseId }, 'day-2', kari.me.personId);
  const list = async () => {
    const response = await harness.request(room.leader, 'prep.statusFile', {
      params: { courseId: room.courseId, dayId: 'day-2' },
      body: { format: 'csv', why: 'ownRecords' },
    });
    const text = await response.text();
    return text.split('\r\n').find((line) => line.includes('Øvrebø'));
  };
  expect(await left()).toEqual([]);
  expect(await list()).toContain('Ja;1;1;Gjort i tide;');
  await room.save(task, { text: 'Les også kapittel 4' }, { askAgain: true });
  expect(await left()).toMatchObject([{ title: 'Hjemmeoppgave' }]);
  expect(await list()).toContain('Delvis;0;1;Gjort i tide, skal se igjen;');
});
