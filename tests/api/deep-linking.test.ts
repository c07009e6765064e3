import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { LinkChoice } from '#contract/deep-linking';
import { aPlan } from '../factories.ts';
import { startHarness, type Harness, type SignedIn } from '../harness.ts';
import { schools } from '../harness-schools.ts';
import { draftLaunch, postDraft } from './launch-draft.ts';

const { course } = schools.north;
const settings = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings';
const own: LinkChoice = { kind: 'attendance', dayId: null };
const day = (number: number): LinkChoice => ({ kind: 'day', dayId: `day-${number}` });
const prep = (number: number): LinkChoice => ({ kind: 'prep', dayId: `day-${number}` });

let harness: Harness;
let leader: SignedIn;
let courseId: string;

beforeAll(async () => {
  harness = await startHarness({ now: '2025-01-10T08:00:00Z' });
  leader = await harness.launchAs('leader');
  courseId = leader.me.course?.id ?? '';
  const plan = aPlan();
  plan.days = plan.days.map((one, at) => (at === 2 ? { ...one, title: 'Samtalen' } : one));
  const body = { baseRevision: 0, plan };
  await harness.ok(leader, 'course-setup.save', { params: { courseId }, body });
});
afterAll(() => harness.stop());
beforeEach(() => {
  harness.canvas.deepLinkAnswers.length = 0;
});

interface Picker {
  signedIn: SignedIn;
  params: { courseId: string; requestId: string };
}

async function openPicker(placement: string, person = 'leader'): Promise<Picker> {
  const signedIn = await harness.launchAs(person, { placement });
  const requestId = /^\/place\/([\w-]+)$/.exec(signedIn.goTo)?.[1] ?? '';
  return { signedIn, params: { courseId, requestId } };
}

const answerTo = ({ signedIn, params }: Picker, choices: LinkChoice[]) =>
  harness.ok(signedIn, 'deep-linking.answer', { params, body: { choices } });

/** Chooses, and brings the answer to Canvas as the browser does. */
async function place(picker: Picker, choices: LinkChoice[]) {
  const { returnUrl, jwt } = await answerTo(picker, choices);
  const body = new URLSearchParams({ JWT: jwt });
  const response = await fetch(returnUrl, { method: 'POST', body });
  expect({ status: response.status, text: response.ok ? '' : await response.text() }).toEqual({
    ...{ status: 200, text: '' },
  });
  return harness.canvas.deepLinkAnswers.at(-1)?.items ?? [];
}

describe('what is offered', () => {
  test('is the own attendance and certificate and each day, by the names that they get in Canvas', async () => {
    const { signedIn, params } = await openPicker('link_selection');
    const { offers, several, assignment } = await harness.ok(signedIn, 'deep-linking.offers', {
      params,
    });
    expect({ several, assignment }).toEqual({ several: true, assignment: false });
    expect(offers.map(({ title }) => title)).toEqual([
      ...['Oppmøtet mitt', 'Kursbeviset mitt'],
      ...['Kursdag 1', 'Forarbeid til kursdag 1', 'Kursdag 2', 'Forarbeid til kursdag 2'],
      ...['Kursdag 3: Samtalen', 'Forarbeid til kursdag 3: Samtalen'],
      ...['Kursdag 4', 'Forarbeid til kursdag 4', 'Kursdag 5', 'Forarbeid til kursdag 5'],
    ]);
    expect(offers[6]).toMatchObject({ dayId: 'day-3', date: '2025-03-06' });
  });

  test('is one link for an assignment', async () => {
    const picker = await openPicker('assignment_selection');
    const { params } = picker;
    const reply = await harness.ok(picker.signedIn, 'deep-linking.offers', { params });
    expect(reply).toMatchObject({ several: false, assignment: true });
    const body = { choices: [day(1), day(2)] };
    const answer = await harness.call(picker.signedIn, 'deep-linking.answer', { params, body });
    expect(answer.error?.code).toBe('ONE_LINK_ALONE');
  });

  test('is nothing before the course has been set up', async () => {
    const { otherCourse } = schools.north;
    const placement = 'link_selection';
    const teacher = await harness.launchAs('coLeader', { course: otherCourse, placement });
    const params = {
      courseId: teacher.me.course?.id ?? '',
      requestId: teacher.goTo.split('/').at(-1) ?? '',
    };
    expect((await harness.ok(teacher, 'deep-linking.offers', { params })).offers).toEqual([]);
    const body = { choices: [own] };
    const answer = await harness.call(teacher, 'deep-linking.answer', { params, body });
    expect(answer.error?.code).toBe('LINK_NOT_OFFERED');
  });

  test('has no day that the plan does not have', async () => {
    const { signedIn, params } = await openPicker('link_selection');
    const body = { choices: [{ kind: 'day' as const, dayId: 'nowhere' }] };
    const answer = await harness.call(signedIn, 'deep-linking.answer', { params, body });
    expect(answer.error?.code).toBe('LINK_NOT_OFFERED');
  });
});

describe('the answer', () => {
  test('is signed for this platform, deployment and moment, with a nonce of its own', async () => {
    const picker = await openPicker('link_selection');
    const [first, second] = [await answerTo(picker, [own]), await answerTo(picker, [own])];
    const { issuer, clientId } = harness.platforms.north;
    const claims = decodeJwt(first.jwt);
    expect(claims).toMatchObject({ iss: clientId, aud: issuer });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(300);
    expect(claims['nonce']).not.toBe(decodeJwt(second.jwt)['nonce']);
    const { keys } = (await (await fetch(`${harness.url}/lti/keys`)).json()) as {
      keys: { kid: string }[];
    };
    expect(keys.map(({ kid }) => kid)).toContain(decodeProtectedHeader(first.jwt).kid);
    expect(first.returnUrl).toContain(`${harness.canvas.url}/courses/${course}/`);
  });

  test('is taken by Canvas, whichever picker asked', async () => {
    for (const placement of ['link_selection', 'module_index_menu_modal', 'editor_button']) {
      const items = await place(await openPicker(placement), [own, day(3)]);
      expect(items.map(({ title, error }) => ({ title, error }))).toEqual([
        { title: 'Oppmøtet mitt', error: null },
        { title: 'Kursdag 3: Samtalen', error: null },
      ]);
    }
  });

  test('makes an assignment that is due when the day ends, without points to be scored', async () => {
    const [item] = await place(await openPicker('assignment_selection'), [day(3)]);
    const assignment = harness.canvas.world.assignment(item?.assignmentId ?? 0);
    expect(assignment).toMatchObject({
      ...{ title: 'Kursdag 3: Samtalen', dueAt: '2025-03-06T13:30:00.000Z' },
      ...{ pointsPossible: 0, unlockAt: null, lockAt: null, published: false },
    });
  });

  test('makes an assignment of a day’s preparation, which opens with its first task and is due with its last', async () => {
    const prepared = async (number: number) => {
      const [item] = await place(await openPicker('assignment_selection'), [prep(number)]);
      return harness.canvas.world.assignment(item?.assignmentId ?? 0);
    };
    expect(await prepared(3)).toMatchObject({
      ...{ title: 'Forarbeid til kursdag 3: Samtalen', dueAt: '2025-03-06T08:00:00.000Z' },
      ...{ pointsPossible: 0, unlockAt: null },
    });
    const task = {
      ...{ title: 'Les', text: '', kind: 'read' as const, link: '', minutes: 0, required: true },
      ...{ answer: 'none' as const, readers: 'leaders' as const, published: true },
    };
    for (const [opens, due] of [
      ['2025-02-20', '2025-03-04'],
      ['2025-02-18', '2025-03-05'],
    ] as const) {
      await harness.ok(leader, 'prep.add', {
        params: { courseId, dayId: 'day-3' },
        body: {
          requestId: `request-${opens}`,
          task: {
            ...task,
            ...{ opens: { date: opens, time: '08:00' }, due: { date: due, time: '20:00' } },
          },
        },
      });
    }
    expect(await prepared(3)).toMatchObject({
      ...{ unlockAt: '2025-02-18T07:00:00.000Z', dueAt: '2025-03-05T19:00:00.000Z' },
    });
  });

  test('gives back what the platform wants back', async () => {
    const target = { person: 'leader', courseId: course, placement: 'link_selection' };
    const draft = await draftLaunch(harness, target);
    draft.claims[settings] = { ...(draft.claims[settings] as object), data: 'csrf:7' };
    const response = await postDraft(draft);
    const address = new URL(response.headers.get('location') ?? '', harness.url);
    const code = new URLSearchParams(address.hash.slice(1)).get('code') ?? '';
    const { token, goTo } = await harness.ok('', 'session.redeem', { body: { code } });
    const params = { courseId, requestId: goTo.split('/').at(-1) ?? '' };
    const body = { choices: [own] };
    const { jwt } = await harness.ok(token, 'deep-linking.answer', { params, body });
    expect(decodeJwt(jwt)['https://purl.imsglobal.org/spec/lti-dl/claim/data']).toBe('csrf:7');
  });
});

describe('a placed link', () => {
  test('opens its own page, for each role', async () => {
    const [attendance, third] = await place(await openPicker('link_selection'), [own, day(3)]);
    const [prepared] = await place(await openPicker('link_selection'), [prep(3)]);
    const landing = async (person: string, resourceLink: string | null | undefined) =>
      (await harness.launchAs(person, { resourceLink: resourceLink ?? '' })).goTo;
    expect(await landing('leader', attendance?.resourceLink)).toBe('/attendance');
    expect(await landing('participant1', attendance?.resourceLink)).toBe('/');
    expect(await landing('leader', third?.resourceLink)).toBe('/days/day-3');
    expect(await landing('participant1', third?.resourceLink)).toBe('/days/day-3');
    expect(await landing('testStudent', third?.resourceLink)).toBe('/days/day-3');
    expect(await landing('observer', third?.resourceLink)).toBe('');
    expect(await landing('leader', prepared?.resourceLink)).toBe('/prep/day-3');
    expect(await landing('participant1', prepared?.resourceLink)).toBe('/prep/day-3');
  });
});

describe('a request to choose', () => {
  test('is there for the leader whom Canvas asked, and for nobody else', async () => {
    const { params } = await openPicker('link_selection');
    const other = await harness.launchAs('coLeader');
    const answer = await harness.call(other, 'deep-linking.offers', { params });
    expect(answer).toMatchObject({ status: 404, error: { code: 'PLACING_ENDED' } });
    expect((await harness.call(leader, 'deep-linking.offers', { params })).status).toBe(200);
  });

  test.each(['participant1', 'designer', 'observer'])(
    'of %s is refused with a page that says why',
    async (person) => {
      const draft = await draftLaunch(harness, {
        ...{ person, courseId: course, placement: 'link_selection' },
      });
      const response = await postDraft(draft);
      expect(response.status).toBe(403);
      const page = await response.text();
      expect(page).toContain('PLACING_NOT_ALLOWED');
      expect(page).toContain('Bare kursledere kan legge inn lenker');
    },
  );

  const spoilt: [string, string, object | undefined][] = [
    ['no settings', 'DEEP_LINK_INCOMPLETE', undefined],
    ['no return address', 'DEEP_LINK_INCOMPLETE', { deep_link_return_url: undefined }],
    [
      'a script for a return address',
      'DEEP_LINK_INCOMPLETE',
      { deep_link_return_url: 'javascript:alert(1)' },
    ],
    ['types that are text', 'DEEP_LINK_INCOMPLETE', { accept_types: 'ltiResourceLink' }],
    ['only files wanted', 'DEEP_LINK_TYPE_REFUSED', { accept_types: ['file'] }],
  ];
  test.each(spoilt)('with %s is refused', async (_what, code, change) => {
    const target = { person: 'leader', courseId: course, placement: 'link_selection' };
    const draft = await draftLaunch(harness, target);
    const given = draft.claims[settings] as object;
    draft.claims[settings] = change === undefined ? undefined : { ...given, ...change };
    const response = await postDraft(draft);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(code);
  });
});
