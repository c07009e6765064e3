import type { Body } from '#contract/endpoints';
import { finishedCourse } from './demo-data.ts';
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
 * The demo's course that has ended: five closed days some months ago, mixed standings, details from a
 * registration list, some certificates issued and one taken back, so that these pages have something
 * to show at one click. Everything goes the way of a person.
 */
export async function seedFinished(
  canvas: PracticeCanvas,
  toolUrl: string,
  now: Date,
): Promise<void> {
  const leader = await signIn(canvas, toolUrl, 'leader', finishedCourse);
  if (leader.me.course?.setUp !== false) return;
  const params = { courseId: leader.me.course.id };
  const dates = [-18, -17, -14, -13, -11].map((weeks) => thursday(now, weeks));
  const templateId = 'digital-2025';
  const { plan } = await leader.call('course-setup.compose', params, {
    ...{ templateId, language: 'nb', spacing: 'template', lunchCounts: false },
    firstDate: dates[0] ?? '',
    days: dates.map((date) => ({ date })),
  });
  await leader.call('course-setup.save', params, { baseRevision: 0, plan, templateId });
  const people = await rosterOf(leader, params);
  await group(leader, params, people);
  const dayIds = plan.days.map(({ id }) => id);
  await record(leader, params.courseId, dayIds, people);
  await register(leader, params, people);
  await prepare(canvas, toolUrl, leader, dayIds);
  for (const dayId of dayIds) await leader.call('attendance.close', { ...params, dayId }, {});
  await issue(leader, params);
}

type Params = { courseId: string };
type Act = Body<'attendance.record'>['act'];

async function group(leader: SignedIn, params: Params, people: readonly Participant[]) {
  const ids = (wanted: boolean) =>
    people.filter((one) => isUserRepresentative(one) === wanted).map((one) => one.id);
  for (const [personIds, kind] of [
    [ids(true), 'userRepresentative'],
    [ids(false), 'professional'],
  ] as const) {
    await leader.call('roster.setGroup', params, { personIds, group: kind });
  }
}

/** By the places in the list: most have met, one exactly and one by make-up; three have not. */
async function record(
  leader: SignedIn,
  courseId: string,
  dayIds: readonly string[],
  people: readonly Participant[],
): Promise<void> {
  let acts = 0;
  const mark = async (day: number, places: readonly number[], act: Act, reason = '') => {
    acts += 1;
    const personIds = places.flatMap((place) => people[place]?.id ?? []);
    const body = { requestId: `finished-act-${acts}`, personIds, act, reason };
    await leader.call('attendance.record', { courseId, dayId: dayIds[day] ?? '' }, body);
  };
  const away: readonly (readonly number[])[] = [[7], [3, 9], [5, 9], [2, 9], [3, 5, 7]];
  for (const [day, absent] of away.entries()) {
    const there = [...people.keys()].filter((place) => !absent.includes(place));
    await mark(day, there, { kind: 'wholeDay' });
    await mark(day, absent, { kind: 'absence', excused: day === 0 }, 'Meldte fra på forhånd');
  }
  await mark(
    4,
    [5],
    { kind: 'makeUp', minutes: 300 },
    'Avtalt oppgave om helsepedagogikk i praksis',
  );
}

const listed: readonly [profession: string, workplace: string, body: string, number: string][] = [
  ['Sykepleier', 'Fjordhelse, poliklinikken', 'Norsk Sykepleierforbund (NSF)', '2114807'],
  ['Fysioterapeut', 'Fjordhelse, rehabilitering', 'Norsk Fysioterapeutforbund (NFF)', '33871'],
  ['Sosionom', 'Vika kommune', 'Fellesorganisasjonen (FO)', '905512'],
  ['Ergoterapeut', 'Vika kommune', 'Norsk Ergoterapeutforbund (NETF)', '12093'],
  ['Sykepleier', 'Fjordhelse, poliklinikken', 'Norsk Sykepleierforbund (NSF)', '2098316'],
  ['Psykolog', 'Fjordhelse, rehabilitering', 'Norsk psykologforening', '7745'],
  ['Sykepleier', 'Åsgrenda kommune', 'Norsk Sykepleierforbund (NSF)', ''],
];

/** What the sign-up form gave; some have left it empty. */
async function register(leader: SignedIn, params: Params, people: readonly Participant[]) {
  const rows = listed.flatMap(([profession, workplace, body, memberNumber], place) => {
    const personId = people[place]?.id;
    const values = { profession, workplace, body, memberNumber, group: null };
    return personId === undefined ? [] : [{ personId, values }];
  });
  await leader.call('registrations.save', params, { consentStated: true, rows });
}

/** Two have prepared for the first days. */
async function prepare(
  canvas: PracticeCanvas,
  toolUrl: string,
  leader: SignedIn,
  dayIds: readonly string[],
): Promise<void> {
  const courseId = leader.me.course?.id ?? '';
  for (const dayId of dayIds) await leader.call('prep.publish', { courseId, dayId }, {});
  for (const name of ['f01', 'f04']) {
    const person = await signIn(canvas, toolUrl, name, finishedCourse);
    const { days } = await person.call('prep.mine', { courseId });
    const first = days.slice(0, 2).flatMap((day) => day.tasks);
    for (const { id: taskId, answer, readers } of first) {
      const task = { courseId, taskId };
      if (answer === 'none') await person.call('prep.setDone', task, { done: true });
      else {
        const text = 'At det viktigste er å spørre hva den andre alt kan.';
        await person.call('prep.handIn', task, { baseRevision: 0, text, readers });
      }
    }
  }
}

/** Certificates for all who have met but the last two, a confirmation for one; one is taken back. */
async function issue(leader: SignedIn, params: Params): Promise<void> {
  const { candidates } = await leader.call('certificates.dryRun', params);
  const met = candidates.filter(({ decision }) => decision === 'issue').slice(0, -2);
  const below = candidates.filter(({ confirmable }) => confirmable).slice(0, 1);
  const items = [
    ...met.map(({ personId, basis }) => ({
      ...{ personId, kind: 'certificate', basis: basis.certificate },
    })),
    ...below.map(({ personId, basis }) => ({
      ...{ personId, kind: 'confirmation', basis: basis.confirmation },
    })),
  ];
  await leader.call('certificates.issue', params, { requestId: 'finished-course', items });
  for (let tries = 0; tries < 300; tries += 1) {
    const { run, certificates } = await leader.call('certificates.list', params);
    const last = certificates.find(({ kind }) => kind === 'certificate');
    if (run?.done === true && last !== undefined) {
      const place = { ...params, certificateId: last.id };
      const reason = 'Navnet var skrevet feil i Canvas';
      await leader.call('certificates.revoke', place, { reason });
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the certificates were not issued');
}
