import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ErrorReply } from '#contract/errors';
import type { Reply } from '#contract/endpoints';
import { startHarness, type Harness, type SignedIn } from '../harness.ts';
import { schools } from '../harness-schools.ts';
import { draftLaunch, postDraft } from './launch-draft.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
beforeEach(() => {
  harness.clock.now = new Date();
});
afterAll(() => harness.stop());

type Renewed = {
  status: number;
  code: string;
  me: Reply<'session.renew'>['me'] | null;
  token: string;
};

/** Renews as the client does after a reload: with the browser's cookies, from the tool's own page. */
async function renew(
  { browser }: SignedIn,
  tab: string | null,
  headers: Record<string, string> = { Origin: harness.url, 'Sec-Fetch-Site': 'same-origin' },
): Promise<Renewed> {
  const query = tab === null ? '' : `?s=${tab}`;
  const response = await browser.request(`${harness.url}/api/session/renew${query}`, {
    ...{ method: 'POST', headers },
  });
  const { status } = response;
  if (response.ok) {
    const { me, token } = (await response.json()) as Reply<'session.renew'>;
    return { status, code: '', me, token };
  }
  const { error } = (await response.json()) as ErrorReply;
  return { status, code: error.code, me: null, token: '' };
}

describe('the code of a launch', () => {
  async function codeOf(): Promise<string> {
    const response = await postDraft(await draftLaunch(harness));
    const address = new URL(response.headers.get('location') ?? '', harness.url);
    expect(address.pathname).toBe('/app/');
    expect(address.searchParams.get('s')).toMatch(/^[\w-]{10}$/);
    expect(response.headers.get('location')).not.toMatch(/eyJ/);
    return new URLSearchParams(address.hash.slice(1)).get('code') ?? '';
  }
  const redeem = (code: string) => harness.call(null, 'session.redeem', { body: { code } });

  test('is good once', async () => {
    const code = await codeOf();
    expect((await redeem(code)).status).toBe(200);
    expect(await redeem(code)).toMatchObject({ status: 401, error: { code: 'NOT_SIGNED_IN' } });
  });

  test('is good for one of many who try at once', async () => {
    const code = await codeOf();
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => redeem(code)));
    expect(answers.filter((one) => one.status === 200)).toHaveLength(1);
  });

  test('cannot be guessed, nor be something else than text', async () => {
    expect((await redeem('no-such-code')).status).toBe(401);
    const response = await fetch(`${harness.url}/api/session/redeem`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"code":{"$ne":""}}',
    });
    expect(response.status).toBe(400);
  });

  test('brings a cookie that only the renewal sees, in this frame alone, and no script', async () => {
    const code = await codeOf();
    const response = await harness.request(null, 'session.redeem', { body: { code } });
    const cookies = response.headers.getSetCookie();
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(/^kursdag-[\w-]{10}=/);
    for (const attribute of [
      ...['HttpOnly', 'Secure', 'Partitioned', 'SameSite=None'],
      'Path=/api/session/renew',
    ]) {
      expect(cookies[0]).toContain(`; ${attribute}`);
    }
  });
});

describe('a session', () => {
  test('is renewed with its own token, and the fresh token works', async () => {
    const leader = await harness.launchAs('leader');
    harness.clock.advance(14 * 60);
    const fresh = await harness.ok(leader, 'session.renew');
    expect(fresh.me).toEqual(leader.me);
    harness.clock.advance(14 * 60);
    expect((await harness.call(leader, 'session.me')).error?.code).toBe('SESSION_EXPIRED');
    expect((await harness.call(fresh.token, 'session.me')).status).toBe(200);
  });

  test('goes on after a reload, with the cookie of its tab', async () => {
    const leader = await harness.launchAs('leader');
    const renewed = await renew(leader, leader.tab);
    expect(renewed).toMatchObject({ status: 200, me: leader.me });
    expect((await harness.call(renewed.token, 'session.me')).status).toBe(200);
  });

  test('does not go on for another site, nor for a request that says nothing of where it is from', async () => {
    const leader = await harness.launchAs('leader');
    const elsewhere = [
      { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
      { Origin: harness.url, 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'null' },
      {} as Record<string, string>,
    ];
    for (const headers of elsewhere) {
      expect(await renew(leader, leader.tab, headers)).toMatchObject({
        ...{ status: 401, code: 'NOT_SIGNED_IN' },
      });
    }
  });

  test('does not go on without the tab, in a tab of nobody, or with a cookie that was altered', async () => {
    const leader = await harness.launchAs('leader');
    expect((await renew(leader, null)).code).toBe('NOT_SIGNED_IN');
    expect((await renew(leader, 'somebodyxx')).code).toBe('NOT_SIGNED_IN');
    leader.browser.cookies.get(harness.url)?.set(`kursdag-${leader.tab}`, `${leader.token}x`);
    expect((await renew(leader, leader.tab)).code).toBe('NOT_SIGNED_IN');
  });

  test('does not take the token of one use for another', async () => {
    const leader = await harness.launchAs('leader');
    const cookie = leader.browser.cookies.get(harness.url)?.get(`kursdag-${leader.tab}`) ?? '';
    expect((await harness.call(cookie, 'session.me')).status).toBe(401);
    leader.browser.cookies.get(harness.url)?.set(`kursdag-${leader.tab}`, leader.token);
    expect((await renew(leader, leader.tab)).status).toBe(401);
  });

  test('ends twelve hours after its launch, however often it was renewed', async () => {
    let { token } = await harness.launchAs('leader');
    for (let minutes = 10; minutes < 12 * 60; minutes += 10) {
      harness.clock.advance(600);
      ({ token } = await harness.ok(token, 'session.renew'));
    }
    harness.clock.advance(660);
    const late = await harness.call(token, 'session.renew');
    expect(late).toMatchObject({ status: 401, error: { code: 'SESSION_EXPIRED' } });
  });

  test('cannot be reloaded after twelve hours', async () => {
    const leader = await harness.launchAs('leader');
    harness.clock.advance(12 * 3600 + 1);
    expect(await renew(leader, leader.tab)).toMatchObject({ code: 'SESSION_EXPIRED' });
  });

  test('is not renewed for a demoted leader', async () => {
    const leader = await harness.launchAs('coLeader');
    harness.canvas.people.setRole('coLeader', schools.north.course, 'student');
    await harness.launchAs('coLeader');
    expect(await renew(leader, leader.tab)).toMatchObject({ status: 401, code: 'ACCESS_ENDED' });
    harness.canvas.people.setRole('coLeader', schools.north.course, 'ta');
  });
});

describe('in one browser', () => {
  test('a leader and Student View work side by side, each reloading as themselves', async () => {
    const browser = harness.canvas.browser();
    const leader = await harness.launchAs('leader', { browser });
    const student = await harness.launchAs('testStudent', { browser });
    expect(leader.tab).not.toBe(student.tab);
    expect((await renew(leader, leader.tab)).me).toEqual(leader.me);
    expect((await renew(student, student.tab)).me).toEqual(student.me);
    expect((await renew(leader, leader.tab)).me?.role).toBe('leader');
  });

  test('two courses of one person are two tabs; the same course launched again is one', async () => {
    const browser = harness.canvas.browser();
    const { course, otherCourse } = schools.north;
    const first = await harness.launchAs('coLeader', { browser, course });
    const other = await harness.launchAs('coLeader', { browser, course: otherCourse });
    const again = await harness.launchAs('coLeader', { browser, course });
    expect(other.tab).not.toBe(first.tab);
    expect(again.tab).toBe(first.tab);
    expect((await renew(other, other.tab)).me?.course).toEqual(other.me.course);
    expect((await renew(first, first.tab)).me?.course).toEqual(first.me.course);
  });

  test('many launches leave no pile of cookies', async () => {
    const browser = harness.canvas.browser();
    for (let i = 0; i < 10; i++) await harness.launchAs('leader', { browser });
    const names = [...(browser.cookies.get(harness.url)?.keys() ?? [])];
    expect(names.filter((name) => name.startsWith('kursdag-login-'))).toEqual([]);
    expect(names).toHaveLength(2);
  });
});

describe('a draft', () => {
  const body = (value: unknown) => ({ value: value as never });
  const params = { key: 'attendance:day1' };

  test('is kept on the server, and offered again in a later session', async () => {
    const leader = await harness.launchAs('leader');
    await harness.ok(leader, 'session.putDraft', {
      params,
      body: body({ text: 'Halvskrevet æøå' }),
    });
    const later = await harness.launchAs('leader');
    const { draft } = await harness.ok(later, 'session.getDraft', { params });
    expect(draft?.value).toEqual({ text: 'Halvskrevet æøå' });
    await harness.ok(later, 'session.deleteDraft', { params });
    expect((await harness.ok(leader, 'session.getDraft', { params })).draft).toBeNull();
  });

  test('belongs to its person and its course', async () => {
    const coLeader = await harness.launchAs('coLeader');
    await harness.ok(coLeader, 'session.putDraft', { params, body: body('mine') });
    const leader = await harness.launchAs('leader');
    const { otherCourse: course } = schools.north;
    const elsewhere = await harness.launchAs('coLeader', { course });
    for (const other of [leader, elsewhere]) {
      expect((await harness.ok(other, 'session.getDraft', { params })).draft).toBeNull();
    }
  });

  test('that is too long is refused with a sentence', async () => {
    const leader = await harness.launchAs('leader');
    const long = body('å'.repeat(300_000));
    const answer = await harness.call(leader, 'session.putDraft', { params, body: long });
    expect(answer).toMatchObject({ status: 413, error: { code: 'TOO_LARGE' } });
  });
});
