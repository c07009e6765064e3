import type { Row } from '#contract/attendance';
import type { Act } from '#contract/attendance-ledger';
import type { Reply } from '#contract/endpoints';
import type { CoursePlan, Group, PlanDay, PlanSegment } from '#domain/plan';
import { aDay, aPlan, aSegment } from '../factories.ts';
import type { Answer, Harness, SignedIn } from '../harness.ts';
import { schools } from '../harness-schools.ts';

/** The days of the course in the worked examples: Thursdays, 09:00–14:30, lunch not counted. */
export const dates = ['2025-02-06', '2025-02-13', '2025-03-06', '2025-03-13', '2025-03-27'];

export function segmentAt(
  start: string,
  end: string,
  over: Partial<PlanSegment> = {},
): PlanSegment {
  return aSegment({ id: `at-${start}`, start, end, title: '', ...over });
}

/** One of the days, by its date: day-1 to day-5. */
export function dayOn(date: string, over: Partial<PlanDay> = {}): PlanDay {
  const segments = [
    segmentAt('09:00', '11:30'),
    segmentAt('11:30', '12:00', { counts: false, title: 'Lunsj' }),
    segmentAt('12:00', '14:30'),
  ];
  return aDay({ id: `day-${dates.indexOf(date) + 1}`, date, segments, ...over });
}

export function planOf(days: PlanDay[] = dates.map((date) => dayOn(date))): CoursePlan {
  return aPlan({ days });
}

/** A set-up course with its leader signed in, and short names for what a leader does. */
export interface Classroom {
  harness: Harness;
  leader: SignedIn;
  courseId: string;
  /** Replaces the plan, whatever it was. */
  plan(plan: CoursePlan): Promise<void>;
  /** A participant on the list, as the roster brings them. */
  join(name: string, group?: Group): Promise<string>;
  mark(
    person: string | string[],
    dayId: string,
    act: Act,
    more?: { reason?: string; replace?: 'marks' | 'everything' | 'nothing'; requestId?: string },
    as?: SignedIn,
  ): Promise<Answer<'attendance.record'>>;
  row(person: string): Promise<Row>;
  ledger(person: string, dayId: string): Promise<Reply<'attendance.ledger'>['entries']>;
  voidEntry(entryId: string, reason: string): Promise<Answer<'attendance.void'>>;
  close(dayId: string): Promise<Answer<'attendance.close'>>;
  reopen(dayId: string, reason: string): Promise<Answer<'attendance.reopen'>>;
}

/** Waits until Canvas' list, which the first launch of a leader begins to read, has been read. */
async function rosterRead(harness: Harness, leader: SignedIn, courseId: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { sync } = await harness.ok(leader, 'roster.syncStatus', { params: { courseId } });
    if (sync?.state === 'done') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the roster was not read');
}

let requests = 0;
export const aRequestId = () => `request-${++requests}-${process.pid}`;

/** Nobody but staff is in the practice course, so that tests say themselves who is on the list. */
export async function startClassroom(harness: Harness, plan = planOf()): Promise<Classroom> {
  const { models } = harness.tool.deps;
  for (const student of ['participant1', 'participant2', 'participant3', 'participant4']) {
    harness.canvas.people.remove(student, schools.north.course);
  }
  const leader = await harness.launchAs('leader');
  const courseId = leader.me.course?.id ?? '';
  await rosterRead(harness, leader, courseId);
  const room: Classroom = {
    ...{ harness, leader, courseId },
    async plan(next) {
      const course = await models.courses.get(courseId);
      await models.courses.savePlan(courseId, course?.revision ?? 0, next, 'test', new Date());
    },
    async join(name, group) {
      const [familyName = name, givenName = ''] = name.split(' ').toReversed();
      const person = await models.people.putPerson(harness.platforms.north._id, `sub of ${name}`, {
        ...{ name, familyName, givenName, email: '' },
      });
      await models.people.putEnrolment(
        courseId,
        person._id,
        { role: 'participant', sections: [], testUser: false },
        new Date(),
      );
      if (group) await models.people.updateEnrolment(courseId, person._id, { group });
      return person._id;
    },
    mark: (person, dayId, act, more = {}, as = leader) =>
      harness.call(as, 'attendance.record', {
        params: { courseId, dayId },
        body: {
          ...{ requestId: aRequestId(), reason: '', ...more, act },
          personIds: typeof person === 'string' ? [person] : person,
        },
      }),
    async row(person) {
      const { rows } = await harness.ok(leader, 'attendance.grid', { params: { courseId } });
      const found = rows.find((row) => row.id === person);
      if (!found) throw new Error('the participant is not in the grid');
      return found;
    },
    async ledger(person, dayId) {
      const { entries } = await harness.ok(leader, 'attendance.ledger', {
        params: { courseId, personId: person },
        query: { day: dayId },
      });
      return entries;
    },
    voidEntry: (entryId, reason) =>
      harness.call(leader, 'attendance.void', {
        params: { courseId, entryId },
        body: { requestId: aRequestId(), reason },
      }),
    close: (dayId) => harness.call(leader, 'attendance.close', { params: { courseId, dayId } }),
    reopen: (dayId, reason) =>
      harness.call(leader, 'attendance.reopen', { params: { courseId, dayId }, body: { reason } }),
  };
  await room.plan(plan);
  return room;
}
