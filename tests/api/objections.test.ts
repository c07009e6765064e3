import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startHarness, type Harness, type SignedIn } from '../harness.ts';
import { schools } from '../harness-schools.ts';
import { aRequestId, planOf, startClassroom, type Classroom } from './attendance-course.ts';

let harness: Harness;
let room: Classroom;
let kari: SignedIn;
let anne: SignedIn;

beforeAll(async () => {
  harness = await startHarness({ now: '2025-02-06T15:00:00Z' });
  room = await startClassroom(harness);
  for (const person of ['participant1', 'participant2']) {
    harness.canvas.people.enrol({ courseId: schools.north.course, person, role: 'student' });
  }
  kari = await harness.launchAs('participant1');
  anne = await harness.launchAs('participant2');
});
afterAll(() => harness.stop());
beforeEach(async () => {
  const { connection } = harness.tool.deps.models;
  for (const name of ['ledger', 'matters', 'notes']) {
    await connection.collection(name).deleteMany({});
  }
  await room.plan(planOf());
});

const raise = (who: SignedIn, text: string, dayId = 'day-1', requestId = aRequestId()) =>
  harness.call(who, 'objections.raise', {
    ...{ params: { courseId: room.courseId, dayId }, body: { requestId, text } },
  });
const mine = async (who: SignedIn) =>
  (await harness.ok(who, 'objections.mine', { params: { courseId: room.courseId } })).objections;
const ofDay = async (dayId = 'day-1') =>
  (
    await harness.ok(room.leader, 'objections.ofDay', {
      params: { courseId: room.courseId, dayId },
    })
  ).objections;
const settle = (objectionId: string, answer: string) =>
  harness.call(room.leader, 'objections.settle', {
    ...{ params: { courseId: room.courseId, objectionId }, body: { answer } },
  });

describe('an objection', () => {
  test('lands with the leader, holds up the closing, and is answered without a correction', async () => {
    await room.mark([kari.me.personId, anne.me.personId], 'day-1', { kind: 'wholeDay' });
    const raised = await raise(kari, '  Jeg gikk kl. 12, ikke 11.  ');
    expect(raised.body).toMatchObject({
      ...{ text: 'Jeg gikk kl. 12, ikke 11.', state: 'open', answer: '', outcome: null },
    });
    expect(await ofDay()).toMatchObject([
      { person: { name: 'Kari Øvrebø' }, text: 'Jeg gikk kl. 12, ikke 11.', state: 'open' },
    ]);
    expect((await room.close('day-1')).error).toMatchObject({
      ...{ code: 'DAY_NOT_SETTLED', details: { unrecorded: 0, matters: 1 } },
    });
    harness.clock.advance(60);
    const settled = await settle(raised.body?.id ?? '', 'Rapporten sier 11.30.');
    expect(settled.body).toMatchObject({
      ...{ state: 'settled', outcome: 'unchanged', answeredBy: 'Ragnhild Åsen' },
    });
    expect(await mine(kari)).toMatchObject([
      { state: 'settled', answer: 'Rapporten sier 11.30.', outcome: 'unchanged' },
    ]);
    expect((await room.close('day-1')).status).toBe(200);
  });

  test('says that the record was changed when the leader has corrected it since', async () => {
    await room.mark(kari.me.personId, 'day-1', { kind: 'presence', from: '09:00', to: '11:00' });
    harness.clock.advance(60);
    const { body } = await raise(kari, 'Jeg var der hele dagen.');
    harness.clock.advance(60);
    await room.mark(kari.me.personId, 'day-1', { kind: 'wholeDay' });
    expect((await settle(body?.id ?? '', 'Rettet.')).body?.outcome).toBe('changed');
    expect(await mine(kari)).toMatchObject([{ outcome: 'changed', answer: 'Rettet.' }]);
  });

  test('can be raised on a closed day, and another one after the answer', async () => {
    await room.mark([kari.me.personId, anne.me.personId], 'day-1', { kind: 'wholeDay' });
    await room.close('day-1');
    const first = await raise(kari, 'Feil dag.');
    expect(first.status).toBe(200);
    expect((await raise(kari, 'Hallo?')).error?.code).toBe('OBJECTION_OPEN');
    expect((await raise(anne, 'Her også.')).status).toBe(200);
    harness.clock.advance(60);
    await settle(first.body?.id ?? '', 'Sjekket.');
    expect((await raise(kari, 'Fortsatt feil.')).status).toBe(200);
    expect((await ofDay()).map((one) => one.state)).toEqual(['open', 'open', 'settled']);
  });

  test('is the same one when the request is repeated', async () => {
    const requestId = aRequestId();
    const first = await raise(kari, 'Feil.', 'day-1', requestId);
    const again = await raise(kari, 'Feil.', 'day-1', requestId);
    expect(again.body).toEqual(first.body);
    expect(await mine(kari)).toHaveLength(1);
    const { mayObjectTo } = await harness.ok(kari, 'objections.mine', {
      params: { courseId: room.courseId },
    });
    expect(mayObjectTo).toEqual([]);
  });

  test('needs words, not too many, and a day that has begun', async () => {
    expect((await raise(kari, ' \n ')).error?.code).toBe('OBJECTION_EMPTY');
    expect((await raise(kari, 'x'.repeat(2001))).error).toMatchObject({
      ...{ code: 'OBJECTION_TOO_LONG', details: { max: 2000 } },
    });
    expect((await raise(kari, 'x'.repeat(2000))).status).toBe(200);
    expect((await raise(kari, 'Feil.', 'day-2')).error?.code).toBe('OBJECTION_TOO_EARLY');
    expect((await raise(kari, 'Feil.', 'day-9')).error?.code).toBe('DAY_NOT_FOUND');
  });

  test('is answered once, with words, and by a leader of the course', async () => {
    const { body } = await raise(kari, 'Feil.');
    const id = body?.id ?? '';
    expect((await settle(id, ' ')).error?.code).toBe('OBJECTION_EMPTY');
    expect((await settle('no-such-objection', 'Ja.')).error?.code).toBe('OBJECTION_NOT_FOUND');
    const both = await Promise.all([settle(id, 'Ja.'), settle(id, 'Nei.')]);
    expect(both.map((one) => one.status).sort()).toEqual([200, 409]);
    expect((await settle(id, 'Kanskje.')).error?.code).toBe('OBJECTION_SETTLED');
    const params = { courseId: room.courseId, objectionId: id };
    const south = await harness.launchAs('south-leader');
    const foreign = await harness.call(south, 'objections.settle', {
      ...{ params, body: { answer: 'x' } },
    });
    expect(foreign).toMatchObject({ status: 404, error: { code: 'COURSE_NOT_FOUND' } });
    const own = await harness.call(kari, 'objections.settle', { params, body: { answer: 'x' } });
    expect(own.status).toBe(403);
  });

  test('of one participant is not shown to another', async () => {
    await raise(kari, 'Hemmelig grunn.');
    expect(await mine(anne)).toEqual([]);
    const { sections } = await harness.ok(kari, 'privacy.stored', {
      params: { courseId: room.courseId },
    });
    expect(JSON.stringify(sections)).toContain('Hemmelig grunn.');
    expect(JSON.stringify(harness.log)).not.toContain('Hemmelig grunn.');
  });

  test('loses its words when the person’s texts are erased, and can still be settled', async () => {
    const { body } = await raise(kari, 'Feil.');
    await harness.tool.deps.models.notes.eraseOfPerson(kari.me.personId);
    expect(await ofDay()).toMatchObject([{ text: '', state: 'open' }]);
    expect((await settle(body?.id ?? '', 'Sett på.')).status).toBe(200);
  });

  test('is not for the test student', async () => {
    const tester = await harness.launchAs('testStudent');
    expect((await raise(tester, 'Feil.')).error?.code).toBe('NOT_FOR_TEST_USER');
  });
});
