import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { attendanceEndpoints } from '#contract/attendance';
import { attendanceLedgerEndpoints } from '#contract/attendance-ledger';
import type { EndpointName } from '#contract/paths';
import { startHarness, type Harness, type SignedIn } from '../harness.ts';
import { aRequestId, startClassroom, type Classroom } from './attendance-course.ts';

type Name = Extract<EndpointName, `attendance.${string}`>;
const names = Object.keys({ ...attendanceEndpoints, ...attendanceLedgerEndpoints }) as Name[];

describe('who may see and change attendance', () => {
  let harness: Harness;
  let room: Classroom;
  let person: string;
  let observer: SignedIn;
  let elsewhere: SignedIn;
  let body: Record<Name, unknown>;

  beforeAll(async () => {
    harness = await startHarness({ now: '2025-02-07T10:00:00Z' });
    room = await startClassroom(harness);
    person = await room.join('Kari Øvrebø');
    observer = await harness.launchAs('observer');
    elsewhere = await harness.launchAs('south-leader');
    const requestId = aRequestId();
    body = {
      'attendance.grid': undefined,
      'attendance.day': undefined,
      'attendance.ledger': undefined,
      'attendance.record': { requestId, personIds: [person], act: { kind: 'wholeDay' } },
      'attendance.void': { requestId, reason: 'feil' },
      'attendance.undo': undefined,
      'attendance.creditPreview': undefined,
      'attendance.credit': { requestId, personIds: [person] },
      'attendance.close': undefined,
      'attendance.reopen': { reason: 'feil' },
      'attendance.setAside': { withdrawn: true },
    };
  });
  afterAll(() => harness.stop());

  async function attempt(name: Name, token: Parameters<Harness['request']>[0], courseId: string) {
    const params = {
      ...{ courseId, dayId: 'day-1', personId: person },
      ...{ entryId: 'x', batchId: 'x', segmentId: 'at-09:00' },
    };
    const response = await harness.request(token, name, { params, body: body[name] });
    const { error } = (await response.json()) as { error: { code: string } };
    return [response.status, error.code];
  }

  test.each(names)('%s: nobody without a session, no other role, no other course', async (name) => {
    expect(await attempt(name, null, room.courseId)).toEqual([401, 'NOT_SIGNED_IN']);
    expect(await attempt(name, observer, room.courseId)).toEqual([403, 'WRONG_ROLE']);
    expect(await attempt(name, elsewhere, room.courseId)).toEqual([404, 'COURSE_NOT_FOUND']);
  });

  test('before the course is set up there is nothing to record', async () => {
    const courseId = elsewhere.me.course?.id ?? '';
    for (const name of names) {
      expect(await attempt(name, elsewhere, courseId)).toEqual([409, 'COURSE_NOT_SET_UP']);
    }
  });

  test('reading a ledger and recording leave a trace of who did it, without names or reasons', async () => {
    const reason = 'lege om formiddagen';
    await room.mark(person, 'day-1', { kind: 'absence', excused: true }, { reason });
    await room.ledger(person, 'day-1');
    const events = await harness.tool.deps.models.audit.ofCourse(room.courseId, 50);
    const mine = events.filter((one) => one.by === room.leader.me.personId).map((one) => one.event);
    expect(mine).toContainEqual({ kind: 'ledgerRead', dayId: 'day-1', subject: person });
    expect(mine).toContainEqual(
      expect.objectContaining({ kind: 'attendanceRecorded', dayId: 'day-1', entries: 1 }),
    );
    expect(JSON.stringify(events)).not.toMatch(/lege|Kari/);
    expect(JSON.stringify(harness.log)).not.toMatch(/lege|Kari/);
  });

  test('a reason lives outside the ledger: erased with the person, while the figures remain', async () => {
    const { ledger, notes } = harness.tool.deps.models;
    expect(JSON.stringify(await ledger.ofCourse(room.courseId))).not.toContain('lege');
    await notes.eraseOfPerson(person);
    const [entry] = await room.ledger(person, 'day-1');
    expect(entry).toMatchObject({ kind: 'absence', excused: true, reason: '' });
  });
});
