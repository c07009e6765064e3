import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startHarness, type Harness } from '../harness.ts';
import { planOf, aRequestId, startClassroom, type Classroom } from './attendance-course.ts';

describe('closing a day', () => {
  let harness: Harness;
  let room: Classroom;
  let kari: string;
  let ola: string;

  beforeAll(async () => {
    harness = await startHarness({ now: '2025-02-06T20:00:00Z' });
    room = await startClassroom(harness);
  });
  beforeEach(async () => {
    for (const id of [kari, ola].filter(Boolean)) await setAside(id, true);
    await room.plan(planOf());
    kari = await room.join(`Kari ${aRequestId()}`);
    ola = await room.join(`Ola ${aRequestId()}`);
  });
  afterAll(() => harness.stop());

  const setAside = (personId: string, withdrawn: boolean) =>
    harness.ok(room.leader, 'attendance.setAside', {
      ...{ params: { courseId: room.courseId, personId }, body: { withdrawn } },
    });
  const daySheet = () =>
    harness.ok(room.leader, 'attendance.day', {
      params: { courseId: room.courseId, dayId: 'day-1' },
    });

  test('waits until everyone on the list is settled, and says how many are not', async () => {
    await room.mark(kari, 'day-1', { kind: 'wholeDay' });
    const early = await room.close('day-1');
    expect(early.status).toBe(409);
    expect(early.error).toMatchObject({
      code: 'DAY_NOT_SETTLED',
      details: { unrecorded: 1, matters: 0 },
    });
    await room.mark(ola, 'day-1', { kind: 'absence', excused: false });
    const { body } = await room.close('day-1');
    expect(body).toMatchObject({ state: 'closed', settlement: { expected: 2, recorded: 2 } });
    expect((await daySheet()).day.state).toBe('closed');
    expect((await room.row(ola)).reachable).toBe(1200);
  });

  test('makes figures final that were provisional', async () => {
    const grid = () =>
      harness.ok(room.leader, 'attendance.grid', { params: { courseId: room.courseId } });
    expect((await grid()).provisional).toBe(true);
    await room.mark([kari, ola], 'day-1', { kind: 'presence', from: '09:00', to: '10:00' });
    expect((await room.row(kari)).reachable).toBe(1500);
    await room.close('day-1');
    expect((await room.row(kari)).reachable).toBe(1260);
    for (const n of [2, 3, 4, 5]) {
      await room.mark([kari, ola], `day-${n}`, { kind: 'wholeDay' });
      await room.close(`day-${n}`);
    }
    expect((await grid()).provisional).toBe(false);
  });

  test('is held up by other matters, until they are settled', async () => {
    const { matters } = harness.tool.deps.models;
    const matter = {
      ...{ _id: aRequestId(), courseId: room.courseId, dayId: 'day-1', personId: null },
      ...{ kind: 'unmatchedRow' as const, data: { row: 7 } },
    };
    await room.mark([kari, ola], 'day-1', { kind: 'wholeDay' });
    await matters.open([matter], new Date());
    await matters.open([matter], new Date());
    expect((await daySheet()).day.settlement).toEqual({
      ...{ expected: 2, recorded: 2 },
      matters: { unmatchedRow: 1, missingCheckOut: 0, objection: 0 },
    });
    expect((await room.close('day-1')).error?.details).toEqual({ unrecorded: 0, matters: 1 });
    expect(await matters.settle(room.courseId, matter._id, 'leader', new Date())).toBe(true);
    expect(await matters.settle(room.courseId, matter._id, 'leader', new Date())).toBe(false);
    expect((await room.close('day-1')).status).toBe(200);
  });

  test('does not wait for who is set aside, and does for who comes back', async () => {
    await room.mark(kari, 'day-1', { kind: 'wholeDay' });
    const row = await setAside(ola, true);
    expect(row.withdrawn).toBe(true);
    expect((await daySheet()).day.settlement.expected).toBe(1);
    await setAside(ola, false);
    expect((await room.close('day-1')).error?.code).toBe('DAY_NOT_SETTLED');
  });

  test('waits for who has vanished from Canvas: they still count', async () => {
    await harness.tool.deps.models.people.markGone(room.courseId, [ola]);
    await room.mark(kari, 'day-1', { kind: 'wholeDay' });
    expect(await room.row(ola)).toMatchObject({ gone: true, missing: 1 });
    expect((await room.close('day-1')).error?.code).toBe('DAY_NOT_SETTLED');
  });

  test('closing a closed day is no second act; opening it again asks why and is remembered', async () => {
    await room.mark([kari, ola], 'day-1', { kind: 'wholeDay' });
    harness.clock.advance(60);
    await room.close('day-1');
    expect((await room.close('day-1')).body?.state).toBe('closed');
    harness.clock.advance(60);
    expect((await room.reopen('day-1', ' ')).error?.code).toBe('REASON_REQUIRED');
    expect((await room.reopen('day-1', 'rapporten kom sent')).body?.state).toBe('planned');
    expect((await daySheet()).lastChange).toMatchObject({
      ...{ state: 'planned', by: 'Ragnhild Åsen', reason: 'rapporten kom sent' },
    });
    const events = await harness.tool.deps.models.audit.ofCourse(room.courseId, 2);
    const states = events.flatMap(({ event }) =>
      event.kind === 'dayStateChanged' ? [event.state] : [],
    );
    expect(states).toEqual(['planned', 'closed']);
  });

  test('keeps what is changed in the plan at the same time', async () => {
    const { courses } = harness.tool.deps.models;
    await room.mark([kari, ola], 'day-1', { kind: 'wholeDay' });
    await room.mark([kari, ola], 'day-2', { kind: 'wholeDay' });
    const closing = await Promise.all([room.close('day-1'), room.close('day-2')]);
    expect(closing.map((one) => one.status)).toEqual([200, 200]);
    const saved = await courses.get(room.courseId);
    expect(saved?.plan?.days.slice(0, 2).map((day) => day.state)).toEqual(['closed', 'closed']);
  });

  test('a cancelled day is neither closed nor opened', async () => {
    const plan = planOf();
    const [first] = plan.days;
    if (first) first.state = 'cancelled';
    await room.plan(plan);
    expect((await room.close('day-1')).error?.code).toBe('DAY_CANCELLED');
    expect((await room.reopen('day-1', 'likevel')).error?.code).toBe('DAY_CANCELLED');
    expect((await room.close('day-9')).error?.code).toBe('DAY_NOT_FOUND');
  });
});
