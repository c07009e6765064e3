import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Act } from '#contract/attendance-ledger';
import { startHarness, type Harness, type SignedIn } from '../harness.ts';
import {
  dayOn,
  planOf,
  aRequestId,
  dates,
  startClassroom,
  type Classroom,
} from './attendance-course.ts';

const whole: Act = { kind: 'wholeDay' };
const absent: Act = { kind: 'absence', excused: false };
const from = (start: string, end: string): Act => ({ kind: 'presence', from: start, to: end });

let harness: Harness;
let room: Classroom;
let coLeader: SignedIn;
let person: string;

beforeAll(async () => {
  harness = await startHarness({ now: '2025-02-06T10:00:00Z' });
  room = await startClassroom(harness);
  coLeader = await harness.launchAs('coLeader');
});
beforeEach(async () => {
  await room.plan(planOf());
  person = await room.join(`Deltaker ${aRequestId()}`);
});
afterAll(() => harness.stop());

const cell = async (id = person) => (await room.row(id)).cells[0];
const undo = (batchId: string) =>
  harness.call(room.leader, 'attendance.undo', { params: { courseId: room.courseId, batchId } });

describe('marking', () => {
  test('answers with where the participants stand now', async () => {
    const other = await room.join(`Deltaker ${aRequestId()}`);
    const { body } = await room.mark([person, other], 'day-1', whole);
    expect(body?.entries).toBe(2);
    expect(body?.rows.map((row) => row.cells[0])).toEqual([
      ['whole', 300, 300, 0],
      ['whole', 300, 300, 0],
    ]);
  });

  test('a new mark takes the place of the old one: marked whole, then late, is late', async () => {
    await room.mark(person, 'day-1', whole);
    await room.mark(person, 'day-1', from('10:00', '14:30'));
    expect(await cell()).toEqual(['part', 240, 300, 0]);
    await room.mark(person, 'day-1', absent);
    expect(await cell()).toEqual(['absent', 0, 300, 0]);
    const entries = await room.ledger(person, 'day-1');
    expect(entries).toHaveLength(3);
    expect(entries.map((entry) => entry.voided?.cause ?? null).toSorted()).toEqual(
      [null, 'replaced', 'replaced'].toSorted(),
    );
  });

  test('a mark adds to what a meeting report says, unless it is told to take its place, with a reason', async () => {
    const at = (time: string) => Date.parse(`2025-02-06T${time}:00+01:00`) / 1000;
    await harness.tool.deps.models.ledger.append([
      {
        ...{ _id: `report-${person}`, courseId: room.courseId, dayId: 'day-1', personId: person },
        ...{ kind: 'presence', from: at('09:00'), to: at('11:00'), source: 'report' },
        ...{ batch: 'import', by: room.leader.me.personId, at: new Date() },
      },
    ]);
    await room.mark(person, 'day-1', from('13:00', '14:30'));
    expect(await cell()).toEqual(['part', 210, 300, 0]);
    const refused = await room.mark(person, 'day-1', absent, { replace: 'everything' });
    expect(refused.error?.code).toBe('REASON_REQUIRED');
    await room.mark(person, 'day-1', absent, {
      replace: 'everything',
      reason: 'lånte bort maskinen',
    });
    expect(await cell()).toEqual(['absent', 0, 300, 0]);
  });

  test('a retry of the same act changes nothing', async () => {
    const requestId = aRequestId();
    await room.mark(person, 'day-1', absent);
    const first = await room.mark(person, 'day-1', whole, { requestId });
    const again = await room.mark(person, 'day-1', whole, { requestId });
    expect(again.body).toEqual(first.body);
    expect(await room.ledger(person, 'day-1')).toHaveLength(2);
    expect(await cell()).toEqual(['whole', 300, 300, 0]);
  });

  test('two leaders who mark at once both stand, and the time counts once', async () => {
    const both = await Promise.all([
      room.mark(person, 'day-1', from('09:00', '12:00'), { replace: 'nothing' }),
      room.mark(person, 'day-1', from('11:00', '14:30'), { replace: 'nothing' }, coLeader),
    ]);
    expect(both.map((one) => one.status)).toEqual([200, 200]);
    expect(await cell()).toEqual(['whole', 300, 300, 0]);
    const names = (await room.ledger(person, 'day-1')).map((entry) => entry.by);
    expect(names.toSorted()).toEqual(['Odd-Bjørn Myhre', 'Ragnhild Åsen']);
  });

  test('presence and absence that both stand are pointed out', async () => {
    await room.mark(person, 'day-1', whole);
    await room.mark(person, 'day-1', absent, { replace: 'nothing' });
    const params = { courseId: room.courseId, dayId: 'day-1' };
    const { people } = await harness.ok(room.leader, 'attendance.day', { params });
    expect(people.find((one) => one.id === person)).toMatchObject({
      ...{ contradicts: true, mark: 'whole', attended: 300 },
    });
  });

  test('a day that was held longer or shorter is marked whole by its actual times', async () => {
    await room.plan(
      planOf([dayOn(dates[0] ?? '', { actual: { end: '13:30' }, changeReason: 'syk' })]),
    );
    await room.mark(person, 'day-1', whole);
    expect(await cell()).toEqual(['whole', 240, 240, 0]);
    const [entry] = await room.ledger(person, 'day-1');
    expect(entry?.to).toBe(Date.parse('2025-02-06T13:30:00+01:00') / 1000);
  });

  test('on a closed day a mark needs a reason', async () => {
    await harness.tool.deps.models.courses.setDayState(
      room.courseId,
      'day-1',
      'closed',
      'x',
      new Date(),
    );
    expect((await room.mark(person, 'day-1', whole)).error?.code).toBe('REASON_REQUIRED');
    const given = await room.mark(person, 'day-1', whole, { reason: 'glemt på listen' });
    expect(given.status).toBe(200);
  });
});

describe('taking back', () => {
  test('undoing a mark gives back what it had replaced, with its reason', async () => {
    const reason = 'syk, har meldt fra';
    await room.mark(person, 'day-1', { kind: 'absence', excused: true }, { reason });
    const { body } = await room.mark(person, 'day-1', whole);
    await undo(body?.batch ?? '');
    expect(await cell()).toEqual(['excused', 0, 300, 0]);
    const standing = (await room.ledger(person, 'day-1')).filter((one) => one.voided === null);
    expect(standing).toEqual([
      expect.objectContaining({ kind: 'absence', reason, cause: 'restored' }),
    ]);
  });

  test('undoing twice changes nothing more, and an undoing can itself be undone', async () => {
    const { body } = await room.mark(person, 'day-1', whole);
    const undone = await undo(body?.batch ?? '');
    expect(await cell()).toEqual(['none', 0, 300, 0]);
    expect((await undo(body?.batch ?? '')).body).toEqual(undone.body);
    await undo(undone.body?.batch ?? '');
    expect(await cell()).toEqual(['whole', 300, 300, 0]);
  });

  test('undoing leaves alone what has been voided or replaced since', async () => {
    const first = await room.mark(person, 'day-1', whole);
    await room.mark(person, 'day-1', from('10:00', '14:30'));
    await undo(first.body?.batch ?? '');
    expect(await cell()).toEqual(['part', 240, 300, 0]);
  });

  test('an unknown act cannot be undone', async () => {
    expect((await undo('unknown')).error?.code).toBe('BATCH_NOT_FOUND');
  });

  test('a voided entry stays in the ledger with who, when and why', async () => {
    await room.mark(person, 'day-1', whole);
    const [entry] = await room.ledger(person, 'day-1');
    await room.voidEntry(entry?.id ?? '', 'feil person');
    expect(await cell()).toEqual(['none', 0, 300, 0]);
    const [voided] = await room.ledger(person, 'day-1');
    expect(voided).toMatchObject({
      by: 'Ragnhild Åsen',
      voided: { by: 'Ragnhild Åsen', reason: 'feil person', at: '2025-02-06T10:00:00.000Z' },
    });
  });

  test('of two who void at once, one is told that it is done already', async () => {
    await room.mark(person, 'day-1', whole);
    const [entry] = await room.ledger(person, 'day-1');
    const params = { courseId: room.courseId, entryId: entry?.id ?? '' };
    const attempt = (as: SignedIn) =>
      harness.call(as, 'attendance.void', {
        ...{ params, body: { requestId: aRequestId(), reason: 'feil' } },
      });
    const both = await Promise.all([attempt(room.leader), attempt(coLeader)]);
    expect(both.map((one) => one.status).toSorted()).toEqual([200, 409]);
    expect(both.map((one) => one.error?.code)).toContain('ALREADY_VOIDED');
    const later = await room.voidEntry(params.entryId, 'feil');
    expect(later.error).toMatchObject({
      code: 'ALREADY_VOIDED',
      message: 'Registreringen er allerede annullert. Du trenger ikke gjøre noe mer.',
    });
  });

  test('a retry of the same void is not refused', async () => {
    await room.mark(person, 'day-1', whole);
    const [entry] = await room.ledger(person, 'day-1');
    const params = { courseId: room.courseId, entryId: entry?.id ?? '' };
    const body = { requestId: aRequestId(), reason: 'feil' };
    await harness.ok(room.leader, 'attendance.void', { params, body });
    const again = await harness.call(room.leader, 'attendance.void', { params, body });
    expect(again.status).toBe(200);
  });

  test('a void is not voided', async () => {
    await room.mark(person, 'day-1', whole);
    const [entry] = await room.ledger(person, 'day-1');
    await room.voidEntry(entry?.id ?? '', 'feil');
    const lines = await harness.tool.deps.models.ledger.ofPerson(room.courseId, person);
    const voiding = lines.find((line) => line.kind === 'void')?._id ?? '';
    expect((await room.voidEntry(voiding, 'angret')).error?.code).toBe('VOID_OF_VOID');
    expect((await room.voidEntry('unknown', 'angret')).error?.code).toBe('ENTRY_NOT_FOUND');
  });
});

describe('crediting a segment', () => {
  const params = () => ({ courseId: room.courseId, dayId: 'day-1', segmentId: 'at-12:00' });
  const between = () => ({ ...params(), segmentId: 'at-11:00' });

  test('names who would get it, who was there and who was not present on both sides', async () => {
    const [date = ''] = dates;
    const day = dayOn(date);
    const [morning, , afternoon] = day.segments;
    if (!morning || !afternoon) throw new Error('the day has its three segments');
    const segments = [
      { ...morning, end: '11:00' },
      { ...morning, id: 'at-11:00', start: '11:00', end: '11:15', title: 'Pause' },
      { ...morning, id: 'at-11:15', start: '11:15', end: '11:30' },
      afternoon,
    ];
    await room.plan(planOf([{ ...day, segments }]));
    const there = await room.join(`Deltaker ${aRequestId()}`);
    const morningOnly = await room.join(`Deltaker ${aRequestId()}`);
    await room.mark(person, 'day-1', from('09:00', '11:02'), { replace: 'nothing' });
    await room.mark(person, 'day-1', from('11:16', '14:30'), { replace: 'nothing' });
    await room.mark(there, 'day-1', whole);
    await room.mark(morningOnly, 'day-1', from('09:00', '11:00'));
    const seen = await harness.ok(room.leader, 'attendance.creditPreview', { params: between() });
    expect(seen.credit).toEqual([person]);
    expect(seen.already).toContain(there);
    expect(seen.notPresent).toContain(morningOnly);

    const body = { requestId: aRequestId(), personIds: [person] };
    const done = await harness.ok(room.leader, 'attendance.credit', { params: between(), body });
    const again = await harness.ok(room.leader, 'attendance.credit', { params: between(), body });
    expect(again).toEqual(done);
    expect(await cell()).toEqual(['part', 299, 300, 0]);

    const changed = await harness.call(room.leader, 'attendance.credit', {
      ...{ params: between(), body: { requestId: aRequestId(), personIds: [morningOnly] } },
    });
    expect(changed.error?.code).toBe('CREDIT_CHANGED');
  });

  test.each([
    ['the last segment of the day', 'at-12:00', 'SEGMENT_NOT_BETWEEN'],
    ['a break that does not count', 'at-11:30', 'SEGMENT_NOT_COUNTED'],
    ['a segment that is not there', 'at-08:00', 'SEGMENT_NOT_FOUND'],
  ])('refuses %s', async (_what, segmentId, code) => {
    const answer = await harness.call(room.leader, 'attendance.creditPreview', {
      params: { ...params(), segmentId },
    });
    expect(answer.error?.code).toBe(code);
  });
});

describe('what is refused', () => {
  const codeOf = async (
    act: Act,
    more: { reason?: string; dayId?: string; people?: string[] } = {},
  ) => {
    const { dayId = 'day-1', people = [person], ...rest } = more;
    const answer = await room.mark(people, dayId, act, rest);
    return answer.error?.code;
  };
  const long = 'a'.repeat(100_000);

  test.each<[string, Act, string]>([
    ['a time that is none', from('25:00', '26:00'), 'INVALID_TIME'],
    ['an end before its start', from('12:00', '10:00'), 'END_NOT_AFTER_START'],
    ['an end at its start', from('12:00', '12:00'), 'END_NOT_AFTER_START'],
    ['times outside of the day', from('15:00', '16:00'), 'OUTSIDE_PROGRAMME'],
    ['a correction of nothing', { kind: 'correction', minutes: 0 }, 'CORRECTION_OUT_OF_RANGE'],
    [
      'a correction longer than the day',
      { kind: 'correction', minutes: -301 },
      'CORRECTION_OUT_OF_RANGE',
    ],
    ['make-up of nothing', { kind: 'makeUp', minutes: 0 }, 'MAKE_UP_OUT_OF_RANGE'],
    ['make-up longer than the day', { kind: 'makeUp', minutes: 301 }, 'MAKE_UP_OUT_OF_RANGE'],
  ])('%s', async (_what, act, code) => {
    expect(await codeOf(act, { reason: 'avtalt' })).toBe(code);
    expect(await room.ledger(person, 'day-1')).toEqual([]);
  });

  test.each<[string, Act]>([
    ['an excused absence', { kind: 'absence', excused: true }],
    ['a correction', { kind: 'correction', minutes: 10 }],
    ['make-up', { kind: 'makeUp', minutes: 10 }],
  ])('%s without a reason, or with a book of it', async (_what, act) => {
    expect(await codeOf(act)).toBe('REASON_REQUIRED');
    expect(await codeOf(act, { reason: '  \n ' })).toBe('REASON_REQUIRED');
    expect(await codeOf(act, { reason: long })).toBe('REASON_TOO_LONG');
  });

  test('participants of other courses, and withdrawn ones, are counted out', async () => {
    expect(await codeOf(whole, { people: [person, 'unknown'] })).toBe('PARTICIPANTS_UNKNOWN');
    const params = { courseId: room.courseId, personId: person };
    await harness.ok(room.leader, 'attendance.setAside', { params, body: { withdrawn: true } });
    const { error } = await room.mark(person, 'day-1', whole);
    expect(error).toMatchObject({ code: 'PARTICIPANTS_WITHDRAWN', details: { count: 1 } });
  });

  test('five thousand participants at once, and none', async () => {
    const people = Array.from({ length: 5000 }, (_, i) => `person-${i}`);
    expect(await codeOf(whole, { people })).toBe('TOO_MANY_PARTICIPANTS');
    expect(await codeOf(whole, { people: [] })).toBe('INVALID_INPUT');
  });

  test('days that are unknown, cancelled or without a programme', async () => {
    const [first = '', second = ''] = dates;
    await room.plan(
      planOf([dayOn(first, { state: 'cancelled' }), dayOn(second, { segments: [] })]),
    );
    expect(await codeOf(whole, { dayId: 'day-9' })).toBe('DAY_NOT_FOUND');
    expect(await codeOf(whole)).toBe('DAY_CANCELLED');
    expect(await codeOf(whole, { dayId: 'day-2' })).toBe('DAY_WITHOUT_PROGRAMME');
  });
});
