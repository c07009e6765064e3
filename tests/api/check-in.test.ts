import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startHarness, type Harness } from '../harness.ts';
import { dates, dayOn, planOf } from './attendance-course.ts';
import { instant, startCheckInRoom, students, type CheckInRoom } from './check-in-room.ts';

let harness: Harness;
let door: CheckInRoom;

/** Each test has a room of its own; the clock begins anew at half past eight on the course day. */
beforeAll(async () => {
  harness = await startHarness({ now: '2025-02-06T07:30:00Z' });
  door = await startCheckInRoom(harness);
});
afterAll(() => harness.stop());
beforeEach(async () => {
  const { connection } = harness.tool.deps.models;
  for (const name of ['check_ins', 'ledger', 'matters', 'attempts']) {
    await connection.collection(name).deleteMany({});
  }
  await door.room.plan(planOf());
  door.at('08:30');
});

const entries = async (student: (typeof students)[number]) => {
  const { ledger } = harness.tool.deps.models;
  return (await ledger.ofPersonDay(door.room.courseId, door.ids[student], 'day-1')).map(
    ({ kind, from, to, source, by }) => ({ kind, from, to, source, by }),
  );
};

const cell = async (student: (typeof students)[number]) => {
  const { rows } = await harness.ok(await door.as('leader'), 'attendance.grid', {
    params: { courseId: door.room.courseId },
  });
  return rows.find((one) => one.id === door.ids[student])?.cells[0];
};

describe('checking in and out', () => {
  test('with the digits on the screen becomes one presence in the ledger, from whom and when', async () => {
    door.at('08:58:10');
    expect((await door.comeIn('participant1')).body).toMatchObject({
      ...{ inSince: instant('08:58:10'), forMe: true, started: true },
    });
    expect(await entries('participant1')).toEqual([]);
    door.at('14:31:05');
    const out = await door.goOut('participant1');
    expect(out.body).toMatchObject({
      inSince: null,
      visits: [{ from: instant('08:58:10'), to: instant('14:31:05') }],
    });
    expect(await entries('participant1')).toEqual([
      {
        ...{ kind: 'presence', source: 'checkIn', by: door.ids.participant1 },
        ...{ from: instant('08:58:10'), to: instant('14:31:05') },
      },
    ]);
    expect(await cell('participant1')).toEqual(['whole', 300, 300, 0]);
  });

  test('twice on one day counts both stays, and the break between them not', async () => {
    for (const [time, direction] of [
      ...[['08:40', 'in'] as const, ['10:00', 'out'] as const],
      ...[['11:00', 'in'] as const, ['11:45', 'out'] as const],
    ]) {
      door.at(time);
      const passed = await door.pass('participant1', direction, await door.code());
      expect(passed.status).toBe(200);
    }
    expect(await entries('participant1')).toHaveLength(2);
    expect(await cell('participant1')).toEqual(['part', 90, 300, 0]);
  });

  test('is forgiven for one window after the code has changed, and not for two', async () => {
    door.at('09:00:29');
    const shown = await door.code();
    door.at('09:00:59');
    expect((await door.pass('participant1', 'in', shown)).status).toBe(200);
    door.at('09:01:00');
    expect((await door.pass('participant2', 'in', shown)).error?.code).toBe('CHECK_IN_WRONG_CODE');
  });

  test('a wrong code, and that of another day, are refused', async () => {
    const leader = await door.as('leader');
    await harness.ok(leader, 'check-in.start', {
      params: { courseId: door.room.courseId, dayId: 'day-2' },
    });
    const wrong = (await door.code()) === '000000' ? '000001' : '000000';
    for (const code of [wrong, await door.code('day-2'), '', 'xxxxxx']) {
      expect((await door.pass('participant1', 'in', code)).error).toMatchObject({
        code: 'CHECK_IN_WRONG_CODE',
      });
    }
    expect((await door.board()).counts).toEqual({ in: 0, out: 0, notSeen: 3 });
  });

  test('a code is good once per person: a repeated request changes nothing, the way back needs a new one', async () => {
    const code = await door.code();
    expect((await door.pass('participant1', 'in', code)).status).toBe(200);
    door.at('08:30:20');
    expect((await door.pass('participant1', 'in', code)).body?.inSince).toBe(instant('08:30'));
    expect((await door.pass('participant1', 'out', code)).error?.code).toBe('CHECK_IN_CODE_USED');
    expect((await door.pass('participant2', 'in', code)).status).toBe(200);
    door.at('08:31');
    const again = await door.comeIn('participant1');
    expect(again.error).toMatchObject({ code: 'CHECK_IN_ALREADY_IN', details: { from: '08:30' } });
    expect((await door.goOut('participant3')).error?.code).toBe('CHECK_IN_NOT_IN');
  });

  test('many requests at once of one person make one stay', async () => {
    const code = await door.code();
    const many = await Promise.all(
      Array.from({ length: 8 }, () => door.pass('participant1', 'in', code)),
    );
    expect(many.filter((one) => one.status === 200).length).toBeGreaterThan(0);
    expect((await door.board()).people.filter((one) => one.state === 'in')).toHaveLength(1);
    door.at('09:30');
    const leaving = await door.code();
    await Promise.all(Array.from({ length: 8 }, () => door.pass('participant1', 'out', leaving)));
    expect(await entries('participant1')).toHaveLength(1);
    const open = await harness.tool.deps.models.matters.openOfDay(door.room.courseId, 'day-1');
    expect(open).toEqual([]);
  });

  test('ten codes may be tried in ten minutes, right or wrong', async () => {
    const wrong = (await door.code()) === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 10; tries += 1) {
      const { error } = await door.pass('participant1', 'in', wrong);
      expect(error?.code).toBe('CHECK_IN_WRONG_CODE');
    }
    const refused = await door.comeIn('participant1');
    expect(refused).toMatchObject({ status: 429 });
    expect(refused.error).toMatchObject({
      ...{ code: 'CHECK_IN_TOO_MANY_ATTEMPTS', details: { minutes: 10 } },
    });
    expect((await door.comeIn('participant2')).status).toBe(200);
    door.at('08:40');
    expect((await door.comeIn('participant1')).status).toBe(200);
  });
});

describe('who may come, and when', () => {
  const refusalAt = async (time: string, date?: string) => {
    door.at(time, date);
    return (await door.comeIn('participant1')).error;
  };

  test('an hour around the programme, on the day alone', async () => {
    expect(await refusalAt('07:59:59')).toMatchObject({
      ...{ code: 'CHECK_IN_TOO_EARLY', details: { from: '08:00' } },
    });
    expect(await refusalAt('15:30')).toMatchObject({
      ...{ code: 'CHECK_IN_OVER', details: { to: '15:30' } },
    });
    expect((await refusalAt('09:00', '2025-02-07'))?.code).toBe('CHECK_IN_OTHER_DAY');
    expect((await refusalAt('09:00', '2025-02-05'))?.code).toBe('CHECK_IN_OTHER_DAY');
    expect(await refusalAt('08:00')).toBeNull();
  });

  test('within the times that the leader has set, until they are taken back', async () => {
    const params = { courseId: door.room.courseId, dayId: 'day-1' };
    const set = async (times: { from: string; to: string } | null) =>
      harness.call(await door.as('leader'), 'check-in.setOpening', { params, body: { times } });
    expect((await set({ from: '08:45', to: '12:00' })).body?.opening).toMatchObject({
      ...{ from: '08:45', to: '12:00', set: true },
    });
    expect((await refusalAt('08:44'))?.code).toBe('CHECK_IN_TOO_EARLY');
    expect((await refusalAt('12:00'))?.code).toBe('CHECK_IN_OVER');
    expect((await set({ from: '12:00', to: '08:00' })).error?.code).toBe('END_NOT_AFTER_START');
    expect((await set({ from: '9', to: '10' })).error?.code).toBe('INVALID_TIME');
    expect((await set(null)).body?.opening).toMatchObject({
      from: '08:00',
      to: '15:30',
      set: false,
    });
    expect(await refusalAt('12:00')).toBeNull();
  });

  test('only after a leader has started it, and not once the day is closed or cancelled', async () => {
    const pass = (dayId: string) => door.pass('participant1', 'in', '000000', dayId);
    expect((await pass('day-3')).error?.code).toBe('CHECK_IN_NOT_STARTED');
    await door.room.plan(planOf([dayOn(dates[0] ?? '', { state: 'closed' })]));
    expect((await pass('day-1')).error?.code).toBe('CHECK_IN_DAY_CLOSED');
    await door.room.plan(planOf([dayOn(dates[0] ?? '', { state: 'cancelled' })]));
    expect((await pass('day-1')).error?.code).toBe('DAY_CANCELLED');
    expect((await pass('day-9')).error?.code).toBe('DAY_NOT_FOUND');
  });

  test('only members of the course for whom the day is meant', async () => {
    const params = { courseId: door.room.courseId, dayId: 'day-1' };
    const body = { direction: 'in' as const, proof: { kind: 'typed' as const, code: '000000' } };
    const stranger = await harness.launchAs('south-participant1');
    const asked = await harness.call(stranger, 'check-in.pass', { params, body });
    expect(asked).toMatchObject({ status: 404, error: { code: 'COURSE_NOT_FOUND' } });
    const tester = await door.as('testStudent');
    const tested = await harness.call(tester, 'check-in.pass', { params, body });
    expect(tested.error?.code).toBe('NOT_FOR_TEST_USER');
    await door.room.plan(planOf([dayOn(dates[0] ?? '', { audience: ['userRepresentative'] })]));
    expect((await door.comeIn('participant1')).error?.code).toBe('CHECK_IN_NOT_FOR_YOU');
    const today = await harness.ok(await door.as('participant1'), 'check-in.today', {
      params: { courseId: door.room.courseId },
    });
    expect(today.days).toMatchObject([{ forMe: false, inSince: null }]);
  });

  test('nobody who has been set aside', async () => {
    const { courseId } = door.room;
    const setAside = async (withdrawn: boolean) =>
      harness.ok(await door.as('leader'), 'attendance.setAside', {
        ...{ params: { courseId, personId: door.ids.participant3 }, body: { withdrawn } },
      });
    await setAside(true);
    expect((await door.comeIn('participant3')).error?.code).toBe('CHECK_IN_NOT_FOR_YOU');
    expect((await door.board()).people.map((one) => one.id)).not.toContain(door.ids.participant3);
    await setAside(false);
  });

  test('the page of today names the day, and none on other days', async () => {
    const today = async () =>
      harness.ok(await door.as('participant1'), 'check-in.today', {
        params: { courseId: door.room.courseId },
      });
    expect((await today()).days).toMatchObject([
      {
        day: { id: 'day-1', number: 1 },
        opening: { phase: 'open', opensAt: instant('08:00'), closesAt: instant('15:30') },
      },
    ]);
    door.at('08:30', '2025-02-07');
    expect((await today()).days).toEqual([]);
  });
});

describe('a scanned code', () => {
  test('leads through Canvas to the check-in page, with a ticket and without a name', async () => {
    const address = await door.address();
    const response = await fetch(address, { redirect: 'manual' });
    expect(response.status).toBe(303);
    const canvas = new URL(response.headers.get('location') ?? '');
    expect(canvas.origin).toBe(harness.canvas.url);
    expect(canvas.pathname).toBe('/courses/101/external_tools/retrieve');
    const target = canvas.searchParams.get('url') ?? '';
    expect(target.startsWith(`${harness.url}/lti/launch?goto=`)).toBe(true);
    const signedIn = await harness.launchAs('participant1', { target });
    expect(signedIn.goTo).toMatch(/^\/check-in\?day=day-1&ticket=[\w.-]+$/);
  });

  test('counts from the moment of the scan, with ten minutes to log in', async () => {
    door.at('08:59:40');
    const [ticket, slow] = [await door.scan(), await door.scan()];
    door.at('09:05');
    const passed = await door.pass('participant1', 'in', { kind: 'scanned', ticket });
    expect(passed.body?.inSince).toBe(instant('08:59:40'));
    door.at('09:09:40');
    const late = await door.pass('participant2', 'in', { kind: 'scanned', ticket: slow });
    expect(late.error?.code).toBe('CHECK_IN_TICKET_EXPIRED');
  });

  test('that lies within the opening times is good although they are over when it is used', async () => {
    await door.comeIn('participant1');
    door.at('15:29:50');
    const ticket = await door.scan();
    door.at('15:35');
    const passed = await door.pass('participant1', 'out', { kind: 'scanned', ticket });
    expect(passed.body?.visits).toEqual([{ from: instant('08:30'), to: instant('15:29:50') }]);
    door.at('07:59:50');
    const early = await door.scan();
    door.at('08:01');
    const refused = await door.pass('participant2', 'in', { kind: 'scanned', ticket: early });
    expect(refused.error?.code).toBe('CHECK_IN_TOO_EARLY');
  });

  test('is one code with the digits of its window, and cannot change the past', async () => {
    const old = await door.scan();
    expect((await door.comeIn('participant1')).status).toBe(200);
    const used = await door.pass('participant1', 'out', { kind: 'scanned', ticket: old });
    expect(used.error?.code).toBe('CHECK_IN_CODE_USED');
    door.at('08:32');
    const before = await door.scan();
    door.at('08:33');
    await door.goOut('participant1');
    const past = await door.pass('participant1', 'in', { kind: 'scanned', ticket: before });
    expect(past.error?.code).toBe('CHECK_IN_CODE_USED');
  });

  test('of another day, or one that nobody has signed, is refused', async () => {
    const ticket = await door.scan();
    await harness.ok(await door.as('leader'), 'check-in.start', {
      params: { courseId: door.room.courseId, dayId: 'day-2' },
    });
    const proof = { kind: 'scanned' as const, ticket };
    const other = await door.pass('participant1', 'in', proof, 'day-2');
    expect(other.error?.code).toBe('CHECK_IN_TICKET_EXPIRED');
    const forged = { kind: 'scanned' as const, ticket: `${ticket.slice(0, -3)}AAA` };
    expect((await door.pass('participant1', 'in', forged)).error?.code).toBe(
      'CHECK_IN_TICKET_EXPIRED',
    );
  });

  test('that is too old, or leads nowhere, says what to do', async () => {
    const address = await door.address();
    door.at('08:31');
    for (const url of [address, `${harness.url}/check-in/no-such-place/no-such-token`]) {
      const response = await fetch(url, {
        redirect: 'manual',
        headers: { 'Accept-Language': 'nb' },
      });
      expect(response.status).toBe(410);
      expect(await response.text()).toContain('Skann den som står på skjermen nå');
    }
  });
});

describe('a missing check-out', () => {
  const close = async () =>
    harness.call(await door.as('leader'), 'attendance.close', {
      params: { courseId: door.room.courseId, dayId: 'day-1' },
    });

  test('keeps the day from being closed until a leader says how long each was there', async () => {
    door.at('09:00');
    for (const student of students) expect((await door.comeIn(student)).status).toBe(200);
    door.at('15:00');
    const others = Object.values(door.ids);
    const { members } = await harness.ok(await door.as('leader'), 'roster.list', {
      params: { courseId: door.room.courseId },
    });
    expect(members.filter((one) => others.includes(one.id))).toHaveLength(3);
    expect((await close()).error).toMatchObject({
      ...{ code: 'DAY_NOT_SETTLED', details: { unrecorded: 3, matters: 3 } },
    });

    const stayed = await door.settle('participant1', { kind: 'stayed' });
    expect(stayed.body?.counts).toEqual({ in: 2, out: 1, notSeen: 0 });
    await door.settle('participant2', { kind: 'left', at: '11:30' });
    await door.settle('participant3', { kind: 'dropped' });
    expect(await entries('participant1')).toMatchObject([
      { source: 'checkIn', from: instant('09:00'), to: instant('14:30') },
    ]);
    expect(await entries('participant2')).toMatchObject([{ to: instant('11:30') }]);
    expect(await entries('participant3')).toEqual([]);
    expect((await close()).error?.details).toEqual({ unrecorded: 1, matters: 0 });
    await door.room.mark(
      ...[door.ids.participant3, 'day-1', { kind: 'absence', excused: false } as const, {}],
      await door.as('leader'),
    );
    expect((await close()).status).toBe(200);
  });

  test('is settled once; a time before the check-in is refused', async () => {
    door.at('10:00');
    await door.comeIn('participant1');
    door.at('15:00');
    expect((await door.settle('participant1', { kind: 'left', at: '09:59' })).error?.code).toBe(
      'END_NOT_AFTER_START',
    );
    expect((await door.settle('participant1', { kind: 'left', at: 'kl 9' })).error?.code).toBe(
      'INVALID_TIME',
    );
    expect((await door.settle('participant1', { kind: 'stayed' })).status).toBe(200);
    const again = await door.settle('participant1', { kind: 'stayed' });
    expect(again.error?.code).toBe('CHECK_IN_NOBODY_IN');
    expect(await entries('participant1')).toHaveLength(1);
  });

  test('vanishes by itself when somebody checks out in time', async () => {
    await door.comeIn('participant1');
    const { matters } = harness.tool.deps.models;
    expect(await matters.openOfDay(door.room.courseId, 'day-1')).toMatchObject([
      { kind: 'missingCheckOut', personId: door.ids.participant1 },
    ]);
    door.at('12:00');
    await door.goOut('participant1');
    expect(await matters.openOfDay(door.room.courseId, 'day-1')).toEqual([]);
  });
});

test('the code page shows neither names nor ids of people', async () => {
  await door.comeIn('participant1');
  const reply = await harness.ok(await door.as('leader'), 'check-in.code', {
    params: { courseId: door.room.courseId, dayId: 'day-1' },
  });
  expect(reply).toMatchObject({ code: expect.stringMatching(/^\d{6}$/), secondsLeft: 30 });
  expect(JSON.stringify(reply)).not.toMatch(/Kari|Øvrebø/);
  for (const id of Object.values(door.ids)) expect(JSON.stringify(reply)).not.toContain(id);
});

test('all that is stored of a participant’s check-ins is shown to them', async () => {
  await door.comeIn('participant1');
  const { sections } = await harness.ok(await door.as('participant1'), 'privacy.stored', {
    params: { courseId: door.room.courseId },
  });
  const own = sections.find((one) => one.kind === 'checkIns');
  expect(own?.records).toMatchObject([{ direction: 'in', how: 'typed', day: '2025-02-06' }]);
});
