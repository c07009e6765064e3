import type { Body, Reply } from '#contract/endpoints';
import { schools } from '../harness-schools.ts';
import type { Answer, Harness, SignedIn } from '../harness.ts';
import { planOf, startClassroom, type Classroom } from './attendance-course.ts';

export const students = ['participant1', 'participant2', 'participant3'] as const;
export type Student = (typeof students)[number];

/** A classroom with check-in started on day-1, and short names for what people at the door do. */
export interface CheckInRoom {
  room: Classroom;
  /** Ids of the students. */
  ids: Record<Student, string>;
  /** Sets the clock to a wall-clock time of day-1; whoever acts later than their session lasts, launches anew. */
  at(time: string, date?: string): void;
  as(person: string): Promise<SignedIn>;
  /** The digits that stand on the leader's screen. */
  code(dayId?: string): Promise<string>;
  /** Where the QR code leads. */
  address(): Promise<string>;
  pass(
    student: Student,
    direction: 'in' | 'out',
    proof: string | Body<'check-in.pass'>['proof'],
    dayId?: string,
  ): Promise<Answer<'check-in.pass'>>;
  /** With the code that is shown at the time. */
  comeIn(student: Student): Promise<Answer<'check-in.pass'>>;
  goOut(student: Student): Promise<Answer<'check-in.pass'>>;
  settle(
    student: Student | Student[],
    choice: Body<'check-in.settle'>['choice'],
  ): Promise<Answer<'check-in.settle'>>;
  board(): Promise<Reply<'check-in.board'>>;
  /** Scans, and answers the ticket that the phone is sent to Canvas with. */
  scan(): Promise<string>;
}

/** Winter time: an hour ahead of UTC. */
export const instant = (time: string, date = '2025-02-06') =>
  Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}+01:00`) / 1000;

export async function startCheckInRoom(harness: Harness): Promise<CheckInRoom> {
  const room = await startClassroom(harness, planOf());
  const { courseId } = room;
  const sessions = new Map<string, { who: SignedIn; until: number }>();
  const as = async (person: string) => {
    const now = harness.clock.now.getTime();
    const known = sessions.get(person);
    if (known !== undefined && now < known.until) return known.who;
    const who = await harness.launchAs(person);
    sessions.set(person, { who, until: now + 14 * 60_000 });
    return who;
  };
  const at = (time: string, date?: string) => {
    harness.clock.now = new Date(instant(time, date) * 1000);
  };
  const ids: Partial<Record<Student, string>> = {};
  for (const person of students) {
    harness.canvas.people.enrol({ courseId: schools.north.course, person, role: 'student' });
    ids[person] = (await as(person)).me.personId;
  }
  const params = (dayId = 'day-1') => ({ params: { courseId, dayId } });
  const current = async (dayId?: string) =>
    harness.ok(await as('leader'), 'check-in.code', params(dayId));
  const start = async (dayId: string) =>
    harness.ok(await as('leader'), 'check-in.start', params(dayId));
  await start('day-1');
  const own: CheckInRoom = {
    ...{ room, ids: ids as Record<Student, string>, at, as },
    code: async (dayId) => (await current(dayId)).code,
    address: async () => (await current()).address,
    async pass(student, direction, proof, dayId) {
      const body = {
        direction,
        proof: typeof proof === 'string' ? { kind: 'typed' as const, code: proof } : proof,
      };
      return harness.call(await as(student), 'check-in.pass', { ...params(dayId), body });
    },
    comeIn: async (student) => own.pass(student, 'in', await own.code()),
    goOut: async (student) => own.pass(student, 'out', await own.code()),
    async settle(student, choice) {
      const chosen = typeof student === 'string' ? [student] : student;
      const body = { personIds: chosen.map((one) => own.ids[one]), choice };
      return harness.call(await as('leader'), 'check-in.settle', { ...params(), body });
    },
    board: async () => harness.ok(await as('leader'), 'check-in.board', params()),
    async scan() {
      const response = await fetch(await own.address(), { redirect: 'manual' });
      const canvas = new URL(response.headers.get('location') ?? '');
      const target = new URL(canvas.searchParams.get('url') ?? '');
      const page = new URL(target.searchParams.get('goto') ?? '', 'http://client.example');
      return page.searchParams.get('ticket') ?? '';
    },
  };
  return own;
}
