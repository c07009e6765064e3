import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aPlan } from '../factories.ts';
import { startHarness, type Harness, type SignedIn } from '../harness.ts';

let harness: Harness;
let leader: SignedIn;
let participant: SignedIn;
let courseId: string;

beforeAll(async () => {
  harness = await startHarness({ now: '2025-02-14T08:00:00Z' });
  leader = await harness.launchAs('leader');
  participant = await harness.launchAs('participant1');
  courseId = leader.me.course?.id ?? '';
  await harness.ok(leader, 'course-setup.save', {
    params: { courseId },
    body: { baseRevision: 0, plan: aPlan() },
  });
});

afterAll(() => harness.stop());

const myCourse = () => harness.ok(participant, 'my-course.overview', { params: { courseId } });

const record = (dayId: string, act: { kind: 'wholeDay' } | { kind: 'absence'; excused: boolean }) =>
  harness.ok(leader, 'attendance.record', {
    params: { courseId, dayId },
    body: {
      requestId: `request-${dayId}`,
      personIds: [participant.me.personId],
      act,
      reason: 'Syk den dagen',
    },
  });

describe('a participant', () => {
  test('sees the course with nothing recorded: all of it can still be reached', async () => {
    const { standing, nextDayId, leaders } = await myCourse();
    expect(standing).toMatchObject({ state: 'open', earned: 0, planned: 1500, required: 1200 });
    expect(standing.reachable).toBe(1500);
    expect(nextDayId).toBe('day-3');
    expect(leaders).toContain('Ragnhild Åsen');
  });

  test('sees what was recorded, from which source and why', async () => {
    await record('day-1', { kind: 'wholeDay' });
    await record('day-2', { kind: 'absence', excused: true });
    const { days, standing } = await myCourse();
    expect(days[0]).toMatchObject({ number: 1, mark: 'whole', attended: 300, planned: 300 });
    expect(days[0]?.evidence[0]).toMatchObject({ kind: 'presence', source: 'leader' });
    expect(days[1]).toMatchObject({ mark: 'excused', attended: 0 });
    expect(days[1]?.evidence[0]?.reason).toBe('Syk den dagen');
    expect(standing).toMatchObject({ state: 'open', earned: 300, stillNeeded: 900 });
    expect(standing.needsWholeDays).toEqual(['day-3', 'day-4', 'day-5']);
  });

  test('gets the days as a calendar that a later file can move', async () => {
    const response = await harness.request(participant, 'my-course.calendar', {
      params: { courseId },
    });
    const text = await response.text();
    expect(response.headers.get('content-type')).toContain('text/calendar');
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(5);
    expect(text).toContain('DTSTART:20250206T080000Z');
    expect(text).toContain(`UID:day-1.${courseId}@kursdag`);
    expect(text).toContain('SEQUENCE:1');
  });

  test('tells of themselves with a consent, and takes it back', async () => {
    const params = { courseId };
    const body = {
      group: 'professional' as const,
      profession: 'Sykepleier',
      workplace: 'Fjordby kommune',
      memberships: [{ body: 'Norsk Sykepleierforbund (NSF)', memberNumber: '123456' }],
      consent: '2026-1' as const,
    };
    const saved = await harness.ok(participant, 'privacy.saveDetails', { params, body });
    expect(saved.details).toMatchObject({ profession: 'Sykepleier' });
    const withdrawn = await harness.ok(participant, 'privacy.withdrawConsent', { params });
    expect(withdrawn.details).toBeNull();
    expect(withdrawn.group).toBe('professional');
    const { sections } = await harness.ok(participant, 'privacy.stored', { params });
    const text = JSON.stringify(sections);
    expect(text).not.toContain('123456');
    expect(text).toContain('consentWithdrawn');
  });

  test('cannot save details without the consent', async () => {
    const body = {
      ...{ group: null, profession: 'Lege', workplace: '', memberships: [] },
      consent: 'an older text' as '2026-1',
    };
    const answer = await harness.call(participant, 'privacy.saveDetails', {
      params: { courseId },
      body,
    });
    expect(answer.error?.code).toBe('INVALID_INPUT');
  });

  test('sees everything stored about them, and who looked at it', async () => {
    await harness.ok(leader, 'attendance.ledger', {
      params: { courseId, personId: participant.me.personId },
      query: {},
    });
    const { sections } = await harness.ok(participant, 'privacy.stored', { params: { courseId } });
    const of = (kind: string) => sections.find((one) => one.kind === kind)?.records ?? [];
    expect(of('identity')[0]).toMatchObject({ name: 'Kari Øvrebø' });
    expect(of('presence')).toHaveLength(2);
    expect(of('notes').map((one) => one['text'])).toContain('Syk den dagen');
    expect(of('events')).toContainEqual(
      expect.objectContaining({ what: 'ledgerRead', by: 'Ragnhild Åsen' }),
    );
  });
});

describe('Student View', () => {
  test('shows the course without figures, and saves nothing', async () => {
    const student = await harness.launchAs('testStudent');
    const seen = await harness.ok(student, 'my-course.overview', { params: { courseId } });
    expect(seen.testUser).toBe(true);
    const answer = await harness.call(student, 'privacy.saveDetails', {
      params: { courseId },
      body: {
        ...{ group: null, profession: '', workplace: '', memberships: [] },
        consent: '2026-1',
      },
    });
    expect(answer.error?.code).toBe('NOT_FOR_TEST_USER');
  });
});

describe('an administrator', () => {
  test('of the root account sees every course of the deployment', async () => {
    const admin = await harness.launchAs('admin', { account: 1 });
    const { isRoot, courses } = await harness.ok(admin, 'admin.courses');
    expect(isRoot).toBe(true);
    expect(courses[0]).toMatchObject({
      ...{ setUp: true, firstDay: '2025-02-06', lastDay: '2025-03-27', days: 5, closedDays: 0 },
    });
  });

  test('of an account in between sees nothing of the accounts below', async () => {
    const south = await harness.launchAs('south-admin', { account: 2 });
    const { courses } = await harness.ok(south, 'admin.courses');
    expect(courses).toEqual([]);
  });
});
