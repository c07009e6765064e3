/** One request that somebody might send to the launch addresses. */
export interface RandomRequest {
  path: string;
  init: RequestInit;
}

interface Material {
  url: string;
  /** A genuine state and token, and the fields of a genuine login, to be spoilt. */
  state: string;
  /** Under which the browser of that state keeps its proof. */
  proofName: string;
  /** A login that our own pages pass on. */
  begun: string;
  token: string;
  login: Record<string, string>;
}

/**
 * An endless row of launches and logins, mostly wrong in one to four ways; the same for the same
 * seed (mulberry32).
 */
export function randomLaunches(seed: number, material: Material): () => RandomRequest {
  let a = seed;
  const random = () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number) => Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;

  const characters = 'abcXYZ019-_.=&%+$[]{}"\'<>\\/\u0000æøå€😀\ud800 \r\n;';
  const noise = (length = below(40)) =>
    Array.from({ length }, () => characters.charAt(below(characters.length))).join('');
  const hex = (length: number) =>
    Array.from({ length }, () => '0123456789abcdef'.charAt(below(16))).join('');

  const values: (() => unknown)[] = [
    () => noise(),
    () => below(1e9) - 5e8,
    () => null,
    () => true,
    () => [],
    () => ({}),
    () => ({ $ne: null }),
    () => ({ $where: 'while(true){}' }),
    () => [noise(), { constructor: { prototype: 1 } }],
    () => 'x'.repeat(below(3000)),
    () => 1e308,
    () => '__proto__',
  ];
  const claims = ['iss', 'aud', 'azp', 'exp', 'iat', 'nbf', 'nonce', 'sub', 'name', 'email'].concat(
    [
      ...['message_type', 'version', 'deployment_id', 'target_link_uri', 'roles', 'context'],
      ...['custom', 'resource_link', 'launch_presentation', 'lis'],
    ].map((name) => `https://purl.imsglobal.org/spec/lti/claim/${name}`),
  );
  const base64url = (text: string) => Buffer.from(text).toString('base64url');

  function spoiltToken(): string {
    const [header = '', payload = '', signature = ''] = material.token.split('.');
    const kind = below(8);
    if (kind === 0) return noise(below(300));
    if (kind === 1) return material.token.slice(0, below(material.token.length));
    const head = JSON.parse(Buffer.from(header, 'base64url').toString()) as Record<string, unknown>;
    const body = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<
      string,
      unknown
    >;
    if (kind < 5) head[pick(['alg', 'kid', 'typ', 'crit', 'jku', 'jwk', 'x5u'])] = pick(values)();
    for (let i = below(4); i > 0; i--) body[pick(claims)] = pick(values)();
    const sign = pick([signature, '', noise(20), signature.slice(1)]);
    return `${base64url(JSON.stringify(head))}.${base64url(JSON.stringify(body))}.${sign}`;
  }

  const spoil = (fields: Record<string, string>) => {
    const pairs = Object.entries(fields);
    for (let i = below(4); i > 0; i--) {
      const at = below(pairs.length + 1);
      const name = pick([...pairs.map(([one]) => one), noise(5), 'iss[$ne]', '__proto__', 'ltik']);
      if (random() < 0.3 && pairs.length > 0) pairs.splice(below(pairs.length), 1);
      else pairs.splice(at, random() < 0.5 ? 1 : 0, [name, String(pick(values)())]);
    }
    return pairs;
  };
  const encode = (text: string) => {
    try {
      return random() < 0.9 ? encodeURIComponent(text) : text;
    } catch {
      return '%ed%a0%80';
    }
  };
  const form = (pairs: string[][]) =>
    pairs.map(([name = '', value = '']) => `${encode(name)}=${encode(value)}`).join('&');

  const contentTypes = [
    ...Array<string>(12).fill('application/x-www-form-urlencoded'),
    ...['application/json', 'multipart/form-data; boundary=x', 'text/plain'],
    'application/x-www-form-urlencoded; charset=utf-16',
  ];
  const paths = [
    ...Array<string>(8).fill('/lti/launch'),
    ...Array<string>(5).fill('/lti/login'),
    ...[
      '/lti/login/next',
      '/lti/login/window',
      '/lti/keys',
      '/lti/register/abc',
      '/lti/',
      '/lti/x',
    ],
    ...['/lti/%2e%2e/x', '/lti/%ff', '/api/session/redeem', '/api/session/renew'],
  ];

  return () => {
    const path = pick(paths);
    const cut = below(material.state.length);
    const spoiltState = material.state.slice(0, cut) + hex(1) + material.state.slice(cut + 1);
    const state = pick([material.state, spoiltState, hex(50), noise()]);
    const launch = { state, id_token: random() < 0.1 ? material.token : spoiltToken() };
    const begun = { login: pick([material.begun, material.begun, state]) };
    const asked = path === '/lti/login' ? material.login : begun;
    const pairs = spoil(path.startsWith('/lti/login') ? asked : launch);
    const body = pick([form(pairs), form(pairs), form(pairs), JSON.stringify(launch), noise(200)]);
    const cookie = `${material.proofName}=${hex(22)}`;
    const headers: Record<string, string> = {
      'Content-Type': pick(contentTypes),
      ...(random() < 0.7 ? { Cookie: cookie } : {}),
      ...(random() < 0.2
        ? { Authorization: `Bearer ${spoiltToken().replace(/[^\x21-\x7e]/g, '')}` }
        : {}),
      ...(random() < 0.3 ? { Origin: pick([material.url, 'https://evil.example', 'null']) } : {}),
    };
    const method = pick([...Array<string>(12).fill('POST'), 'GET', 'PUT', 'DELETE']);
    if (method !== 'GET') return { path, init: { method, headers, body } };
    return { path: `${path}?${form(pairs).slice(0, 4000)}`, init: { method, headers } };
  };
}
