import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { CoursePlanShape } from '#contract/course-plan';
import type { Reply } from '#contract/endpoints';
import { type Harness, type SignedIn, startHarness } from '../harness.ts';
import { aPlan } from '../factories.ts';
import { type Classroom, startClassroom } from './attendance-course.ts';

const approval = {
  ...{ id: 'fo', body: 'Fellesorganisasjonen (FO)', approvedMinutes: 1500, unit: 60 as const },
  ...{ wording: '', reference: '', acceptsMakeUp: false, documentedPresence: false, columns: [] },
};

let harness: Harness;
let room: Classroom;
let coLeader: SignedIn;
let kari: string;
let ola: string;
let params: { courseId: string };

beforeAll(async () => {
  harness = await startHarness({ now: '2025-03-20T08:00:00Z' });
  room = await startClassroom(harness);
  coLeader = await harness.launchAs('coLeader');
  params = { courseId: room.courseId };
  kari = await room.join('Kari Øvrebø', 'professional');
  ola = await room.join('Ola Nordmann', 'userRepresentative');
  for (const day of ['day-1', 'day-2', 'day-3']) await room.mark(kari, day, { kind: 'wholeDay' });
});
beforeEach(() => room.plan({ ...aPlan(), approvals: [approval] }));
afterAll(() => harness.stop());

const overview = () => harness.ok(room.leader, 'course-setup.overview', { params });

/** The saved plan, changed by hand, as somebody sends it who read it now. */
async function edited(edit: (plan: CoursePlanShape) => void) {
  const { plan, revision } = await overview();
  if (plan === null) throw new Error('the course is not set up');
  edit(plan);
  return { baseRevision: revision, plan };
}

function dayOf(plan: CoursePlanShape, id: string) {
  const day = plan.days.find((one) => one.id === id);
  if (!day) throw new Error(`there is no ${id}`);
  return day;
}

async function preview(
  edit: (plan: CoursePlanShape) => void,
  impact: 'none' | 'figures' | 'names' = 'figures',
): Promise<Reply<'course-setup.preview'>> {
  const body = { ...(await edited(edit)), impact };
  return harness.ok(room.leader, 'course-setup.preview', { params, body });
}

const save = (body: Awaited<ReturnType<typeof edited>>, as = room.leader) =>
  harness.call(as, 'course-setup.save', { params, body });

const cancel = (day: string) => (plan: CoursePlanShape) => {
  Object.assign(dayOf(plan, day), { state: 'cancelled', changeReason: 'Kursleder er syk' });
};

describe('what a change would mean', () => {
  test('a cancelled day shows whom it moves, without names until asked', async () => {
    const { impact, figures } = await preview(cancel('day-1'));
    expect(figures.heldSeconds).toBe(72_000);
    // Of four days none may be missed any more: both come to be at risk.
    expect(impact).toMatchObject({ moved: 2, changesStanding: 2 });
    expect(impact?.people.map(({ name }) => name)).toEqual([null, null]);
    expect(impact?.people.find(({ personId }) => personId === kari)).toMatchObject({
      before: { earned: 900, required: 1200 },
      after: { earned: 600, required: 960 },
    });
    const named = await preview(cancel('day-1'), 'names');
    expect(named.impact?.people.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Kari Øvrebø', 'Ola Nordmann']),
    );
  });

  test('a lower threshold moves who has been there for three days to met', async () => {
    const { impact } = await preview((plan) => (plan.percent = 60));
    expect(impact?.people.filter(({ changesStanding }) => changesStanding)).toMatchObject([
      { personId: kari, before: { standing: 'open' }, after: { standing: 'met' } },
    ]);
  });

  test('new texts move nobody', async () => {
    const { impact, warnings } = await preview((plan) => (dayOf(plan, 'day-4').place = 'Rom 2'));
    expect(impact).toEqual({ moved: 0, changesStanding: 0, people: [] });
    expect(warnings.filter(({ level }) => level === 'warn')).toEqual([]);
  });

  test('a half-written plan gets its faults and the figures of the rest', async () => {
    const { problems, figures, impact } = await preview((plan) => (dayOf(plan, 'day-5').date = ''));
    expect(problems).toEqual([{ code: 'INVALID_DATE', at: { day: 'day-5', field: 'date' } }]);
    expect(figures).toMatchObject({ heldSeconds: 72_000, complete: false });
    expect(impact).toBeNull();
  });

  test('hours that fall below what a body approved wait for its answer (rule 18)', async () => {
    const waits = { code: 'APPROVAL_WAITS', level: 'warn', at: { approval: 'fo' } };
    expect((await preview(() => undefined)).warnings).not.toContainEqual(waits);
    expect((await preview(cancel('day-2'))).warnings).toContainEqual(waits);
    const answered = await preview((plan) => {
      cancel('day-2')(plan);
      plan.approvals = [
        {
          ...approval,
          answer: { kind: 'approved', approvedMinutes: 1200, heldSeconds: 72_000 },
        },
      ];
    });
    expect(answered.warnings).not.toContainEqual(waits);
    expect(answered.figures.approvals).toEqual([{ approval: 'fo', cover: 'answered' }]);
  });

  test('a day that is moved away from its evidence is warned of', async () => {
    const { warnings } = await preview((plan) => (dayOf(plan, 'day-1').date = '2025-02-09'));
    expect(warnings).toContainEqual({
      ...{ code: 'EVIDENCE_OUTSIDE_DAY', level: 'warn', at: { day: 'day-1' }, count: 1 },
    });
    expect(warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['DATE_IN_PAST', 'WEEKEND']),
    );
  });

  test('a change of a closed day is warned of', async () => {
    await room.mark(ola, 'day-1', { kind: 'absence', excused: false });
    expect((await room.close('day-1')).status).toBe(200);
    const { warnings } = await preview((plan) => {
      const [first] = dayOf(plan, 'day-1').segments;
      if (first) first.end = '11:00';
    });
    expect(warnings).toContainEqual({
      ...{ code: 'CLOSED_DAY_CHANGED', level: 'warn', at: { day: 'day-1' } },
    });
  });

  test('a day for some only says how many it leaves out because their kind is not known', async () => {
    const nobodyKnows = await room.join('Synne Vik');
    const { warnings, figures } = await preview((plan) => {
      dayOf(plan, 'day-5').audience = ['professional'];
    });
    expect(warnings).toContainEqual({
      ...{ code: 'AUDIENCE_LEAVES_OUT', level: 'warn', at: {}, count: 1 },
    });
    expect(figures).toMatchObject({
      sameForAll: false,
      byGroup: [
        { group: 'none', planned: 1200 },
        { group: 'professional', planned: 1500 },
        { group: 'userRepresentative', planned: 1200 },
      ],
    });
    await harness.tool.deps.models.people.updateEnrolment(params.courseId, nobodyKnows, {
      withdrawnAt: new Date(),
    });
  });
});

describe('saving a change', () => {
  test('cancels, restores, moves and gives actual times; the audit knows it', async () => {
    harness.clock.advance(60);
    const cancelled = await save(await edited(cancel('day-4')));
    expect(cancelled.body).toMatchObject({ moved: 2 });
    harness.clock.advance(60);
    const restored = await save(
      await edited((plan) => {
        Object.assign(dayOf(plan, 'day-4'), { state: 'planned', date: '2025-03-20' });
        Object.assign(dayOf(plan, 'day-5'), {
          ...{ actual: { start: '09:30' }, changeReason: 'Teams var nede' },
        });
      }),
    );
    const { days } = restored.body?.plan ?? { days: [] };
    expect(days.at(3)).toMatchObject({ state: 'planned', date: '2025-03-20', changeReason: '' });
    expect((await overview()).figures?.days.at(4)?.planned).toBe(270);
    const events = await harness.tool.deps.models.audit.ofCourse(params.courseId, 20);
    const states = events.flatMap(({ event }) =>
      event.kind === 'dayStateChanged' ? [[event.dayId, event.state]] : [],
    );
    expect(states.slice(0, 2)).toEqual([
      ['day-4', 'planned'],
      ['day-4', 'cancelled'],
    ]);
  });

  test('a day with evidence cannot be removed, one without can', async () => {
    const without = (id: string) => (plan: CoursePlanShape) => {
      plan.days = plan.days.filter((day) => day.id !== id);
    };
    expect((await overview()).daysWithEvidence).toContain('day-1');
    const refused = await save(await edited(without('day-1')));
    expect(refused.error?.details?.['problems']).toEqual([
      { code: 'DAY_HAS_EVIDENCE', at: { day: 'day-1' } },
    ]);
    const done = await save(await edited(without('day-5')));
    expect(done.body?.plan.days).toHaveLength(4);
  });

  test('a closed day can neither be opened nor cancelled by way of the plan', async () => {
    await room.mark(ola, 'day-2', { kind: 'absence', excused: false });
    await room.close('day-2');
    for (const state of ['planned', 'cancelled'] as const) {
      const answer = await save(
        await edited((plan) => Object.assign(dayOf(plan, 'day-2'), { state, changeReason: 'x' })),
      );
      expect(answer.error?.details?.['problems']).toEqual([
        { code: 'DAY_STATE_NOT_ALLOWED', at: { day: 'day-2', field: 'state' } },
      ]);
    }
  });
});

describe('two leaders at once', () => {
  test('the later is told who changed what, and joins both without losing anything', async () => {
    const theirs = await edited((plan) => {
      dayOf(plan, 'day-4').place = 'Rom 2';
      plan.organiser = 'NK LMH, Oslo';
    });
    const mine = await edited((plan) => {
      dayOf(plan, 'day-4').title = 'Gruppeledelse';
      dayOf(plan, 'day-5').meetingUrl = 'https://meet.example/5';
    });
    const first = await save(theirs, coLeader);
    expect(first.status).toBe(200);
    const second = await save(mine);
    expect(second).toMatchObject({
      status: 409,
      error: {
        code: 'PLAN_CHANGED',
        details: {
          revision: first.body?.revision,
          changedBy: coLeader.me.personId,
          changedAt: expect.stringContaining('2025-03-20T08:0'),
          changes: [
            { at: { field: 'organiser' }, kind: 'changed' },
            { at: { day: 'day-4', field: 'place' }, kind: 'changed' },
          ],
        },
      },
    });
    const merged = await harness.ok(room.leader, 'course-setup.merge', { params, body: mine });
    expect(merged).toMatchObject({
      ...{ joined: true, conflicts: [], changed: { by: 'Odd-Bjørn Myhre' } },
      mine: [
        { at: { day: 'day-4', field: 'title' }, kind: 'changed' },
        { at: { day: 'day-5', field: 'meetingUrl' }, kind: 'changed' },
      ],
    });
    const third = await save({ baseRevision: merged.revision, plan: merged.plan });
    expect(third.status).toBe(200);
    const { plan } = await overview();
    expect(plan?.organiser).toBe('NK LMH, Oslo');
    expect(plan?.days.at(3)).toMatchObject({ place: 'Rom 2', title: 'Gruppeledelse' });
    expect(plan?.days.at(4)).toMatchObject({ meetingUrl: 'https://meet.example/5' });
  });

  test('where both changed the same field both are shown, and mine stands until chosen', async () => {
    const theirs = await edited((plan) => (plan.percent = 90));
    const mine = await edited((plan) => (plan.percent = 70));
    await save(theirs, coLeader);
    const merged = await harness.ok(room.leader, 'course-setup.merge', { params, body: mine });
    expect(merged.conflicts).toEqual([
      { at: { field: 'percent' }, kind: 'bothChanged', mine: 70, theirs: 90 },
    ]);
    expect(merged.plan.percent).toBe(70);
  });

  test('of many saves on the same revision exactly one wins', async () => {
    const bodies = await Promise.all(
      Array.from({ length: 8 }, (_save, index) =>
        edited((plan) => (plan.description = `Beskrivelse ${index}`)),
      ),
    );
    const answers = await Promise.all(bodies.map((body) => save(body)));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(answers.filter(({ error }) => error?.code === 'PLAN_CHANGED')).toHaveLength(7);
    const { revision, plan } = await overview();
    expect(revision).toBe((bodies.at(0)?.baseRevision ?? 0) + 1);
    expect(plan?.description).toBe(won.at(0)?.body?.plan.description);
  });

  test('a plan that nobody has saved cannot be joined with', async () => {
    const other = await harness.launchAs('coLeader', { course: 102 });
    const body = await edited(() => undefined);
    const answer = await harness.call(other, 'course-setup.merge', {
      params: { courseId: other.me.course?.id ?? '' },
      body,
    });
    expect(answer).toMatchObject({ status: 409, error: { code: 'COURSE_NOT_SET_UP' } });
  });
});
