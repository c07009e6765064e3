import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Composition } from '#contract/course-setup';
import type { CoursePlanShape } from '#contract/course-plan';
import type { Reply } from '#contract/endpoints';
import { type Harness, type SignedIn, startHarness } from '../harness.ts';
import { schools } from '../harness-schools.ts';

let harness: Harness;
let leader: SignedIn;
let coLeader: SignedIn;
let params: { courseId: string };

beforeAll(async () => {
  harness = await startHarness({ now: '2025-01-10T08:00:00Z' });
  leader = await harness.launchAs('leader');
  coLeader = await harness.launchAs('coLeader');
  params = { courseId: leader.me.course?.id ?? '' };
});
afterAll(() => harness.stop());

const digital2025: Composition = {
  templateId: 'digital-2025',
  language: 'nb',
  firstDate: '2025-02-06',
  spacing: 'template',
  lunchCounts: false,
};

function compose(choices: Partial<Composition> = {}): Promise<Reply<'course-setup.compose'>> {
  return harness.ok(leader, 'course-setup.compose', {
    params,
    body: { ...digital2025, ...choices },
  });
}

const overview = () => harness.ok(leader, 'course-setup.overview', { params });

/** The plan as it is saved now, changed by hand. */
async function change(
  edit: (plan: CoursePlanShape) => void,
): Promise<{ baseRevision: number; plan: CoursePlanShape }> {
  const { plan, revision } = await overview();
  if (plan === null) throw new Error('the course is not set up');
  const copy = structuredClone(plan);
  edit(copy);
  return { baseRevision: revision, plan: copy };
}

async function save(edit: (plan: CoursePlanShape) => void) {
  return harness.call(leader, 'course-setup.save', { params, body: await change(edit) });
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`there is no number ${index}`);
  return found;
}

async function auditKinds(): Promise<unknown[]> {
  const events = await harness.tool.deps.models.audit.ofCourse(params.courseId, 50);
  return events.map(({ event }) => event);
}

describe('beginning from a template', () => {
  test('the 2025 course comes with its dates, times, programme, goals and approvals', async () => {
    const { plan, figures, problems } = await compose();
    expect(problems).toEqual([]);
    expect(plan.days.map(({ date }) => date)).toEqual([
      ...['2025-02-06', '2025-02-13', '2025-03-06', '2025-03-13', '2025-03-27'],
    ]);
    for (const { segments } of plan.days) {
      expect(segments.at(0)?.start).toBe('09:00');
      expect(segments.at(-1)?.end).toBe('14:30');
      expect(segments.find(({ counts }) => !counts)).toMatchObject({
        ...{ start: '11:30', end: '12:00', title: 'Lunsj' },
      });
    }
    expect(figures.byGroup).toContainEqual({
      ...{ group: 'none', planned: 1500, required: 1200 },
    });
    expect(plan.approvals.map(({ body, approvedMinutes }) => [body, approvedMinutes / 60])).toEqual(
      [
        ['Fellesorganisasjonen (FO)', 22.5],
        ['Norsk Fysioterapeutforbund (NFF)', 25],
        ['Norsk psykologforening (NPF)', 25],
        ['Norsk Sykepleierforbund (NSF)', 22],
        ['Norsk Ergoterapeutforbund (NETF)', 25],
        ['Fagforbundet', 25],
      ],
    );
    expect(plan).toMatchObject({ title: 'Helsepedagogikk høst', percent: 80 });
    expect(plan.learningGoals.knowledge).toHaveLength(5);
  });

  test('it says what the hours become with lunch and without, and whom that leaves short', async () => {
    expect((await compose()).lunch).toEqual([
      { counts: false, planned: 25 * 60, short: [] },
      { counts: true, planned: 27.5 * 60, short: [] },
    ]);
    const { lunch } = await compose({ start: '09:30', end: '14:30' });
    expect(lunch).toEqual([
      {
        ...{ counts: false, planned: 22.5 * 60 },
        short: [
          'Norsk Fysioterapeutforbund (NFF)',
          'Norsk psykologforening (NPF)',
          'Norsk Ergoterapeutforbund (NETF)',
          'Fagforbundet',
        ],
      },
      { counts: true, planned: 25 * 60, short: [] },
    ]);
  });

  test('a date on a holiday or a weekend stays, with a hint', async () => {
    const { plan, warnings } = await compose({
      ...{ templateId: 'three-days-in-a-row', firstDate: '2025-05-16', spacing: 'consecutive' },
    });
    expect(plan.days.map(({ date }) => date)).toEqual(['2025-05-16', '2025-05-17', '2025-05-18']);
    const hints = warnings.filter(({ code }) => code === 'HOLIDAY' || code === 'WEEKEND');
    expect(hints).toEqual([
      {
        ...{ code: 'HOLIDAY', level: 'hint', holiday: 'constitutionDay' },
        at: { day: at(plan.days, 1).id, field: 'date' },
      },
      { code: 'WEEKEND', level: 'hint', at: { day: at(plan.days, 2).id, field: 'date' } },
    ]);
  });

  test('single days can have dates and times of their own', async () => {
    const { plan } = await compose({
      days: [{ date: '2025-02-07', start: '10:00' }, {}, { end: '12:00' }],
    });
    expect(
      plan.days.map(({ date, segments }) => [date, segments.at(0)?.start, segments.at(-1)?.end]),
    ).toEqual([
      ['2025-02-07', '10:00', '15:30'],
      ['2025-02-13', '09:00', '14:30'],
      ['2025-03-06', '09:00', '12:00'],
    ]);
  });

  test('without a date, or with times that are none, it says where', async () => {
    const { plan, problems } = await compose({
      ...{ firstDate: '', days: [{}, { date: '2025-02-13', start: '25:00' }] },
    });
    expect(problems).toEqual([
      { code: 'INVALID_DATE', at: { day: at(plan.days, 0).id, field: 'date' } },
      {
        code: 'INVALID_TIME',
        at: {
          day: at(plan.days, 1).id,
          segment: at(at(plan.days, 1).segments, 0).id,
          field: 'start',
        },
      },
    ]);
  });

  test('a template that does not exist is refused', async () => {
    const answer = await harness.call(leader, 'course-setup.compose', {
      ...{ params, body: { ...digital2025, templateId: 'six-days' } },
    });
    expect(answer).toMatchObject({ status: 404, error: { code: 'TEMPLATE_NOT_FOUND' } });
  });

  test('templates are described in the language of the reader', async () => {
    const { templates } = await harness.ok(leader, 'course-setup.templates', { params });
    expect(templates.at(0)).toMatchObject({
      ...{ id: 'digital-2025', kind: 'course', days: 5, planned: 1500 },
      name: 'Digitalt kurs i helsepedagogikk, fem dager',
    });
    expect(templates.at(-1)).toMatchObject({ id: 'empty', days: 0 });
  });
});

describe('the first save', () => {
  test('sets the course up, and both leaders read it', async () => {
    const { plan } = await compose();
    const before = await overview();
    expect(before).toMatchObject({ plan: null, revision: 0, changed: null, figures: null });
    const saved = await harness.ok(leader, 'course-setup.save', {
      ...{ params, body: { baseRevision: 0, plan } },
    });
    expect(saved).toMatchObject({ revision: 1, moved: 0 });
    const after = await harness.ok(coLeader, 'course-setup.overview', { params });
    expect(after).toMatchObject({
      ...{ revision: 1, plan: saved.plan, changed: { by: 'Ragnhild Åsen' } },
      figures: { heldSeconds: 90_000, held: 1500, complete: true },
      // Participants come from Canvas' list, which is read meanwhile.
      people: { withdrawn: 0, leaders: 2 },
    });
    expect(await auditKinds()).toContainEqual({ kind: 'planSaved', revision: 1, moved: 0 });
  });

  test('two first saves at once: the later is told, and can choose', async () => {
    const { plan } = await compose({ templateId: 'three-days' });
    const body = { baseRevision: 0, plan };
    const answer = await harness.call(coLeader, 'course-setup.save', { params, body });
    expect(answer).toMatchObject({ status: 409, error: { code: 'PLAN_CHANGED' } });
    const merged = await harness.ok(coLeader, 'course-setup.merge', { params, body });
    expect(merged).toMatchObject({ joined: false, revision: 1, changed: { by: 'Ragnhild Åsen' } });
    expect(merged.plan.days).toHaveLength(3);
    expect(merged.theirPlan.days).toHaveLength(5);
  });

  test('the same save once more, as after a lost answer, changes nothing', async () => {
    const { plan } = await overview();
    if (plan === null) throw new Error('the course is not set up');
    const answer = await harness.ok(leader, 'course-setup.save', {
      ...{ params, body: { baseRevision: 0, plan } },
    });
    expect(answer.revision).toBe(1);
  });
});

describe('who reads what', () => {
  test('a participant reads programme and approved hours, not what is between leader and body', async () => {
    await save((plan) => {
      at(plan.approvals, 0).reference = 'SAK-123';
      at(plan.approvals, 0).columns = ['Medlemsnummer'];
      at(plan.days, 0).meetingUrl = 'https://meet.example/1';
    });
    const participant = await harness.launchAs('participant1');
    const read = await harness.ok(participant, 'course-setup.overview', { params });
    expect(read).toMatchObject({
      ...{ warnings: null, changed: null, people: null, daysWithEvidence: null },
    });
    const { days, approvals } = read.plan ?? { days: [], approvals: [] };
    expect(at(days, 0).meetingUrl).toBe('https://meet.example/1');
    expect(at(approvals, 0)).toMatchObject({ approvedMinutes: 1350, reference: '', columns: [] });
    expect(at(approvals, 0)).not.toHaveProperty('answer');
  });

  test('an administrator of the account reads the plan too', async () => {
    const admin = await harness.launchAs('admin', { account: schools.north.account });
    const read = await harness.ok(admin, 'course-setup.overview', { params });
    expect(read.plan?.days).toHaveLength(5);
  });
});

describe('what is refused', () => {
  const refused = async (edit: (plan: CoursePlanShape) => void) => {
    const before = (await overview()).revision;
    const answer = await save(edit);
    expect(answer).toMatchObject({ status: 400, error: { code: 'PLAN_NOT_VALID' } });
    expect((await overview()).revision).toBe(before);
    return answer.error?.details?.['problems'];
  };
  const ofDay = async (index: number) => {
    const { plan } = await overview();
    const day = at(plan?.days ?? [], index);
    return { day: day.id, first: at(day.segments, 0).id, second: at(day.segments, 1).id };
  };

  test('a name of 100 000 characters, with its field and limit', async () => {
    const { day, first } = await ofDay(0);
    const problems = await refused((plan) => {
      plan.title = 'å'.repeat(100_000);
      at(at(plan.days, 0).segments, 0).title = 'x'.repeat(100_000);
    });
    expect(problems).toEqual([
      { code: 'TOO_LONG', at: { field: 'title' }, limit: 200 },
      { code: 'TOO_LONG', at: { day, segment: first, field: 'title' }, limit: 200 },
    ]);
  });

  test('segments that overlap, at the later one', async () => {
    const { day, first, second } = await ofDay(0);
    const problems = await refused((plan) => {
      at(at(plan.days, 0).segments, 0).end = '09:31';
    });
    expect(problems).toEqual([
      {
        ...{ code: 'SEGMENTS_OVERLAP', other: first },
        at: { day, segment: second, field: 'start' },
      },
    ]);
  });

  test('an end before its start, and a time that the clock skips', async () => {
    const { day, first } = await ofDay(4);
    const end = await refused((plan) => {
      at(at(plan.days, 4).segments, 0).end = '08:00';
    });
    expect(end).toContainEqual({
      code: 'END_NOT_AFTER_START',
      at: { day, segment: first, field: 'end' },
    });
    const skipped = await refused((plan) => {
      at(plan.days, 4).date = '2025-03-30';
      at(at(plan.days, 4).segments, 0).start = '02:30';
    });
    expect(skipped).toEqual([
      { code: 'SKIPPED_TIME', at: { day, segment: first, field: 'start' } },
    ]);
  });

  test.each([0, 101, 79.5])('a threshold of %d', async (percent) => {
    expect(await refused((plan) => (plan.percent = percent))).toEqual([
      { code: 'PERCENT_OUT_OF_RANGE', at: { field: 'percent' } },
    ]);
  });

  test('a date that does not exist, more than sixty days, doubled ids', async () => {
    const { day, first } = await ofDay(0);
    const date = await refused((plan) => (at(plan.days, 0).date = '2025-02-30'));
    expect(date).toEqual([{ code: 'INVALID_DATE', at: { day, field: 'date' } }]);
    const many = await refused((plan) => {
      plan.days = Array.from({ length: 61 }, (_day, index) => ({
        ...at(plan.days, 0),
        id: `day-${index}`,
      }));
    });
    expect(many).toEqual([{ code: 'TOO_MANY', at: { field: 'days' }, limit: 60 }]);
    const doubled = await refused((plan) => {
      at(at(plan.days, 0).segments, 1).id = first;
    });
    expect(doubled).toContainEqual({ code: 'DUPLICATE_ID', at: { day } });
  });

  test.each(['http://meet.example', 'javascript:alert(1)', 'meet.example', 'https://'])(
    'a meeting link that is not https: %s',
    async (meetingUrl) => {
      const { day } = await ofDay(0);
      expect(await refused((plan) => (at(plan.days, 0).meetingUrl = meetingUrl))).toEqual([
        { code: 'LINK_NOT_HTTPS', at: { day, field: 'meetingUrl' } },
      ]);
    },
  );

  test('a cancelled day and actual times without a reason', async () => {
    const { day } = await ofDay(1);
    const at1 = { day, field: 'changeReason' };
    expect(await refused((plan) => (at(plan.days, 1).state = 'cancelled'))).toEqual([
      { code: 'REASON_REQUIRED', at: at1 },
    ]);
    expect(await refused((plan) => (at(plan.days, 1).actual = { end: '13:00' }))).toEqual([
      { code: 'REASON_REQUIRED', at: at1 },
    ]);
  });

  test('closing a day by way of the plan, which is an act of its own', async () => {
    const { day } = await ofDay(1);
    expect(await refused((plan) => (at(plan.days, 1).state = 'closed'))).toEqual([
      { code: 'DAY_STATE_NOT_ALLOWED', at: { day, field: 'state' } },
    ]);
  });

  test('approvals without a body, with half a minute or with a percent of 0', async () => {
    const problems = await refused((plan) => {
      Object.assign(at(plan.approvals, 0), { body: ' ', approvedMinutes: 0.5, minimumPercent: 0 });
    });
    expect(problems).toMatchObject([
      { code: 'REQUIRED', at: { field: 'body' } },
      { code: 'MINUTES_OUT_OF_RANGE', at: { field: 'approvedMinutes' } },
      { code: 'PERCENT_OUT_OF_RANGE', at: { field: 'minimumPercent' } },
    ]);
  });

  test('what is no plan at all', async () => {
    const body = { baseRevision: 1, plan: { title: ['x'] } };
    const response = await harness.request(leader, 'course-setup.save', { params, body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'INVALID_INPUT' } });
  });
});
