import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { Input } from '#contract/endpoints';
import type { PrepContentShape, PrepTaskShape } from '#contract/prep';
import type { MyPrepTask } from '#contract/prep-mine';
import { usualRules } from '#domain/prep';
import { startHarness, type Answer, type Harness, type SignedIn } from '../harness.ts';
import { schools } from '../harness-schools.ts';
import { aRequestId, planOf, startClassroom, type Classroom } from './attendance-course.ts';

export const aTask = (values: Partial<PrepContentShape> = {}): PrepContentShape => ({
  ...{ title: 'Hjemmeoppgave', text: '', kind: 'homework', link: '', minutes: 30 },
  ...{ required: true, answer: 'text', readers: 'leaders', opens: null, due: null },
  ...{ published: true, ...usualRules, ...values },
});

type HandIn = Partial<Input<'prep.handIn'>['body']>;

/** A classroom with two participants signed in, and short names for what is done with a task. */
export interface PrepClassroom extends Classroom {
  harness: Harness;
  kari: SignedIn;
  anne: SignedIn;
  ofDay(dayId?: string): { courseId: string; dayId: string };
  ofTask(taskId: string): { courseId: string; taskId: string };
  /** As the classroom's leader, or as the leader of another course in that. */
  tryAdd(
    values?: Partial<PrepContentShape>,
    dayId?: string,
    who?: SignedIn,
  ): Promise<Answer<'prep.add'>>;
  /** @throws with the code of the refusal */
  add(values?: Partial<PrepContentShape>, dayId?: string, who?: SignedIn): Promise<PrepTaskShape>;
  save(
    task: PrepTaskShape,
    values: Partial<PrepContentShape>,
    more?: Partial<Input<'prep.save'>['body']>,
  ): Promise<PrepTaskShape>;
  mine(who: SignedIn, taskId: string): Promise<MyPrepTask>;
  setDone(who: SignedIn, taskId: string, done?: boolean): Promise<Answer<'prep.setDone'>>;
  keep(
    who: SignedIn,
    taskId: string,
    baseRevision: number,
    text: string,
  ): Promise<Answer<'prep.keepAnswer'>>;
  handIn(who: SignedIn, taskId: string, body: HandIn): Promise<Answer<'prep.handIn'>>;
  board(dayId?: string): Promise<NonNullable<Answer<'prep.board'>['body']>>;
  /** Nothing is planned or done. */
  clear(): Promise<void>;
}

/** When the tests begin: five minutes before the second day does. */
const beginning = '2025-02-13T07:55:00Z';

/**
 * Opens a classroom for the tests of a file, empties it before each, and closes it after the last.
 * @param opened is given the classroom before the first test.
 */
export function inPrepClassroom(opened: (room: PrepClassroom) => void): void {
  let room: PrepClassroom;
  beforeAll(async () => {
    room = await startPrepClassroom(await startHarness({ now: beginning }));
    opened(room);
  });
  afterAll(() => room.harness.stop());
  beforeEach(() => room.clear());
}

async function startPrepClassroom(harness: Harness): Promise<PrepClassroom> {
  const room = await startClassroom(harness);
  const { courseId, leader } = room;
  for (const person of ['participant1', 'participant2']) {
    harness.canvas.people.enrol({ courseId: schools.north.course, person, role: 'student' });
  }
  const ofDay = (dayId = 'day-2') => ({ courseId, dayId });
  const ofTask = (taskId: string) => ({ courseId, taskId });
  const tryAdd: PrepClassroom['tryAdd'] = (values = {}, dayId = 'day-2', who = leader) =>
    harness.call(who, 'prep.add', {
      params: { courseId: who.me.course?.id ?? '', dayId },
      body: { requestId: aRequestId(), task: aTask(values) },
    });
  return {
    ...room,
    ...{ harness, ofDay, ofTask, tryAdd },
    kari: await harness.launchAs('participant1'),
    anne: await harness.launchAs('participant2'),
    async add(...what) {
      const { body, error } = await tryAdd(...what);
      const task = body?.tasks.at(-1);
      if (task === undefined) throw new Error(error?.code);
      return task;
    },
    async save({ id: taskId, revision, ...known }, values, more = {}) {
      const { tasks } = await harness.ok(leader, 'prep.save', {
        params: ofTask(taskId),
        body: { baseRevision: revision, task: { ...aTask(), ...known, ...values }, ...more },
      });
      const found = tasks.find(({ id }) => id === taskId);
      if (found === undefined) throw new Error('the task is gone');
      return found;
    },
    async mine(who, taskId) {
      const { days } = await harness.ok(who, 'prep.mine', { params: { courseId } });
      const found = days.flatMap(({ tasks }) => tasks).find(({ id }) => id === taskId);
      if (!found) throw new Error('the task is not among those of the participant');
      return found;
    },
    setDone: (who, taskId, done = true) =>
      harness.call(who, 'prep.setDone', { params: ofTask(taskId), body: { done } }),
    keep: (who, taskId, baseRevision, text) =>
      harness.call(who, 'prep.keepAnswer', {
        params: ofTask(taskId),
        body: { baseRevision, text },
      }),
    handIn: (who, taskId, body) =>
      harness.call(who, 'prep.handIn', {
        params: ofTask(taskId),
        body: { baseRevision: 0, text: '', readers: 'leaders', ...body },
      }),
    board: (dayId) => harness.ok(leader, 'prep.board', { params: ofDay(dayId) }),
    async clear() {
      const { connection } = harness.tool.deps.models;
      const names = (await connection.listCollections()).map(({ name }) => name);
      for (const name of names.filter((one) => /^(prep|audit|ledger|notes|sealed)/.test(one))) {
        await connection.collection(name).deleteMany({});
      }
      harness.clock.now = new Date(beginning);
      await room.plan(planOf());
    },
  };
}
