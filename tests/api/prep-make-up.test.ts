import { describe, expect, test } from '@jest/globals';
import type { PrepContentShape } from '#contract/prep';
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

const add = (values: Partial<PrepContentShape> = {}) =>
  room.add({ makeUpMinutes: 60, title: 'Hjemmeoppgave', ...values });
async function handedIn(values: Partial<PrepContentShape> = {}) {
  const task = await add(values);
  await room.handIn(kari, task.id, { text: 'Min plan' });
  return task;
}
const decide = (
  taskId: string,
  { who = room.leader, of = kari, approve = true, minutes = 60, dayId = 'day-2' } = {},
) =>
  harness.call(who, 'prep.decideMakeUp', {
    params: { courseId: room.courseId, taskId, personId: of.me.personId },
    body: { approve, minutes, dayId },
  });
const proposals = async () => {
  const { tasks } = await harness.ok(room.leader, 'prep.makeUps', {
    params: { courseId: room.courseId, dayId: 'day-2' },
  });
  return tasks.flatMap((task) => task.proposals);
};
const makeUps = async (dayId = 'day-2') =>
  (await room.ledger(kari.me.personId, dayId)).filter(({ kind }) => kind === 'makeUp');
const earned = async () => (await room.row(kari.me.personId)).earned;

test('preparation never counts as attendance by itself', async () => {
  const task = await room.add();
  await room.handIn(kari, task.id, { text: 'Min plan' });
  expect(await proposals()).toEqual([]);
  expect(await makeUps()).toEqual([]);
  const { error } = await decide(task.id);
  expect(error?.code).toBe('PREP_MAKE_UP_CHANGED');
});

test('a handed-in task proposes; nothing is entered before a leader approves', async () => {
  const task = await add();
  expect(await room.mine(kari, task.id)).toMatchObject({
    makeUp: { state: 'offered', minutes: 60 },
  });
  await room.handIn(kari, task.id, { text: 'Min plan' });
  expect(await proposals()).toMatchObject([
    { person: { name: 'Kari Øvrebø' }, state: 'pending', minutes: 60, dayId: 'day-2' },
  ]);
  expect(await makeUps()).toEqual([]);
  expect(await room.mine(kari, task.id)).toMatchObject({ makeUp: { state: 'pending' } });
});

test('approved, it is a make-up entry with the task as its reason, who decided and when', async () => {
  const task = await handedIn();
  await decide(task.id);
  expect(await makeUps()).toMatchObject([
    { seconds: 3600, reason: 'Forarbeid: Hjemmeoppgave', by: room.leader.me.name },
  ]);
  expect(await proposals()).toMatchObject([
    { state: 'approved', decidedBy: room.leader.me.name, decidedAt: '2025-02-13T07:55:00.000Z' },
  ]);
  expect(await room.mine(kari, task.id)).toMatchObject({ makeUp: { state: 'approved' } });
  const events = await harness.tool.deps.models.audit.about(kari.me.personId);
  expect(events.map(({ event }) => event.kind)).toContain('prepMakeUpApproved');
});

test('it makes up for an absence, on the day that the leader says, and adds nothing to presence', async () => {
  const task = await handedIn();
  await room.mark(kari.me.personId, 'day-1', { kind: 'absence', excused: false });
  await room.mark(kari.me.personId, 'day-2', { kind: 'wholeDay' });
  const before = await earned();
  await decide(task.id, { dayId: 'day-1' });
  expect(await makeUps('day-1')).toHaveLength(1);
  expect(await earned()).toBe(before + 60);
  const other = await add();
  await room.handIn(kari, other.id, { text: 'Mer' });
  await decide(other.id, { dayId: 'day-2' });
  expect(await earned()).toBe(before + 60);
});

describe('decided once', () => {
  test('a retry, and two leaders at once, enter it once', async () => {
    const task = await handedIn();
    const other = await harness.launchAs('coLeader');
    await Promise.all([decide(task.id), decide(task.id, { who: other }), decide(task.id)]);
    await decide(task.id, { who: other, dayId: 'day-3' });
    expect(await makeUps()).toHaveLength(1);
    expect(await makeUps('day-3')).toEqual([]);
  });

  test('of one who approves and one who declines at once, one decision stands for all', async () => {
    const task = await handedIn();
    const other = await harness.launchAs('coLeader');
    await Promise.all([decide(task.id, { approve: false }), decide(task.id, { who: other })]);
    const [proposal] = await proposals();
    const entries = (await makeUps()).length;
    expect([proposal?.state, entries]).toEqual(
      proposal?.state === 'approved' ? ['approved', 1] : ['declined', 0],
    );
  });

  test('what was approved is not declined afterwards; what was declined can be approved', async () => {
    const task = await handedIn();
    await decide(task.id, { approve: false });
    expect(await proposals()).toMatchObject([{ state: 'declined' }]);
    expect(await makeUps()).toEqual([]);
    await decide(task.id);
    await decide(task.id, { approve: false });
    expect(await proposals()).toMatchObject([{ state: 'approved' }]);
    expect(await makeUps()).toHaveLength(1);
  });

  test('an approval that was broken off before its entry is still waiting, and made by the next', async () => {
    const task = await handedIn();
    await decide(task.id);
    await harness.tool.deps.models.connection.collection('ledger').deleteMany({});
    expect(await proposals()).toMatchObject([{ state: 'pending' }]);
    await decide(task.id);
    expect(await makeUps()).toHaveLength(1);
  });
});

test('taken back after the approval, the entry stands, is shown so, and can be voided', async () => {
  const task = await handedIn();
  await decide(task.id);
  await room.setDone(kari, task.id, false);
  expect(await proposals()).toMatchObject([{ state: 'approved', handedInAt: null }]);
  const [entry] = await makeUps();
  expect(entry?.voided).toBeFalsy();
  await room.voidEntry(entry?.id ?? '', 'Trukket tilbake');
  expect(await proposals()).toMatchObject([{ state: 'voided' }]);
  expect(await room.mine(kari, task.id)).toMatchObject({ makeUp: { state: 'voided' } });
  const { error } = await harness.call(room.leader, 'prep.remove', {
    params: { courseId: room.courseId, taskId: task.id },
  });
  expect(error?.code).toBe('PREP_TASK_IN_USE');
});

test('of what was handed in together each is decided for themselves', async () => {
  const task = await handedIn({ together: true });
  await harness.ok(kari, 'prep.addColleague', {
    params: { courseId: room.courseId, taskId: task.id },
    body: { personId: anne.me.personId },
  });
  expect(await proposals()).toHaveLength(2);
  await decide(task.id, { of: anne });
  expect(await makeUps()).toEqual([]);
  expect(new Set((await proposals()).map(({ state }) => state))).toEqual(
    new Set(['approved', 'pending']),
  );
});

test('what the leader did not see is not decided', async () => {
  const task = await handedIn();
  const code = async (...more: Parameters<typeof decide>) => (await decide(...more)).error?.code;
  expect(await code(task.id, { minutes: 90 })).toBe('PREP_MAKE_UP_CHANGED');
  expect(await code(task.id, { of: anne })).toBe('PREP_MAKE_UP_CHANGED');
  expect(await code(task.id, { of: room.leader })).toBe('PARTICIPANT_NOT_FOUND');
  expect(await code(task.id, { dayId: 'day-9' })).toBe('DAY_NOT_FOUND');
  await room.plan(
    planOf(dates.map((date, i) => dayOn(date, i === 1 ? { state: 'cancelled' } : {}))),
  );
  expect(await code(task.id)).toBe('DAY_CANCELLED');
  expect(await makeUps()).toEqual([]);
});

test('minutes beyond a long day are refused; a task without an answer proposes none', async () => {
  await expect(add({ makeUpMinutes: 601 })).rejects.toThrow('PREP_MAKE_UP_OUT_OF_RANGE');
  await expect(add({ makeUpMinutes: -1 })).rejects.toThrow('PREP_MAKE_UP_OUT_OF_RANGE');
  expect(await add({ answer: 'none' })).toMatchObject({ makeUpMinutes: 0 });
});
