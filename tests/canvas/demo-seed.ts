import type { Body } from '#contract/endpoints';
import { demoCourse } from './demo-data.ts';
import { demoReports } from './demo-reports.ts';
import {
  isUserRepresentative,
  type Participant,
  rosterOf,
  signIn,
  type SignedIn,
  thursday,
} from './demo-person.ts';
import type { PracticeCanvas } from './practice-canvas.ts';

/**
 * What the demo's course leader has done before the visitor comes: the course of 2025 with its days
 * around the present, and three of them recorded; and reports of the fourth day's meetings to try the
 * import with. Everything goes the way of a person: by a launch and the tool's own API.
 */
export async function seedDemo(canvas: PracticeCanvas, toolUrl: string, now: Date): Promise<void> {
  const leader = await signIn(canvas, toolUrl, 'leader', demoCourse);
  if (leader.me.course === null) return;
  const params = { courseId: leader.me.course.id };
  const first = !leader.me.course.setUp;
  if (first) await setUp(leader, params, now);
  const { plan } = await leader.call('course-setup.overview', params);
  if (first) await prepare(canvas, toolUrl, plan?.days.slice(0, 4).map(({ id }) => id) ?? []);
  const day = plan?.days[3];
  if (day !== undefined) canvas.downloads.push(...demoReports(day.date));
}

async function setUp(leader: SignedIn, params: { courseId: string }, now: Date): Promise<void> {
  const dates = datesAround(now);
  const { plan } = await leader.call('course-setup.compose', params, {
    templateId: 'digital-2025',
    language: 'nb',
    firstDate: dates[0] ?? '',
    spacing: 'template',
    lunchCounts: false,
    days: dates.map((date) => ({ date })),
  });
  for (const day of plan.days) day.meetingUrl = 'https://teams.example/kursdag';
  const templateId = 'digital-2025';
  await leader.call('course-setup.save', params, { baseRevision: 0, plan, templateId });
  const people = await rosterOf(leader, params);
  await leader.call('roster.setGroup', params, {
    personIds: people.filter(isUserRepresentative).map((one) => one.id),
    group: 'userRepresentative',
  });
  await leader.call('roster.setGroup', params, {
    personIds: people.filter((one) => !isUserRepresentative(one)).map((one) => one.id),
    group: 'professional',
  });
  await record(leader, params.courseId, plan.days, people);
  for (const { id: dayId } of plan.days) {
    await leader.call('prep.publish', { ...params, dayId }, {});
  }
}

/** Who has prepared: all of it, or all but so many tasks, the last ones first. */
const preparing: readonly [person: string, left: number][] = [
  ['p02', 0],
  ['p08', 0],
  ['p11', 1],
  ['p16', 2],
  ['r01', 0],
  ['p18', 5],
];
const demoAnswer = 'At noen spør, og at det er lov å si at en ikke vet.';
const demoQuestion = 'Hva er forskjellen på læring og mestring?';

/** What participants have done of the preparation for some days. */
async function prepare(canvas: PracticeCanvas, toolUrl: string, dayIds: string[]): Promise<void> {
  for (const [name, left] of preparing) {
    const person = await signIn(canvas, toolUrl, name, demoCourse);
    const params = { courseId: person.me.course?.id ?? '' };
    const { days } = await person.call('prep.mine', params);
    const tasks = days.flatMap((day) => (dayIds.includes(day.id) ? day.tasks : []));
    for (const { id: taskId, answer, readers } of tasks.slice(0, tasks.length - left)) {
      const task = { ...params, taskId };
      if (answer === 'none') await person.call('prep.setDone', task, { done: true });
      else {
        const body = { baseRevision: 0, text: demoAnswer, readers };
        await person.call('prep.handIn', task, body);
      }
    }
    const taskId = tasks.at(-2)?.id;
    if (left === 1 && taskId !== undefined) {
      await person.call('prep.ask', { ...params, taskId }, { text: demoQuestion });
    }
  }
}

/** Thursdays: three that have been, one within a week, one a fortnight later. */
const datesAround = (now: Date) => [-5, -4, -1, 0, 2].map((weeks) => thursday(now, weeks));

type Act = Body<'attendance.record'>['act'];

/** Three days with what real days have: most were there, some late, some away, one on make-up. */
async function record(
  leader: SignedIn,
  courseId: string,
  days: readonly { id: string }[],
  people: readonly Participant[],
): Promise<void> {
  let acts = 0;
  const mark = async (day: number, who: readonly Participant[], act: Act, reason = '') => {
    acts += 1;
    const personIds = who.map((one) => one.id);
    if (personIds.length === 0) return;
    const body = { requestId: `demo-act-${acts}`, personIds, act, reason };
    await leader.call('attendance.record', { courseId, dayId: days[day]?.id ?? '' }, body);
  };
  const pick = (...places: number[]) => people.filter((_one, index) => places.includes(index));
  const rest = (...places: number[]) => people.filter((_one, index) => !places.includes(index));

  await mark(0, rest(3, 7), { kind: 'wholeDay' });
  await mark(0, pick(3), { kind: 'presence', from: '10:15', to: '14:30' });
  await mark(0, pick(7), { kind: 'absence', excused: true }, 'Meldte fra på forhånd');
  await mark(1, rest(5, 7, 12), { kind: 'wholeDay' });
  await mark(1, pick(5), { kind: 'presence', from: '09:00', to: '12:45' });
  await mark(1, pick(7, 12), { kind: 'absence', excused: false });
  await mark(1, pick(12), { kind: 'makeUp', minutes: 120 }, 'Avtalt oppgave om gruppeledelse');
  await mark(2, rest(3, 9, 15, 18, 19), { kind: 'wholeDay' });
  await mark(2, pick(3, 9), { kind: 'absence', excused: false });
  await mark(2, pick(15), { kind: 'presence', from: '09:20', to: '14:30' });
  for (const day of [0, 1]) {
    await leader.call('attendance.close', { courseId, dayId: days[day]?.id ?? '' }, {});
  }
}
