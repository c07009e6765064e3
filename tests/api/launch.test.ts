import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startHarness, type Harness } from '../harness.ts';
import { schools } from '../harness-schools.ts';
import { draftLaunch, postDraft, type LaunchDraft } from './launch-draft.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const { north } = schools;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());

/** Posts a launch and exchanges its code, as the client does. */
async function signIn(draft: LaunchDraft) {
  const redirect = new URL((await postDraft(draft)).headers.get('location') ?? '', harness.url);
  const code = new URLSearchParams(redirect.hash.slice(1)).get('code') ?? '';
  return (await harness.call(null, 'session.redeem', { body: { code } })).body;
}

describe('a launch signs in', () => {
  test('a course leader, in the course that they came from', async () => {
    const leader = await harness.launchAs('leader');
    expect(leader.me).toMatchObject({ name: 'Ragnhild Åsen', role: 'leader', account: null });
    expect(leader.me.course).toMatchObject({ title: 'Helsepedagogikk høst', setUp: false });
    expect(await harness.ok(leader, 'session.me')).toEqual(leader.me);
  });

  test.each([
    ['coLeader', 'leader'],
    ['participant1', 'participant'],
    ['observer', 'observer'],
    ['designer', 'none'],
    ['stranger', 'none'],
    ['admin', 'none'],
  ] as const)('%s, in a course, as %s', async (person, role) => {
    expect((await harness.launchAs(person)).me.role).toBe(role);
  });

  test('somebody who took their time: Canvas dates a launch when its login begins', async () => {
    for (const minutes of [1.5, 10, 19]) {
      const draft = await draftLaunch(harness);
      const begun = Math.floor(Date.now() / 1000 - minutes * 60);
      Object.assign(draft.claims, { iat: begun, exp: begun + 3600 });
      expect({ minutes, is: await roleOf(draft) }).toEqual({ minutes, is: 'leader' });
    }
  });

  test('an account administrator, in their account alone', async () => {
    const root = await harness.launchAs('admin', { account: north.account });
    expect(root.me).toMatchObject({ role: 'administrator', course: null });
    expect(root.me.account).toEqual({ id: '1', name: 'Sykehuset Nord', isRoot: true });
    const below = await harness.launchAs('admin', { account: north.subAccount });
    expect(below.me.account).toMatchObject({ id: '11', isRoot: false });
  });

  test('nobody as an administrator who is none', async () => {
    expect((await harness.launchAs('leader', { account: north.account })).me.role).toBe('none');
  });

  test('the Test Student as one who never counts', async () => {
    const { me } = await harness.launchAs('testStudent');
    expect(me).toMatchObject({ role: 'participant', testUser: true });
    const part = await harness.tool.deps.models.people.getEnrolment(
      me.course?.id ?? '',
      me.personId,
    );
    expect(part).toMatchObject({ testUser: true, state: 'active' });
  });

  test('whoever both teaches and takes part as a leader', async () => {
    const draft = await draftLaunch(harness);
    const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
    draft.claims[`${lti}roles`] = [`${membership}#Learner`, `${membership}#Instructor`];
    expect(await roleOf(draft)).toBe('leader');
  });

  test('by exact roles: neither a longer name nor an institution role makes a leader', async () => {
    for (const role of [
      'http://purl.imsglobal.org/vocab/lis/v2/membership#InstructorAssistant',
      'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor',
      'Instructor',
    ]) {
      const draft = await draftLaunch(harness);
      draft.claims[`${lti}roles`] = [role];
      expect({ role, is: await roleOf(draft) }).toEqual({ role, is: 'none' });
    }
  });

  const roleOf = async (draft: LaunchDraft) => (await signIn(draft))?.me.role;
});

describe('a launch tells', () => {
  test('where to go, by a custom field of the link', async () => {
    const custom = { goto: '/days/3/prep' };
    expect((await harness.launchAs('leader', { custom })).goTo).toBe('/days/3/prep');
    expect((await harness.launchAs('leader')).goTo).toBe('');
  });

  test('what Canvas knows of the course', async () => {
    const { me } = await harness.launchAs('leader');
    const course = await harness.tool.deps.models.courses.get(me.course?.id ?? '');
    expect(course?.canvas).toMatchObject({
      ...{ courseId: '101', accountId: '11', rootAccountId: '1' },
      returnUrl: `${harness.canvas.url}/courses/101`,
    });
    expect(course?.canvas.membershipsUrl).toMatch(/names_and_roles$/);
    expect(course?.canvas.lineItemsUrl).toMatch(/line_items$/);
  });

  test('nothing where Canvas left a variable unexpanded', async () => {
    const draft = await draftLaunch(harness);
    const given = draft.claims[`${lti}custom`] as Record<string, string>;
    draft.claims[`${lti}custom`] = {
      ...given,
      ...{ canvas_course_id: '$Canvas.course.id', goto: '$Canvas.nothing.here' },
      ...{ prefers_high_contrast: '$Canvas.user.prefersHighContrast' },
      account_id: '$Canvas.account.id',
    };
    const body = await signIn(draft);
    expect(body).toMatchObject({ goTo: '', me: { highContrast: false } });
    const course = await harness.tool.deps.models.courses.get(body?.me.course?.id ?? '');
    expect(course?.canvas).toMatchObject({ courseId: '', accountId: '', returnUrl: '' });
  });

  test('nothing of an account whose id is longer than any that Canvas has', async () => {
    const draft = await draftLaunch(harness);
    const given = draft.claims[`${lti}custom`] as Record<string, string>;
    draft.claims[`${lti}custom`] = { ...given, account_id: '1'.repeat(20_000) };
    const body = await signIn(draft);
    const course = await harness.tool.deps.models.courses.get(body?.me.course?.id ?? '');
    expect(course?.canvas.accountId).toBe('');
  });

  test('the sections of a person, and keeps them when it does not say', async () => {
    const { people } = harness.tool.deps.models;
    const { me } = await harness.launchAs('participant1');
    const part = () => people.getEnrolment(me.course?.id ?? '', me.personId);
    expect((await part())?.sections).toEqual(['Helsepedagogikk høst']);
    const target = { person: 'participant1', courseId: 101, placement: 'course_navigation' };
    const draft = await draftLaunch(harness, target);
    draft.claims[`${lti}custom`] = { section_names: '$com.instructure.User.sectionNames' };
    expect((await postDraft(draft)).status).toBe(303);
    expect((await part())?.sections).toEqual(['Helsepedagogikk høst']);
  });

  test('the language: of the launch, unless the person has chosen one in the tool', async () => {
    const speaks = (person: string, locale: 'nn' | 'en') => {
      harness.canvas.world.person(person).locale = locale;
    };
    speaks('participant2', 'nn');
    const nynorsk = await harness.launchAs('participant2');
    expect(nynorsk.me.locale).toBe('nn');
    const changed = await harness.ok(nynorsk, 'session.setLocale', { body: { locale: 'en' } });
    expect(changed.locale).toBe('en');
    expect((await harness.launchAs('participant2')).me.locale).toBe('en');
  });

  test('that Canvas shows high contrast', async () => {
    harness.canvas.world.person('participant3').prefersHighContrast = true;
    expect((await harness.launchAs('participant3')).me.highContrast).toBe(true);
  });

  test('under which host the platform shows the tool, so that it may frame it', async () => {
    await harness.launchAs('leader');
    const { platforms } = harness.tool.deps.models;
    const host = new URL(harness.canvas.url).host;
    expect((await platforms.getPlatform(harness.platforms.north._id))?.hosts).toEqual([host]);
    const headers = (await fetch(`${harness.url}/healthz`)).headers;
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(new RegExp(`frame-ancestors [^;]*http://${host}`));
    expect(headers.get('x-frame-options')).toBeNull();
  });
});

test('a repeated launch asks the platform nothing: it is the browser that comes by', async () => {
  await harness.launchAs('leader');
  const before = harness.canvas.requests.length;
  await harness.launchAs('leader');
  const asked = harness.canvas.requests.slice(before).map((one) => one.path.split('/').at(-1));
  expect(asked).toEqual(['authorize_redirect', 'authorize']);
});

test('fifty people who launch at once all come in, and the course is one', async () => {
  const { canvas } = harness;
  for (let i = 0; i < 50; i++) {
    canvas.people.add({ key: `crowd${i}`, name: `Deltaker ${i}`, rootAccountId: 2 });
    canvas.people.enrol({ courseId: 202, person: `crowd${i}`, role: 'student' });
  }
  const all = await Promise.all(
    Array.from({ length: 50 }, (_, i) => harness.launchAs(`crowd${i}`, { course: 202 })),
  );
  expect(new Set(all.map(({ me }) => me.personId)).size).toBe(50);
  expect(new Set(all.map(({ me }) => me.course?.id)).size).toBe(1);
});

test('one person who launches in eight tabs at once is one person', async () => {
  harness.canvas.people.add({ key: 'hasty', name: 'Hastig Hansen', rootAccountId: 2 });
  harness.canvas.people.enrol({ courseId: 202, person: 'hasty', role: 'student' });
  const browser = harness.canvas.browser();
  const tabs = await Promise.all(
    Array.from({ length: 8 }, () => harness.launchAs('hasty', { course: 202, browser })),
  );
  expect(new Set(tabs.map(({ me }) => me.personId)).size).toBe(1);
});
