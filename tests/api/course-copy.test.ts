import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Composition } from '#contract/course-setup';
import { aDay, anApproval, aPlan, aSegment } from '../factories.ts';
import { startHarness, type Harness, type SignedIn } from '../harness.ts';
import { schools } from '../harness-schools.ts';

/** Courses that Canvas has copied: the plan comes along when the leader asks for it, nothing else. */

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const { course, otherCourse, clientId } = schools.north;
const days = ['2025-02-06', '2025-02-13', '2025-03-27'];

let harness: Harness;
let original: SignedIn;

beforeAll(async () => {
  harness = await startHarness({ now: '2026-01-10T08:00:00Z' });
  original = await harness.launchAs('leader');
  const plan = aPlan({
    ...{ title: 'Kurset i fjor', organiser: 'Læringssenteret', percent: 75, language: 'nn' },
    days: days.map((date, at) =>
      aDay({
        ...{ id: `day-${at + 1}`, date, title: `Tema ${at + 1}`, place: 'Aulaen' },
        ...{ meetingUrl: 'https://meet.example/i-fjor' },
        ...(at === 1 ? { state: 'cancelled', changeReason: 'Syk kursleder' } : {}),
        segments: [
          aSegment({ id: `a${at}`, start: '09:00', end: '11:30' }),
          aSegment({ id: `b${at}`, start: '12:00', end: '14:30' }),
        ],
      }),
    ),
    approvals: [anApproval()],
  });
  await save(original, plan);
});
afterAll(() => harness.stop());
beforeEach(() => {
  harness.canvas.settings.notices = true;
});

const paramsOf = ({ me }: SignedIn) => ({ courseId: me.course?.id ?? '' });

async function save(as: SignedIn, plan: Parameters<typeof aPlan>[0]) {
  const body = { baseRevision: 0, plan: aPlan(plan) };
  await harness.ok(as, 'course-setup.save', { params: paramsOf(as), body });
}

/** A copy of a course in Canvas, with its leader signed in. */
async function copied(from: number = course, person = 'leader'): Promise<SignedIn> {
  const copy = await harness.canvas.copyCourse(from, { name: `Kopi av ${from}` });
  return harness.launchAs(person, { course: copy.id });
}

async function earlierOf(as: SignedIn) {
  const { templates } = await harness.ok(as, 'course-setup.templates', { params: paramsOf(as) });
  return templates.filter(({ kind }) => kind === 'earlier');
}

const choices: Omit<Composition, 'templateId'> = {
  ...{ language: 'nn', firstDate: '2026-02-05', spacing: 'template', lunchCounts: false },
};

async function compose(as: SignedIn, more: object = {}) {
  const [earlier] = await earlierOf(as);
  const body = { templateId: earlier?.id ?? '', ...choices, ...more };
  return harness.ok(as, 'course-setup.compose', { params: paramsOf(as), body });
}

describe('the leader of a copied course', () => {
  let leader: SignedIn;
  beforeAll(async () => {
    leader = await copied();
  });

  test('is offered the plan of the earlier course, before all templates', async () => {
    const params = paramsOf(leader);
    const { templates } = await harness.ok(leader, 'course-setup.templates', { params });
    expect(templates[0]).toMatchObject({
      ...{ kind: 'earlier', name: 'Kurset i fjor', days: 3 },
      earlier: { firstDate: '2025-02-06', percent: 75, language: 'nn' },
      approvals: ['Norsk Sykepleierforbund (NSF)'],
    });
  });

  test('gets it with all dates shifted by the chosen start', async () => {
    const { plan, problems } = await compose(leader);
    expect(problems).toEqual([]);
    expect(plan.days.map(({ id, date, title }) => [id, date, title])).toEqual([
      ['day-1', '2026-02-05', 'Tema 1'],
      ['day-2', '2026-02-12', 'Tema 2'],
      ['day-3', '2026-03-26', 'Tema 3'],
    ]);
    expect(plan).toMatchObject({ title: `Kopi av ${course}`, percent: 75, language: 'nn' });
    expect(plan.approvals.map(({ body }) => body)).toEqual(['Norsk Sykepleierforbund (NSF)']);
    expect(plan.days.map((day) => [day.state, day.changeReason, day.meetingUrl])).toEqual(
      days.map(() => ['planned', '', '']),
    );
  });

  test('may choose another rhythm, other times, and fewer or more days', async () => {
    const { plan } = await compose(leader, {
      ...{ spacing: 'weekly', start: '10:00' },
      days: [{}, { end: '16:00' }, {}, {}],
    });
    expect(plan.days.map(({ date }) => date)).toEqual([
      ...['2026-02-05', '2026-02-12', '2026-02-19', '2026-02-26'],
    ]);
    const times = plan.days.map(({ segments }) => [segments[0]?.start, segments.at(-1)?.end]);
    expect(times.slice(0, 3)).toEqual([
      ['10:00', '15:30'],
      ['10:00', '16:00'],
      ['10:00', '15:30'],
    ]);
    expect(plan.days[3]?.segments.length).toBeGreaterThan(0);
    expect((await compose(leader, { days: [{}] })).plan.days).toHaveLength(1);
  });

  test('finds no attendance, nobody but the staff, and no drafts of the earlier course', async () => {
    const { models } = harness.tool.deps;
    const from = paramsOf(original).courseId;
    const student = await harness.launchAs('participant1');
    await harness.ok(original, 'attendance.record', {
      params: { courseId: from, dayId: 'day-1' },
      body: {
        ...{ requestId: 'the-first-day', personIds: [student.me.personId] },
        act: { kind: 'wholeDay' },
      },
    });
    expect(await models.ledger.daysWithEntries(from)).toEqual(['day-1']);
    const { plan } = await compose(leader);
    await harness.ok(leader, 'course-setup.save', {
      params: paramsOf(leader),
      body: { baseRevision: 0, plan },
    });
    const own = paramsOf(leader).courseId;
    expect(await models.ledger.daysWithEntries(own)).toEqual([]);
    const { members } = await harness.ok(leader, 'roster.list', { params: { courseId: own } });
    expect(members.filter(({ role }) => role === 'participant')).toEqual([]);
  });

  test('gets the preparation as drafts, with links to the pages that Canvas has copied', async () => {
    const { models } = harness.tool.deps;
    const numbers = async (one: SignedIn) => {
      const found = await models.courses.get(paramsOf(one).courseId);
      return { host: new URL(found?.canvas.returnUrl ?? '').origin, ...found?.canvas };
    };
    const { host, courseId: from = '' } = await numbers(original);
    const links = [`${host}/courses/${from}/pages/les`, `${host}/courses/${from}/files/7`];
    for (const [index, link] of links.entries()) {
      await harness.ok(original, 'prep.add', {
        params: { ...paramsOf(original), dayId: 'day-1' },
        body: {
          requestId: `last-year-${index}`,
          task: {
            ...{ title: `Oppgave ${index}`, text: '', kind: 'read', link, minutes: 0 },
            ...{ required: true, answer: 'none', readers: 'leaders', opens: null, published: true },
            due: { date: '2025-02-05', time: '20:00' },
          },
        },
      });
    }
    const copy = await copied();
    const [earlier] = await earlierOf(copy);
    const { plan } = await compose(copy);
    await harness.ok(copy, 'course-setup.save', {
      params: paramsOf(copy),
      body: { baseRevision: 0, plan, templateId: earlier?.id ?? '' },
    });
    const { courseId: to = '' } = await numbers(copy);
    const { tasks } = await harness.ok(copy, 'prep.day', {
      params: { ...paramsOf(copy), dayId: 'day-1' },
    });
    expect(tasks).toMatchObject([
      { title: 'Oppgave 0', link: `${host}/courses/${to}/pages/les`, due: null, published: false },
      { title: 'Oppgave 1', link: '', published: false },
    ]);
    expect(to).not.toBe(from);
  });

  test('changes nothing in the earlier course', async () => {
    const before = await harness.ok(original, 'course-setup.overview', {
      params: paramsOf(original),
    });
    expect(before.plan).toMatchObject({ title: 'Kurset i fjor', days: { length: 3 } });
    expect(before.revision).toBe(1);
  });
});

describe('a link that Canvas copied', () => {
  test('opens the day of the new course', async () => {
    const custom = { open: 'day', day: 'day-3', day_number: '3' };
    await harness.launchAs('leader', { custom });
    const copy = await harness.canvas.copyCourse(course, { name: 'Med lenker' });
    const leader = await harness.launchAs('leader', { course: copy.id });
    const { plan } = await compose(leader);
    const body = { baseRevision: 0, plan };
    await harness.ok(leader, 'course-setup.save', { params: paramsOf(leader), body });
    const link = harness.canvas.world.data.resourceLinks.find(
      (one) => one.courseId === copy.id && one.custom['day'] === 'day-3',
    );
    const followed = await harness.launchAs('leader', {
      ...{ course: copy.id, resourceLink: link?.uuid ?? '' },
    });
    expect(followed.goTo).toBe('/days/day-3');
  });
});

describe('a copy of a copy', () => {
  test('is offered both plans, the nearest first', async () => {
    const first = await harness.canvas.copyCourse(course, { name: 'Første kopi' });
    const leader = await harness.launchAs('leader', { course: first.id });
    await save(leader, { title: 'Kurset i år' });
    const second = await copied(first.id);
    const names = (await earlierOf(second)).map(({ name }) => name);
    expect(names).toEqual(['Kurset i år', 'Kurset i fjor']);
  });
});

describe('the plan of another course is not offered', () => {
  test('where Canvas tells of no copy', async () => {
    const other = await harness.launchAs('coLeader', { course: otherCourse });
    expect(await earlierOf(other)).toEqual([]);
    const { courseId } = paramsOf(original);
    const body = { templateId: `earlier-${courseId}`, ...choices };
    const answer = await harness.call(other, 'course-setup.compose', {
      ...{ params: paramsOf(other), body },
    });
    expect(answer.error?.code).toBe('TEMPLATE_NOT_FOUND');
  });

  test('when it has not been set up itself', async () => {
    expect(await earlierOf(await copied(otherCourse, 'coLeader'))).toEqual([]);
  });

  test('to another institution, whatever its history says', async () => {
    const south = await harness.launchAs('south-leader');
    const { models } = harness.tool.deps;
    const theirs = await models.courses.get(paramsOf(south).courseId);
    const ours = await models.courses.get(paramsOf(original).courseId);
    if (!theirs || !ours) throw new Error('both courses have been opened');
    const { platformId, deploymentId, contextId, title, canvas } = theirs;
    const facts = { title, canvas: { ...canvas, contextHistory: [ours.contextId] } };
    await models.courses.putFromLaunch({ platformId, deploymentId, contextId }, facts, new Date());
    expect(await earlierOf(south)).toEqual([]);
  });
});

describe('notices of copies', () => {
  const handlers = () => harness.canvas.world.data.noticeHandlers;
  const subscribed = async () => {
    for (let tries = 0; tries < 100 && handlers().length === 0; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return handlers();
  };

  test('are asked for once, at the first launch of a deployment', async () => {
    await subscribed();
    const [{ id: tool } = { id: 0 }] = harness.canvas.world.toolsIn({ courseId: course });
    const asked = () =>
      harness.canvas.requests.filter(
        ({ path, method }) => path.endsWith(`notice-handlers/${tool}`) && method === 'PUT',
      ).length;
    const before = asked();
    expect(before).toBeGreaterThan(0);
    expect(handlers()[0]).toMatchObject({
      ...{ noticeType: 'LtiContextCopyNotice', url: `${harness.url}/lti/notices` },
    });
    await harness.launchAs('leader');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(asked()).toBe(before);
  });

  test('tell of the earlier course where launches do not', async () => {
    await subscribed();
    const copy = await harness.canvas.copyCourse(course, { name: 'Uten historikk' });
    expect(harness.canvas.deliveries.at(-1)).toMatchObject({ status: 200 });
    harness.canvas.world.data.courseCopies = [];
    const leader = await harness.launchAs('leader', { course: copy.id });
    expect((await earlierOf(leader)).map(({ name }) => name)).toEqual(['Kurset i fjor']);
  });

  test('may stay away: the history of launches is enough', async () => {
    harness.canvas.settings.notices = false;
    expect(await earlierOf(await copied())).toHaveLength(1);
  });

  describe('that are not what they should be', () => {
    const notice = () => {
      const facts = harness.canvas.platforms.find((one) => one.clientId === clientId);
      const now = Math.floor(Date.now() / 1000);
      return {
        ...{ iss: facts?.issuer, aud: clientId, azp: clientId, iat: now, exp: now + 3600 },
        nonce: crypto.randomUUID(),
        [`${lti}version`]: '1.3.0',
        [`${lti}deployment_id`]: facts?.deploymentId,
        [`${lti}notice`]: { id: '1', timestamp: '', type: 'LtiContextCopyNotice' },
        [`${lti}context`]: { id: 'made-up' },
        [`${lti}origin_contexts`]: ['somewhere'],
      };
    };
    const post = (body: unknown) =>
      fetch(`${harness.url}/lti/notices`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    const send = async (claims: object) =>
      post({ notices: [{ jwt: await harness.canvas.signing.sign({ ...claims }) }] });

    test.each([
      ['no platform of ours', 'PLATFORM_UNKNOWN', { aud: '99' }],
      ['another authorised party', 'PARTY_WRONG', { azp: '99' }],
      ['a deployment that nobody knows', 'DEPLOYMENT_UNKNOWN', { [`${lti}deployment_id`]: '9:x' }],
      ['a time that has run out', 'EXPIRED', { exp: 1000 }],
      ['a time long ago', 'TOO_OLD', { iat: Math.floor(Date.now() / 1000) - 7200 }],
      ['no nonce', 'NOTICE_MALFORMED', { nonce: undefined }],
      ['no notice', 'NOTICE_MALFORMED', { [`${lti}notice`]: undefined }],
      ['a context that is an object', 'NOTICE_MALFORMED', { [`${lti}context`]: { id: {} } }],
    ])('with %s are refused', async (_what, code, change) => {
      const response = await send({ ...notice(), ...change });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(await response.text()).toContain(code);
    });

    test('are refused unsigned, with a foreign signature, and as anything else', async () => {
      const signed = await harness.canvas.signing.sign({ ...(notice() as object) });
      const [header, payload] = signed.split('.');
      for (const jwt of [`${header}.${payload}.`, `${header}.${payload}.AAAA`, 'x', '']) {
        expect((await post({ notices: [{ jwt }] })).status).toBeGreaterThanOrEqual(400);
      }
      for (const body of [{}, [], { notices: 'x' }, { notices: [{}] }, 7]) {
        const { status } = await post(body);
        expect({ body, refused: status >= 400 && status < 500 }).toEqual({ body, refused: true });
      }
    });

    test('count once, and those of other kinds are taken and left alone', async () => {
      const { contextCopies } = harness.tool.deps.models;
      const told = () => contextCopies.originsOf(harness.platforms.north._id, 'made-up');
      const hello = { id: '2', timestamp: '', type: 'LtiHelloWorldNotice' };
      expect((await send({ ...notice(), [`${lti}notice`]: hello })).status).toBe(200);
      expect(await told()).toEqual([]);
      const one = notice();
      expect((await send(one)).status).toBe(200);
      expect(await told()).toEqual(['somewhere']);
      expect((await send({ ...one, [`${lti}origin_contexts`]: ['elsewhere'] })).status).toBe(200);
      expect(await told()).toEqual(['somewhere']);
    });
  });
});
