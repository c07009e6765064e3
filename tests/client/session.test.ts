import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Me } from '#contract/session';
import { ApiError } from '../../client/api/api-error.ts';
import { createSession } from '../../client/api/session.ts';

const me: Me = {
  ...{ personId: 'p1', name: 'Kari Nordmann', role: 'leader', locale: 'nn' },
  ...{ highContrast: false, testUser: false, account: null },
  course: { id: 'c1', title: 'Kurs', setUp: true, timeZone: 'Europe/Oslo' },
};

interface Seen {
  path: string;
  token: string | null;
  language: string | null;
}

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });
const refusal = (code: string, status: number) =>
  json({ error: { code, message: `sentence of ${code}` } }, status);

describe('the session of a page', () => {
  let clock: number;
  let seen: Seen[];
  let granted: number;
  let hidden: boolean;
  let takenAlong: string[];
  let answers: Record<string, (seen: Seen) => Response | Promise<Response>>;

  const grant = () => {
    granted += 1;
    return json({ token: `t${granted}`, expiresInSeconds: 900, me, goTo: '/days/d1' });
  };
  const start = () =>
    createSession({
      now: () => clock,
      tabId: 'tab1',
      locale: 'nb',
      hidden: () => hidden,
      fetch: async (url, init) => {
        if (init.keepalive === true) takenAlong.push(url);
        const headers = new Headers(init.headers);
        const token = headers.get('authorization')?.replace('Bearer ', '') ?? null;
        const one = { path: url, token, language: headers.get('accept-language') };
        seen.push(one);
        const answer = answers[url.split('?')[0] ?? ''];
        if (answer === undefined) throw new TypeError('network');
        return answer(one);
      },
    });
  const minutes = (count: number) => {
    clock += count * 60_000;
  };

  beforeEach(() => {
    [clock, seen, granted] = [0, [], 0];
    [hidden, takenAlong] = [false, []];
    answers = {
      '/api/session/redeem': grant,
      '/api/session/renew': grant,
      '/api/session/me': () => json(me),
    };
  });

  test('exchanges the code, then sends the token and the language of the person', async () => {
    const session = start();
    expect(await session.start('one-time')).toBe('/days/d1');
    expect(await session.call('session.me', [])).toEqual(me);
    expect(seen.at(-1)).toEqual({ path: '/api/session/me', token: 't1', language: 'nn' });
  });

  test('goes on after a reload with the cookie of its tab', async () => {
    const session = start();
    await session.start(null);
    expect(seen).toEqual([{ path: '/api/session/renew?s=tab1', token: null, language: 'nb' }]);
    expect(session.state().phase).toBe('signedIn');
  });

  test('tries the cookie when the code is used up', async () => {
    answers['/api/session/redeem'] = () => refusal('NOT_SIGNED_IN', 401);
    const session = start();
    await session.start('used');
    expect(session.state().phase).toBe('signedIn');
  });

  test('is outside, with the reason, when neither code nor cookie is good', async () => {
    answers['/api/session/renew'] = () => refusal('NOT_SIGNED_IN', 401);
    const session = start();
    await session.start(null);
    expect(session.state()).toMatchObject({ phase: 'outside', error: { code: 'NOT_SIGNED_IN' } });
  });

  test('is outside as offline when nobody answers', async () => {
    answers = {};
    const session = start();
    await session.start('code');
    expect(session.state()).toMatchObject({ phase: 'outside', error: { code: 'OFFLINE' } });
  });

  test('renews before the token runs out, once for however many ask', async () => {
    const session = start();
    await session.start('code');
    minutes(14.5);
    await Promise.all([1, 2, 3].map(() => session.call('session.me', [])));
    expect(seen.filter(({ path }) => path.includes('renew'))).toHaveLength(1);
    expect(seen.filter(({ path }) => path.endsWith('/me')).map(({ token }) => token)).toEqual([
      't2',
      't2',
      't2',
    ]);
  });

  test('renews ahead of time while in use, and not earlier than needed', async () => {
    const session = start();
    await session.start('code');
    minutes(5);
    expect(await session.renewSoon()).toBe(false);
    minutes(6);
    expect(await session.renewSoon()).toBe(true);
  });

  test('meets one refusal for age with one renewal', async () => {
    const session = start();
    await session.start('code');
    answers['/api/session/me'] = ({ token }) =>
      token === 't1' ? refusal('SESSION_EXPIRED', 401) : json(me);
    expect(await session.call('session.me', [])).toEqual(me);
    answers['/api/session/me'] = () => refusal('SESSION_EXPIRED', 401);
    await expect(session.call('session.me', [])).rejects.toMatchObject({ code: 'SESSION_EXPIRED' });
    expect(seen.filter(({ path }) => path.includes('renew'))).toHaveLength(2);
  });

  test('ends when renewal is refused, keeps the person, and can be taken up again', async () => {
    const session = start();
    await session.start('code');
    answers['/api/session/renew'] = () => refusal('SESSION_EXPIRED', 401);
    minutes(20);
    await expect(session.call('session.me', [])).rejects.toBeInstanceOf(ApiError);
    expect(session.state()).toMatchObject({ phase: 'ended', me: { name: 'Kari Nordmann' } });
    answers['/api/session/renew'] = grant;
    expect(await session.renewNow()).toBe(true);
    expect(session.state().phase).toBe('signedIn');
  });

  test('does not end because the network is away for a while', async () => {
    const session = start();
    await session.start('code');
    delete answers['/api/session/renew'];
    minutes(20);
    await expect(session.call('session.me', [])).rejects.toMatchObject({ code: 'OFFLINE' });
    expect(session.state().phase).toBe('signedIn');
  });

  test('passes the code, the sentence and the details of a refusal on', async () => {
    const session = start();
    await session.start('code');
    answers['/api/session/me'] = () =>
      json({ error: { code: 'WRONG_ROLE', message: 'Nei.', details: { need: 'leader' } } }, 403);
    await expect(session.call('session.me', [])).rejects.toMatchObject({
      ...{ code: 'WRONG_ROLE', status: 403, message: 'Nei.', details: { need: 'leader' } },
    });
  });

  test('says so when something else than the tool answers', async () => {
    const session = start();
    await session.start('code');
    answers['/api/session/me'] = () => new Response('<html>proxy</html>', { status: 502 });
    await expect(session.call('session.me', [])).rejects.toMatchObject({
      ...{ code: 'BAD_REPLY', status: 502 },
    });
    answers['/api/session/me'] = () => new Response('<html>login</html>', { status: 200 });
    await expect(session.call('session.me', [])).rejects.toMatchObject({ code: 'BAD_REPLY' });
  });

  test('lets what is sent as the page is left outlive it, unless it is too long for that', async () => {
    answers['/api/drafts/plan'] = () => json({ savedAt: '2025-01-10T08:00:00Z' });
    const session = start();
    await session.start('code');
    const keep = (text: string) =>
      session.call('session.putDraft', [{ params: { key: 'plan' }, body: { value: { text } } }]);
    await keep('still here');
    expect(takenAlong).toEqual([]);
    hidden = true;
    await keep('æ'.repeat(31_000));
    expect(takenAlong).toEqual([]);
    await keep('gone');
    expect(takenAlong).toEqual(['/api/drafts/plan']);
  });

  test('tells whoever listens when it changes', async () => {
    const session = start();
    const phases: string[] = [];
    const stop = session.subscribe(() => phases.push(session.state().phase));
    await session.start('code');
    session.setMe({ ...me, locale: 'en' });
    stop();
    session.setMe(me);
    expect(phases).toEqual(['signedIn', 'signedIn']);
  });
});
