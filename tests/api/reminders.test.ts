import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { PrepContentShape } from '#contract/prep';
import { queueReminders } from '../../server/features/reminders/queue.ts';
import { startHarness, type Harness, type SignedIn } from '../harness.ts';
import { schools } from '../harness-schools.ts';
import {
  aRequestId,
  dates,
  dayOn,
  planOf,
  startClassroom,
  type Classroom,
} from './attendance-course.ts';

/** Day 2 is on Thursday 13 February 2025, at nine; its reminders go on Monday the 10th. */
const before = '2025-02-10T07:59:00Z';
const morning = '2025-02-10T08:01:00Z';

let harness: Harness;
let room: Classroom;
let kari: SignedIn;
let anne: SignedIn;

beforeAll(async () => {
  harness = await startHarness({ now: before, env: { KURSDAG_DEMO: '1' } });
  room = await startClassroom(harness);
  for (const person of ['participant1', 'participant2']) {
    harness.canvas.people.enrol({ courseId: schools.north.course, person, role: 'student' });
  }
  kari = await harness.launchAs('participant1');
  anne = await harness.launchAs('participant2');
});
afterAll(() => harness.stop());

const models = () => harness.tool.deps.models;
const clearing = [
  'outbox',
  'demo_mailbox',
  'reminderSettings',
  'reminderStops',
  'prepTasks',
  'audit',
];
beforeEach(async () => {
  for (const name of clearing) await models().connection.collection(name).deleteMany({});
  harness.clock.now = new Date('2025-02-07T12:00:00Z');
  await room.plan(planOf());
  for (const { me } of [kari, anne]) {
    await models().people.setLocale(me.personId, null);
    await models().people.updateEnrolment(room.courseId, me.personId, {
      ...{ withdrawnAt: null, group: null },
    });
  }
});

const inCourse = () => ({ courseId: room.courseId });
const save = (on: boolean, daysBefore = 3) =>
  harness.ok(room.leader, 'reminders.save', { params: inCourse(), body: { on, daysBefore } });
const overview = (daysBefore?: number) =>
  harness.ok(room.leader, 'reminders.overview', {
    ...{ params: inCourse(), query: daysBefore === undefined ? {} : { daysBefore } },
  });
const dayTwo = async () => (await overview()).days[1];
const peopleOf = async (dayId = 'day-2') =>
  (await harness.ok(room.leader, 'reminders.day', { params: { ...inCourse(), dayId } })).people;
/** What the job does, at a moment; the clock is set back after it, for the sessions' sake. */
async function look(now: string): Promise<void> {
  harness.clock.now = new Date(now);
  await queueReminders(harness.tool.deps);
  await harness.tool.deps.mail.pump();
  harness.clock.now = new Date(before);
}
const mails = async () => (await models().mailbox.list()).toReversed();
const receivers = async () => (await mails()).map(({ to }) => /<(.*)>/.exec(to)?.[1] ?? '').sort();
const addressOf = async ({ me }: SignedIn) =>
  (await models().people.getPerson(me.personId))?.email ?? '';
const addTask = async (values: Partial<PrepContentShape>) => {
  const { tasks } = await harness.ok(room.leader, 'prep.add', {
    params: { ...inCourse(), dayId: 'day-2' },
    body: {
      requestId: aRequestId(),
      task: {
        ...{ title: 'Les', text: '', kind: 'read', link: '', minutes: 30, required: true },
        ...{ answer: 'none', readers: 'leaders', opens: null, due: null, published: true },
        ...values,
      },
    },
  });
  return tasks.at(-1)?.id ?? '';
};

describe('a course leader', () => {
  test('has reminders off, and sees when they would go, to how many, and the mail', async () => {
    const shown = await overview();
    expect(shown).toMatchObject({ on: false, daysBefore: 3, mailConfigured: true });
    expect(shown.days.map(({ sendsAt }) => sendsAt)).toEqual([
      ...[null, '2025-02-10T08:00:00.000Z', '2025-03-03T08:00:00.000Z'],
      ...['2025-03-10T08:00:00.000Z', '2025-03-24T08:00:00.000Z'],
    ]);
    expect(shown.days[1]?.counts).toMatchObject({ coming: 2, sent: 0 });
    expect(shown.sample?.subject).toContain('Kursdag 2 er torsdag 13. februar 2025');
    await look(morning);
    expect(await mails()).toEqual([]);
  });

  test('sees what another number of days gives before choosing it', async () => {
    const shown = await overview(1);
    expect(shown.days[1]?.sendsAt).toBe('2025-02-12T08:00:00.000Z');
    expect((await overview()).daysBefore).toBe(3);
    for (const daysBefore of [0, 15, 1.5]) {
      const answer = await harness.call(room.leader, 'reminders.save', {
        ...{ params: inCourse(), body: { on: true, daysBefore } },
      });
      expect(answer.error?.code).toBe('INVALID_INPUT');
    }
  });

  test('switches them on, which is noted once, and off again', async () => {
    await save(true);
    await save(true);
    harness.clock.advance(1);
    await save(false);
    const events = (await models().audit.ofCourse(room.courseId, 10)).map(({ event }) => event);
    expect(events.toReversed()).toEqual([
      { kind: 'remindersSwitched', on: true, daysBefore: 3 },
      { kind: 'remindersSwitched', on: false, daysBefore: 3 },
    ]);
    await look(morning);
    expect(await mails()).toEqual([]);
  });

  test('gets a sample, once however often the button’s request arrives', async () => {
    const requestId = aRequestId();
    for (let times = 0; times < 2; times += 1) {
      await harness.ok(room.leader, 'reminders.sendSample', {
        ...{ params: inCourse(), body: { requestId } },
      });
    }
    await harness.tool.deps.mail.pump();
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail?.to).toContain(await addressOf(room.leader));
    harness.clock.now = new Date('2026-01-01T12:00:00Z');
    const late = await harness.launchAs('leader');
    const answer = await harness.call(late, 'reminders.sendSample', {
      ...{ params: inCourse(), body: { requestId: aRequestId() } },
    });
    expect(answer.error?.code).toBe('REMINDER_NO_DAY');
  });
});

describe('a reminder', () => {
  test('goes at nine, once, to everybody; the leader sees it', async () => {
    await save(true);
    await look(before);
    expect(await mails()).toEqual([]);
    await look(morning);
    await look('2025-02-10T15:00:00Z');
    await look('2025-02-12T10:00:00Z');
    expect(await receivers()).toEqual([await addressOf(kari), await addressOf(anne)].sort());
    expect((await dayTwo())?.counts).toEqual({
      ...{ coming: 0, sent: 2, maybeSent: 0, waiting: 0, notSent: 0 },
    });
    const page = await (await fetch(`${harness.url}/demo/mailbox`)).text();
    expect(page).toContain('Kursdag 2 er torsdag 13. februar 2025');
  });

  test('tells of what is left of the preparation, each in their own language, and leads to it', async () => {
    const done = await addTask({ title: 'Les om samtalen' });
    await addTask({ title: 'Kladden', published: false });
    await addTask({ title: 'Frivillig', required: false });
    await harness.ok(kari, 'prep.setDone', {
      ...{ params: { ...inCourse(), taskId: done }, body: { done: true } },
    });
    await models().people.setLocale(anne.me.personId, 'nn');
    await save(true);
    await look(morning);
    const of = async (who: SignedIn) => {
      const address = await addressOf(who);
      return (await mails()).find(({ to }) => to.includes(address))?.text ?? '';
    };
    expect(await of(kari)).toContain('Du har gjort alt forarbeidet til denne dagen.');
    const forAnne = await of(anne);
    expect(forAnne).toContain('Dette førearbeidet står att før dagen, om lag 30 min:');
    expect(forAnne).toContain('- Les om samtalen (30 min)');
    expect(forAnne).not.toMatch(/Kladden|Frivillig/);
    const address = /https?:\S*external_tools\/retrieve\S*/.exec(forAnne)?.[0] ?? '';
    const target = new URL(address).searchParams.get('url') ?? '';
    const landed = await harness.launchAs('participant2', { target });
    expect(landed.goTo).toBe('/prep/day-2');
  });

  test('is not for who has left, was set aside, has no address, is a test user or not meant', async () => {
    const [active, gone] = [await room.join('Uten Adresse'), await room.join('Har Sluttet')];
    await models().people.markGone(room.courseId, [gone]);
    await harness.launchAs('testStudent');
    await models().people.updateEnrolment(room.courseId, anne.me.personId, {
      withdrawnAt: new Date(),
    });
    await save(true);
    await look(morning);
    expect(await receivers()).toEqual([await addressOf(kari)]);
    expect(await peopleOf()).toMatchObject([
      { id: active, state: 'notSent', reason: 'noAddress' },
      { id: kari.me.personId, state: 'sent', reason: null },
    ]);
    await models().people.markGone(room.courseId, [active]);

    await room.plan(
      planOf(
        dates.map((date) =>
          dayOn(date, date === '2025-03-06' ? { audience: ['professional'] } : {}),
        ),
      ),
    );
    await look('2025-03-03T08:01:00Z');
    expect((await mails()).length).toBe(1);
    expect(await peopleOf('day-3')).toEqual([]);
  });

  test('is not sent for a day that is cancelled, also when it was in the queue', async () => {
    await save(true);
    harness.clock.now = new Date(morning);
    await queueReminders(harness.tool.deps);
    await room.plan(
      planOf(dates.map((date) => dayOn(date, date === dates[1] ? { state: 'cancelled' } : {}))),
    );
    await harness.tool.deps.mail.pump();
    expect(await mails()).toEqual([]);
    expect((await peopleOf())[0]).toMatchObject({ state: 'notSent', reason: 'tooLate' });
  });

  test('is not sent again when its day is moved afterwards', async () => {
    await save(true);
    await look(morning);
    await room.plan(
      planOf(
        dates.map((date) =>
          date === dates[1] ? { ...dayOn(date), date: '2025-02-20' } : dayOn(date),
        ),
      ),
    );
    await look('2025-02-17T08:01:00Z');
    await look('2025-02-18T08:01:00Z');
    expect((await mails()).length).toBe(2);
  });

  test('reaches whoever joins later, and nobody a second time', async () => {
    await save(true);
    await look(morning);
    const late = await room.join('Kom Sent');
    await models()
      .connection.collection<{ _id: string }>('people')
      .updateOne({ _id: late }, { $set: { email: 'sent@skole.example' } });
    await look('2025-02-11T08:01:00Z');
    expect(await receivers()).toEqual(
      [await addressOf(kari), await addressOf(anne), 'sent@skole.example'].sort(),
    );
    await models().people.markGone(room.courseId, [late]);
  });

  test('of two days on two mornings, when both are due at once', async () => {
    const close = ['2025-02-13', '2025-02-14'].map((date, index) => ({
      ...dayOn(date),
      id: `day-${index + 2}`,
    }));
    await room.plan(planOf(close));
    await save(true);
    await look('2025-02-12T09:00:00Z');
    await look('2025-02-12T10:00:00Z');
    expect((await mails()).map(({ subject }) => subject.slice(0, 9))).toEqual([
      ...['Kursdag 1', 'Kursdag 1'],
    ]);
    await look('2025-02-13T08:01:00Z');
    expect((await mails()).length).toBe(4);
  });

  test('is not sent to whoever was erased meanwhile, and leaves no link of theirs behind', async () => {
    await save(true);
    const gone = await room.join('Skal Slettes');
    const { connection, people, reminderStops } = models();
    await connection
      .collection<{ _id: string }>('people')
      .updateOne({ _id: gone }, { $set: { email: 'slettes@skole.example' } });
    harness.clock.now = new Date(morning);
    await queueReminders(harness.tool.deps);
    await people.erasePerson(gone, harness.clock.now);
    await harness.tool.deps.mail.pump();
    expect(await receivers()).toEqual([await addressOf(kari), await addressOf(anne)].sort());
    expect(await reminderStops.ofPerson(gone)).toEqual([]);
    await people.markGone(room.courseId, [gone]);
  });

  test('whose sender died in the middle counts as perhaps sent, and is not sent again', async () => {
    await save(true);
    harness.clock.now = new Date(morning);
    await queueReminders(harness.tool.deps);
    await models().outbox.claim(harness.clock.now);
    harness.clock.advance(11 * 60);
    await harness.tool.deps.mail.pump();
    await look('2025-02-11T08:01:00Z');
    expect((await mails()).length).toBe(1);
    expect((await dayTwo())?.counts).toMatchObject({ sent: 1, maybeSent: 1 });
    expect((await peopleOf()).map(({ state }) => state).sort()).toEqual(['maybeSent', 'sent']);
  });
});

describe('a reminder that was perhaps sent', () => {
  /** Kari's and Anne's are due; the sender died with one of them. Resolves to whose it was. */
  const interrupted = async () => {
    await save(true);
    harness.clock.now = new Date(morning);
    await queueReminders(harness.tool.deps);
    const lost = await models().outbox.claim(harness.clock.now);
    harness.clock.advance(11 * 60);
    await harness.tool.deps.mail.pump();
    const lostOf = lost?.personId ?? '';
    const [sent] = (await peopleOf()).filter(({ id }) => id !== lostOf);
    return { lostOf, sentTo: sent?.id ?? '' };
  };
  const target = (personId: string, dayId = 'day-2') => ({
    params: { ...inCourse(), dayId, personId },
  });
  const settle = (who: SignedIn | null, personId: string, sent: boolean, dayId?: string) =>
    harness.call(who, 'reminders.settle', { ...target(personId, dayId), body: { sent } });
  const stateOf = async (personId: string) =>
    (await peopleOf()).find(({ id }) => id === personId)?.state;
  const settledEvents = async (personId: string) =>
    (await models().audit.about(personId))
      .map(({ event }) => event)
      .filter(({ kind }) => kind === 'reminderSettled');

  test('is settled by leaders of the course only', async () => {
    const { lostOf } = await interrupted();
    expect((await settle(null, lostOf, true)).status).toBe(401);
    expect((await settle(kari, lostOf, true)).status).toBe(403);
    const elsewhere = await harness.launchAs('south-leader');
    expect((await settle(elsewhere, lostOf, true)).status).toBe(404);
    expect(await stateOf(lostOf)).toBe('maybeSent');
  });

  test('stays as sent when the leader says that it was', async () => {
    const { lostOf } = await interrupted();
    await harness.ok(room.leader, 'reminders.settle', { ...target(lostOf), body: { sent: true } });
    await look('2025-02-10T09:00:00Z');
    expect((await mails()).length).toBe(1);
    expect(await stateOf(lostOf)).toBe('sent');
    expect(await settledEvents(lostOf)).toEqual([
      { kind: 'reminderSettled', dayId: 'day-2', subject: lostOf, sent: true },
    ]);
  });

  test('goes once more when the leader says that it was not, and only once', async () => {
    const { lostOf } = await interrupted();
    const both = await Promise.all([0, 1].map(() => settle(room.leader, lostOf, false)));
    expect(both.map(({ error }) => error?.code ?? 'settled').sort()).toEqual([
      ...['MAIL_SETTLED', 'settled'],
    ]);
    await harness.tool.deps.mail.pump();
    await look('2025-02-11T08:01:00Z');
    expect(await receivers()).toEqual([await addressOf(kari), await addressOf(anne)].sort());
    expect(await stateOf(lostOf)).toBe('sent');
    expect(await settledEvents(lostOf)).toMatchObject([{ sent: false }]);
  });

  test('does not go once more after its day, nor to whoever has stopped them', async () => {
    const { lostOf } = await interrupted();
    const who = [kari, anne].find(({ me }) => me.personId === lostOf) ?? kari;
    await harness.ok(who, 'reminders.setMine', { params: inCourse(), body: { stopped: true } });
    await harness.ok(room.leader, 'reminders.settle', { ...target(lostOf), body: { sent: false } });
    await harness.tool.deps.mail.pump();
    expect((await mails()).length).toBe(1);
    expect(await peopleOf()).toContainEqual(
      expect.objectContaining({ id: lostOf, state: 'notSent', reason: 'stopped' }),
    );
  });

  test('of which there is no doubt, or which there is not, is refused', async () => {
    const { sentTo } = await interrupted();
    expect((await settle(room.leader, sentTo, false)).error?.code).toBe('MAIL_SETTLED');
    expect((await settle(room.leader, sentTo, true, 'day-3')).error?.code).toBe('MAIL_SETTLED');
    expect((await settle(room.leader, sentTo, true, 'no-day')).error?.code).toBe('DAY_NOT_FOUND');
    expect((await settle(room.leader, 'nobody', true)).error?.code).toBe('PARTICIPANT_NOT_FOUND');
  });
});

describe('a participant', () => {
  const stopLink = async (who: SignedIn) => {
    const address = await addressOf(who);
    const text = (await mails()).find(({ to }) => to.includes(address))?.text ?? '';
    return /http\S+\/reminders\/stop\/\S+/.exec(text)?.[0] ?? '';
  };
  const mine = (who: SignedIn) => harness.ok(who, 'reminders.mine', { params: inCourse() });

  test('stops them by the link in the mail, without a login; looking at it changes nothing', async () => {
    await save(true);
    await look(morning);
    const link = await stopLink(kari);
    expect(link).not.toBe(await stopLink(anne));
    const page = await fetch(link, { headers: { 'Accept-Language': 'nn' } });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Stopp påminningane');
    expect(await mine(kari)).toMatchObject({ on: true, stopped: false });

    const post = await fetch(link, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(post.status).toBe(200);
    expect(post.headers.get('set-cookie')).toBeNull();
    expect(await post.text()).toContain('Påminnelsene er stoppet');
    expect((await fetch(link, { method: 'POST' })).status).toBe(200);
    expect(await mine(kari)).toMatchObject({ stopped: true });
    const events = await models().audit.about(kari.me.personId);
    expect(events.filter(({ event }) => event.kind === 'remindersStopped').length).toBe(1);
    expect(JSON.stringify(harness.log)).not.toContain(link.split('/').at(-1));

    await look('2025-03-03T08:01:00Z');
    expect((await receivers()).filter((one) => one.length > 0).length).toBe(3);
    expect((await peopleOf('day-3')).find(({ id }) => id === kari.me.personId)).toMatchObject({
      ...{ state: 'notSent', reason: 'stopped' },
    });
  });

  test('gets a page that says so for a link that is none', async () => {
    for (const method of ['GET', 'POST']) {
      const answer = await fetch(`${harness.url}/reminders/stop/nothing`, { method });
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('Lenken virker ikke');
    }
  });

  test('stops and resumes them in the tool, also when a mail is in the queue already', async () => {
    await save(true);
    harness.clock.now = new Date(morning);
    await queueReminders(harness.tool.deps);
    const set = (stopped: boolean) =>
      harness.ok(kari, 'reminders.setMine', { params: inCourse(), body: { stopped } });
    expect(await set(true)).toMatchObject({ stopped: true });
    await harness.tool.deps.mail.pump();
    expect(await receivers()).toEqual([await addressOf(anne)]);
    expect(await set(false)).toMatchObject({ stopped: false });
    const stored = await harness.ok(kari, 'privacy.stored', { params: inCourse() });
    const kinds = stored.sections.find(({ kind }) => kind === 'events')?.records ?? [];
    expect(kinds.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['remindersStopped', 'remindersResumed']),
    );
  });

  test('who is Canvas’ test user cannot', async () => {
    const tester = await harness.launchAs('testStudent');
    const answer = await harness.call(tester, 'reminders.setMine', {
      ...{ params: inCourse(), body: { stopped: true } },
    });
    expect(answer.error?.code).toBe('NOT_FOR_TEST_USER');
  });
});

test('nothing is queued as long as no mail server is set', async () => {
  await save(true);
  harness.clock.now = new Date(morning);
  const { deps } = harness.tool;
  expect(await queueReminders({ ...deps, mail: { ...deps.mail, configured: false } })).toBe(0);
});
