import type { Input } from '#contract/endpoints';
import type { PrepContentShape, PrepTaskShape } from '#contract/prep';
import type { MyPrepTask } from '#contract/prep-mine';
import { usualRules } from '#domain/prep';
import type { Answer, Harness, SignedIn } from '../harness.ts';
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
  kari: SignedIn;
  anne: SignedIn;
  add(values?: Partial<PrepContentShape>, dayId?: string): Promise<PrepTaskShape>;
  save(
    task: PrepTaskShape,
    values: Partial<PrepContentShape>,
    more?: Partial<Input<'prep.save'>['body']>,
  ): Promise<PrepTaskShape>;
  mine(who: SignedIn, taskId: string): Promise<MyPrepTask>;
  setDone(who: SignedIn, taskId: string, done?: boolean): Promise<Answer<'prep.setDone'>>;
  handIn(who: SignedIn, taskId: string, body: HandIn): Promise<Answer<'prep.handIn'>>;
  board(dayId?: string): Promise<NonNullable<Answer<'prep.board'>['body']>>;
  /** Nothing is planned or done. */
  clear(): Promise<void>;
}

export async function startPrepClassroom(harness: Harness): Promise<PrepClassroom> {
  const room = await startClassroom(harness);
  const { courseId, leader } = room;
  for (const person of ['participant1', 'participant2']) {
    harness.canvas.people.enrol({ courseId: schools.north.course, person, role: 'student' });
  }
  const day = (dayId: string) => ({ courseId, dayId });
  return {
    ...room,
    kari: await harness.launchAs('participant1'),
    anne: await harness.launchAs('participant2'),
    async add(values = {}, dayId = 'day-2') {
      const body = { requestId: aRequestId(), task: aTask(values) };
      const { tasks } = await harness.ok(leader, 'prep.add', { params: day(dayId), body });
      const task = tasks.at(-1);
      if (task === undefined) throw new Error('the task was not added');
      return task;
    },
    async save({ id: taskId, revision, ...known }, values, more = {}) {
      const { tasks } = await harness.ok(leader, 'prep.save', {
        params: { courseId, taskId },
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
      harness.call(who, 'prep.setDone', { params: { courseId, taskId }, body: { done } }),
    handIn: (who, taskId, body) =>
      harness.call(who, 'prep.handIn', {
        params: { courseId, taskId },
        body: { baseRevision: 0, text: '', readers: 'leaders', ...body },
      }),
    board: (dayId = 'day-2') => harness.ok(leader, 'prep.board', { params: day(dayId) }),
    async clear() {
      const { connection } = harness.tool.deps.models;
      const names = (await connection.listCollections()).map(({ name }) => name);
      for (const name of names.filter((one) => /^(prep|audit|ledger|notes|sealed)/.test(one))) {
        await connection.collection(name).deleteMany({});
      }
      harness.clock.now = new Date('2025-02-13T07:55:00Z');
      await room.plan(planOf());
    },
  };
}
