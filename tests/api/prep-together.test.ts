import { beforeAll, describe, expect, test } from '@jest/globals';
import type { PrepContentShape } from '#contract/prep';
import { aPdf } from '../answer-files.ts';
import type { Harness, SignedIn } from '../harness.ts';
import { dates, dayOn, planOf } from './attendance-course.ts';
import { inPrepClassroom, type PrepClassroom } from './prep-classroom.ts';

let harness: Harness;
let room: PrepClassroom;
let kari: SignedIn;
let anne: SignedIn;
/** A third participant, who never signs in. */
let third: string;

inPrepClassroom((opened) => {
  room = opened;
  ({ harness, kari, anne } = opened);
});
beforeAll(async () => {
  third = await room.join('Siri Sørli', 'userRepresentative');
});

const together = (values: Partial<PrepContentShape> = {}) =>
  room.add({ together: true, ...values });
const addTo = (who: SignedIn, taskId: string, personId: string) =>
  harness.call(who, 'prep.addColleague', { params: room.ofTask(taskId), body: { personId } });
const removeFrom = (who: SignedIn, taskId: string, personId: string) =>
  harness.call(who, 'prep.removeColleague', { params: { ...room.ofTask(taskId), personId } });
const find = (who: SignedIn, taskId: string, search: string) =>
  harness.call(who, 'prep.findColleagues', { params: room.ofTask(taskId), body: { search } });
async function handedInByKari(values: Partial<PrepContentShape> = {}) {
  const task = await together(values);
  await room.handIn(kari, task.id, { text: 'Vår plan' });
  return task;
}

describe('finding colleagues', () => {
  test('shows names of other participants, by letters in any order and without their marks', async () => {
    const task = await together();
    const names = async (search: string) =>
      (await find(kari, task.id, search)).body?.people.map(({ name }) => name);
    expect(await names('sorli SI')).toEqual(['Siri Sørli']);
    expect(await names('kari')).toEqual([]);
    expect(await names(' s ')).toEqual([]);
    const { body } = await find(kari, task.id, 'siri');
    expect(body?.people.map((one) => Object.keys(one))).toEqual([['id', 'name']]);
  });

  test('leaves out those who have left, whom the day is not for, and staff', async () => {
    const { people } = harness.tool.deps.models;
    await room.plan(
      planOf(dates.map((date, i) => dayOn(date, i === 1 ? { audience: ['professional'] } : {}))),
    );
    for (const { me } of [kari, anne]) {
      await people.updateEnrolment(room.courseId, me.personId, { group: 'professional' });
    }
    const task = await together();
    expect((await find(kari, task.id, 'siri')).body?.people).toEqual([]);
    await people.updateEnrolment(room.courseId, anne.me.personId, { withdrawnAt: new Date() });
    for (const search of [anne.me.name, room.leader.me.name]) {
      expect((await find(kari, task.id, search)).body?.people).toEqual([]);
    }
    for (const id of [anne.me.personId, kari.me.personId, third]) {
      await people.updateEnrolment(room.courseId, id, { group: null, withdrawnAt: null });
    }
  });

  test('is not for a task that each hands in alone', async () => {
    const task = await room.add();
    expect((await find(kari, task.id, 'siri')).error?.code).toBe('PREP_NOT_TOGETHER');
    await room.handIn(kari, task.id, { text: 'Min plan' });
    expect((await addTo(kari, task.id, third)).error?.code).toBe('PREP_NOT_TOGETHER');
  });
});

describe('handing in together', () => {
  test('it is done for both, at the time of the one hand-in, and shown as one', async () => {
    const task = await handedInByKari();
    harness.clock.now = new Date('2025-02-13T08:04:00Z');
    const { body, error } = await addTo(kari, task.id, anne.me.personId);
    expect(error?.code).toBeUndefined();
    expect(body?.colleagues).toMatchObject([{ name: anne.me.name }]);
    expect((await addTo(kari, task.id, anne.me.personId)).body?.colleagues).toHaveLength(1);
    expect(await room.mine(anne, task.id)).toMatchObject({
      ...{ doneAt: '2025-02-13T07:55:00.000Z', inTime: true, handedInAt: null },
      handedInBy: { person: { name: 'Kari Øvrebø' }, others: [], text: 'Vår plan' },
    });
    const board = await room.board();
    expect(board.counts.prepared).toBe(2);
    expect(board.tasks[0]?.answers).toMatchObject([
      { person: { name: 'Kari Øvrebø' }, together: [{ name: anne.me.name }] },
    ]);
  });

  test('each can leave it again, and hand in alone', async () => {
    const task = await handedInByKari();
    await addTo(kari, task.id, anne.me.personId);
    expect((await room.handIn(anne, task.id, { text: 'Min' })).error?.code).toBe(
      'PREP_HANDED_IN_TOGETHER',
    );
    expect((await room.setDone(anne, task.id, false)).body).toMatchObject({
      ...{ doneAt: null, handedInBy: null, text: 'Min' },
    });
    expect((await room.mine(kari, task.id)).colleagues).toEqual([]);
    expect((await room.handIn(anne, task.id, { baseRevision: 1, text: 'Min' })).status).toBe(200);
    const { answers } = (await room.board()).tasks[0] ?? {};
    expect(answers?.map(({ text }) => text).sort()).toEqual(['Min', 'Vår plan']);
  });

  test('nobody is in two, and who has handed in alone is not overwritten', async () => {
    const task = await handedInByKari();
    await room.handIn(anne, task.id, { text: 'Min egen' });
    expect((await addTo(kari, task.id, anne.me.personId)).error?.code).toBe(
      'PREP_COLLEAGUE_HANDED_IN',
    );
    expect(await room.mine(anne, task.id)).toMatchObject({ text: 'Min egen', handedInBy: null });
    const both = await Promise.all([kari, anne].map((who) => addTo(who, task.id, third)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await harness.tool.deps.models.prepTogether.ofPerson(third)).toHaveLength(1);
  });

  test('an own hand-in at the same moment wins over being added', async () => {
    const task = await handedInByKari();
    await Promise.all([
      addTo(kari, task.id, anne.me.personId),
      room.handIn(anne, task.id, { text: 'Min egen' }),
    ]);
    const { doneAt, handedInAt, handedInBy } = await room.mine(anne, task.id);
    expect(doneAt).not.toBeNull();
    expect(handedInAt === null).toBe(handedInBy !== null);
  });

  test('taken back or taken out, it is done for the other no longer', async () => {
    const task = await handedInByKari();
    await addTo(kari, task.id, anne.me.personId);
    expect((await removeFrom(anne, task.id, kari.me.personId)).status).toBe(404);
    expect((await removeFrom(kari, task.id, anne.me.personId)).body?.colleagues).toEqual([]);
    expect((await room.mine(anne, task.id)).doneAt).toBeNull();
    await addTo(kari, task.id, anne.me.personId);
    await room.setDone(kari, task.id, false);
    expect(await room.mine(anne, task.id)).toMatchObject({ doneAt: null, handedInBy: null });
    expect((await addTo(kari, task.id, anne.me.personId)).error?.code).toBe('PREP_NOT_HANDED_IN');
  });

  test('when the one who handed in has left the course, it is still the other’s', async () => {
    const { people } = harness.tool.deps.models;
    const task = await handedInByKari();
    await addTo(kari, task.id, anne.me.personId);
    const setAside = (withdrawnAt: Date | null) =>
      people.updateEnrolment(room.courseId, kari.me.personId, { withdrawnAt });
    await setAside(new Date());
    expect((await room.board()).tasks[0]).toMatchObject({
      answers: [{ text: 'Vår plan', together: [{ name: anne.me.name }] }],
    });
    expect((await room.mine(anne, task.id)).doneAt).not.toBeNull();
    await setAside(null);
    await people.updateEnrolment(room.courseId, anne.me.personId, { withdrawnAt: new Date() });
    expect((await room.board()).tasks[0]?.answers).toMatchObject([{ together: [] }]);
    await people.updateEnrolment(room.courseId, anne.me.personId, { withdrawnAt: null });
  });

  test('of a file, the others fetch the same one; nobody else does', async () => {
    const task = await together({ answer: 'file' });
    const pdf = await aPdf();
    await harness.ok(kari, 'prep.putFile', {
      ...{ params: room.ofTask(task.id), query: { baseRevision: '0' }, body: pdf },
    });
    await room.handIn(kari, task.id, { baseRevision: 1 });
    const fetchIt = () =>
      harness.request(anne, 'prep.myFile', {
        params: { ...room.ofTask(task.id), personId: kari.me.personId },
      });
    expect((await fetchIt()).status).toBe(404);
    await addTo(kari, task.id, anne.me.personId);
    expect(Buffer.from(await (await fetchIt()).arrayBuffer())).toEqual(pdf);
  });

  test('somebody of another course, staff or oneself cannot be added', async () => {
    const task = await handedInByKari();
    for (const id of [room.leader.me.personId, kari.me.personId, 'nobody']) {
      expect((await addTo(kari, task.id, id)).error?.code).toBe('PARTICIPANT_NOT_FOUND');
    }
  });

  test('is not changed once the day was cancelled', async () => {
    const task = await handedInByKari();
    await room.plan(
      planOf(dates.map((date, i) => dayOn(date, i === 1 ? { state: 'cancelled' } : {}))),
    );
    expect((await addTo(kari, task.id, third)).error?.code).toBe('PREP_DAY_CANCELLED');
  });

  test('who was added sees it among all that is stored about them', async () => {
    const task = await handedInByKari();
    await addTo(kari, task.id, anne.me.personId);
    const { sections } = await harness.ok(anne, 'privacy.stored', {
      params: { courseId: room.courseId },
    });
    const records = (kind: string) => sections.find((one) => one.kind === kind)?.records;
    expect(records('prep')).toMatchObject([{ together: 'together' }]);
    expect(records('events')?.map(({ what }) => what)).toContain('prepColleagueAdded');
  });
});
