import type { BenchPlatform } from './platform.ts';

/**
 * A browser that launches and stops when the tool has let it in: by its own token (ours), or by the
 * first page of its session (bare ltijs).
 */
export function visitor(toolUrl: string, platform: BenchPlatform, person: string) {
  const cookies = new Map<string, string>();
  const target = `${toolUrl}/lti/launch`;

  async function request(url: string, init: RequestInit = {}) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    if (cookie !== '') headers.set('Cookie', cookie);
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '' || /max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return { response, text: await response.text() };
  }
  const post = (url: string, fields: Record<string, string>) =>
    request(url, { method: 'POST', body: new URLSearchParams(fields) });
  const goesTo = ({ response, text }: Awaited<ReturnType<typeof request>>) => {
    const location = response.headers.get('location');
    if (location === null) throw new Error(`${toolUrl}: ${response.status} ${text.slice(0, 300)}`);
    return new URL(location, toolUrl);
  };

  return {
    /** One launch. @returns milliseconds that it spent waiting for the tool */
    async launch(): Promise<number> {
      let waited = 0;
      const timed = async <T>(work: () => Promise<T>): Promise<T> => {
        const begun = performance.now();
        const result = await work();
        waited += performance.now() - begun;
        return result;
      };
      let next = goesTo(await timed(() => post(`${toolUrl}/lti/login`, platform.login(target))));
      while (next.origin === toolUrl) next = goesTo(await timed(() => request(next.href)));
      const { state = '', nonce = '' } = Object.fromEntries(next.searchParams);
      const id_token = await platform.sign(person, nonce, target);
      const answer = await timed(() => post(target, { state, id_token }));
      const entered = goesTo(answer);
      const code = new URLSearchParams(entered.hash.slice(1)).get('code');
      const { response, text } = await timed(() =>
        code === null
          ? request(entered.href)
          : request(`${toolUrl}/api/session/redeem`, {
              method: 'POST',
              headers: { 'Content-Type': 'application/json' },
              body: JSON.stringify({ code }),
            }),
      );
      if (response.status !== 200) throw new Error(`${response.status} ${text.slice(0, 300)}`);
      return waited;
    },
  };
}
