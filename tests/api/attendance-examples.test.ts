import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Row } from '#contract/attendance';
import type { Act } from '#contract/attendance-ledger';
import type { Group } from '#domain/plan';
import { startHarness, type Harness } from '../harness.ts';
import {
  dayOn,
  planOf,
  aRequestId,
  segmentAt,
  dates,
  startClassroom,
  type Classroom,
} from './attendance-course.ts';

const whole: Act = { kind: 'wholeDay' };
const absent: Act = { kind: 'absence', excused: false };
const from = (start: string, end: string): Act => ({ kind: 'presence', from: start, to: end });

/** The worked examples of the rules, told as a leader would record them. Figures in minutes. */
describe('the worked examples, recorded and read over the API', () => {
  let harness: Harness;
  let room: Classroom;
  const present: string[] = [];

  beforeAll(async () => {
    harness = await startHarness({ now: '2025-02-01T10:00:00Z' });
    room = await startClassroom(harness);
  });
  afterAll(() => harness.stop());

  /** A participant alone on the list of a fresh course. */
  async function aParticipant(plan = planOf(), group?: Group): Promise<string> {
    for (const personId of present.splice(0)) {
      const params = { courseId: room.courseId, personId };
      await harness.ok(room.leader, 'attendance.setAside', { params, body: { withdrawn: true } });
    }
    await room.plan(plan);
    const person = await room.join(`Deltaker ${aRequestId()}`, group);
    present.push(person);
    return person;
  }

  async function mark(person: string, acts: Record<number, Act | Act[]>) {
    for (const [day, list] of Object.entries(acts)) {
      for (const act of Array.isArray(list) ? list : [list]) {
        const more = { reason: 'avtalt', replace: 'nothing' as const };
        const { error } = await room.mark(person, `day-${day}`, act, more);
        expect(error).toBeNull();
      }
    }
  }

  async function close(...days: number[]) {
    for (const day of days) expect((await room.close(`day-${day}`)).error).toBeNull();
  }

  const standing = ({ earned, planned, required, reachable, standing: word }: Row) => ({
    ...{ earned, planned, required, reachable, standing: word },
  });

  test('1: four whole days of five and one absent is exactly 80 %, and met', async () => {
    const person = await aParticipant();
    await mark(person, { 1: whole, 2: whole, 3: whole, 4: whole, 5: absent });
    await close(1, 2, 3, 4, 5);
    expect(standing(await room.row(person))).toEqual({
      ...{ earned: 1200, planned: 1500, required: 1200, reachable: 1200, standing: 'met' },
    });
  });

  test('2: leaving a second early puts the same course out of reach, and shows a minute less', async () => {
    const person = await aParticipant();
    await mark(person, { 1: whole, 2: whole, 3: whole, 4: from('09:00', '14:29:59'), 5: absent });
    await close(1, 2, 3, 4, 5);
    const row = await room.row(person);
    expect(standing(row)).toMatchObject({ earned: 1199, standing: 'outOfReach' });
    expect(row).toMatchObject({ stillNeeded: 1, nearlyThere: true });
  });

  test.each<[string, Act[], number]>([
    ['3: coming early and leaving late adds nothing', [from('08:41:10', '15:02')], 300],
    ['4: two devices never count twice', [from('09:00', '12:10'), from('11:50', '14:30')], 300],
    [
      '5: being there in the lunch that does not count is no attendance',
      [from('11:30', '12:00')],
      0,
    ],
  ])('%s', async (_name, acts, attended) => {
    const person = await aParticipant();
    await mark(person, { 1: acts });
    expect((await room.row(person)).cells[0]).toEqual([
      attended === 300 ? 'whole' : 'part',
      ...[attended, 300, 0],
    ]);
  });

  test('6: a closed day without anything recorded is not lost', async () => {
    const person = await aParticipant();
    await mark(person, { 1: whole, 2: whole, 3: whole, 4: absent });
    await close(1, 2, 3, 4);
    const [entry] = await room.ledger(person, 'day-4');
    expect((await room.voidEntry(entry?.id ?? '', 'feil person')).error).toBeNull();
    expect(standing(await room.row(person))).toMatchObject({
      ...{ earned: 900, reachable: 1500, standing: 'open' },
    });
  });

  test('7: with one day absent, all of the last day is needed', async () => {
    const person = await aParticipant();
    await mark(person, { 1: whole, 2: whole, 3: whole, 4: absent });
    await close(1, 2, 3, 4);
    const row = await room.row(person);
    expect(standing(row)).toMatchObject({ earned: 900, reachable: 1200, standing: 'open' });
    expect(row).toMatchObject({ needsWholeDays: ['day-5'], mayStillMiss: 0, atRisk: true });
  });

  test('8: two days absent puts 80 % out of reach', async () => {
    const person = await aParticipant();
    await mark(person, { 1: absent, 2: absent });
    await close(1, 2);
    expect(standing(await room.row(person))).toMatchObject({
      ...{ earned: 0, reachable: 900, standing: 'outOfReach' },
    });
  });

  test('9: a cancelled day makes the course smaller, and its threshold', async () => {
    const cancelled = dates.map((date, i) => dayOn(date, i === 1 ? { state: 'cancelled' } : {}));
    const person = await aParticipant(planOf(cancelled));
    await mark(person, { 1: whole, 3: whole, 4: whole, 5: absent });
    await close(1, 3, 4, 5);
    const row = await room.row(person);
    expect(standing(row)).toEqual({
      ...{ earned: 900, planned: 1200, required: 960, reachable: 900, standing: 'outOfReach' },
    });
    expect(row.cells[1]).toEqual(['cancelled', 0, 0, 0]);
  });

  test('10: make-up is earned, and shown apart', async () => {
    const person = await aParticipant();
    const fourth: Act[] = [from('09:00', '10:00'), { kind: 'makeUp', minutes: 240 }];
    await mark(person, { 1: whole, 2: whole, 3: whole, 4: fourth, 5: absent });
    await close(1, 2, 3, 4, 5);
    const row = await room.row(person);
    expect(standing(row)).toMatchObject({ earned: 1200, standing: 'met' });
    expect(row.makeUp).toBe(240);
    expect(row.cells[3]).toEqual(['part', 60, 300, 240]);
  });

  test('11: a day that is meant for others is neither planned nor recordable', async () => {
    const days = dates.map((date, i) => dayOn(date, i === 4 ? { audience: ['professional'] } : {}));
    const person = await aParticipant(planOf(days), 'userRepresentative');
    await mark(person, { 1: whole, 2: whole, 3: whole, 4: from('09:00', '11:00') });
    await close(1, 2, 3, 4, 5);
    const row = await room.row(person);
    expect(standing(row)).toMatchObject({
      ...{ earned: 1020, planned: 1200, required: 960, standing: 'met' },
    });
    expect(row.cells[4]?.[0]).toBe('notMeant');
    const refused = await room.mark(person, 'day-5', whole, { reason: 'var der' });
    expect(refused.error?.code).toBe('DAY_NOT_MEANT_FOR');
  });

  test('13 and 14: what a morning leaves open is lost only when the day is closed', async () => {
    const person = await aParticipant();
    await mark(person, { 1: from('09:00', '11:30') });
    expect(standing(await room.row(person))).toMatchObject({
      ...{ earned: 150, reachable: 1500, standing: 'open' },
    });
    await close(1);
    expect(standing(await room.row(person))).toMatchObject({ earned: 150, reachable: 1350 });
  });

  test('15: an absence that is known before the day is lost at once', async () => {
    const person = await aParticipant();
    await mark(person, { 1: from('09:00', '11:30'), 5: absent });
    expect(standing(await room.row(person))).toMatchObject({
      ...{ earned: 150, reachable: 1200, standing: 'open' },
    });
  });

  test('16: a course whose days all are cancelled is open, not met', async () => {
    const cancelled = dates.map((date) => dayOn(date, { state: 'cancelled' }));
    const person = await aParticipant(planOf(cancelled));
    expect(standing(await room.row(person))).toEqual({
      ...{ earned: 0, planned: 0, required: 0, reachable: 0, standing: 'open' },
    });
  });

  test('17: make-up fills what a correction has taken, and no more', async () => {
    const person = await aParticipant();
    await mark(person, {
      1: [
        from('09:00', '14:30'),
        { kind: 'correction', minutes: -30 },
        { kind: 'makeUp', minutes: 60 },
      ],
    });
    await close(1);
    expect((await room.row(person)).cells[0]).toEqual(['part', 270, 300, 30]);
  });

  test('18: with a day cancelled, all that is held can be attended', async () => {
    const days = dates.map((date, i) => dayOn(date, i === 1 ? { state: 'cancelled' } : {}));
    const person = await aParticipant(planOf(days));
    await mark(person, { 1: whole, 3: whole, 4: whole, 5: whole });
    await close(1, 3, 4, 5);
    expect(standing(await room.row(person))).toMatchObject({
      ...{ earned: 1200, planned: 1200, standing: 'met' },
    });
  });

  test('19: a credited break gives back the minutes outside the meeting, and is visible as such', async () => {
    const segments = [
      segmentAt('09:00', '10:00'),
      segmentAt('10:00', '10:15', { title: 'Pause', workForm: 'break' }),
      segmentAt('10:15', '11:30'),
    ];
    const person = await aParticipant(planOf([dayOn(dates[0] ?? '', { segments })]));
    await mark(person, { 1: [from('09:00', '10:01'), from('10:14', '11:30')] });
    expect((await room.row(person)).cells[0]).toEqual(['part', 137, 150, 0]);
    const params = { courseId: room.courseId, dayId: 'day-1', segmentId: 'at-10:00' };
    const seen = await harness.ok(room.leader, 'attendance.creditPreview', { params });
    expect(seen).toEqual({ credit: [person], already: [], notPresent: [] });
    const body = { requestId: aRequestId(), personIds: seen.credit, reason: '' };
    await harness.ok(room.leader, 'attendance.credit', { params, body });
    expect((await room.row(person)).cells[0]).toEqual(['whole', 150, 150, 0]);
    const sources = (await room.ledger(person, 'day-1')).map((entry) => entry.source);
    expect(sources.toSorted()).toEqual(['credited', 'leader', 'leader']);
  });

  test('a night on which the clock skips an hour has five hours', async () => {
    const night = dayOn('2025-03-30', { id: 'day-1', segments: [segmentAt('00:00', '06:00')] });
    const person = await aParticipant(planOf([night]));
    await mark(person, { 1: whole });
    expect((await room.row(person)).cells[0]).toEqual(['whole', 300, 300, 0]);
    const skipped = await room.mark(person, 'day-1', from('00:00', '02:30'));
    expect(skipped.error?.code).toBe('SKIPPED_TIME');
  });
});
