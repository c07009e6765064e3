import { AsyncLocalStorage } from 'node:async_hooks';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { Provider, type LtijsDatabase, type LtijsProvider, type LtijsToken } from 'ltijs';
import type { LaunchUnderWay, ltijsPlugin } from '../models/ltijs-plugin.ts';
import type { Platform } from '../models/platforms.ts';
import { maxAge } from './id-token.ts';

/** What ltijs made of what it was given. */
type Answer =
  | { kind: 'redirect'; location: string }
  | { kind: 'launch'; token: LtijsToken }
  | { kind: 'refused'; reason: string };

interface Conversation extends LaunchUnderWay {
  answer: (answer: Answer) => void;
}

/** One for the process: everything asynchronous pays for each storage that there is. */
const conversations = new AsyncLocalStorage<Conversation>();

const paths = { login: '/login', launch: '/launch' } as const;

/**
 * ltijs behind glass: it is handed requests that the guard has written out of checked values, and
 * its answers are read and never sent. Neither headers, cookies nor bodies of strangers reach it,
 * and it cannot answer one. It is a library for its own server: an Express app is its only interface.
 */
export function createLtijs(
  secret: string,
  plugin: (underWay: () => LaunchUnderWay | undefined) => ReturnType<typeof ltijsPlugin>,
) {
  const database: LtijsDatabase = plugin(() => conversations.getStore());
  const provider = new Provider.constructor();
  provider.setup(secret, { plugin: database }, options);
  listen(provider, (answer) => conversations.getStore()?.answer(answer));

  const ask = (underWay: LaunchUnderWay, path: string, facts: object): Promise<Answer> =>
    new Promise((resolve) => {
      const { request, response } = sheet(path, facts, resolve);
      conversations.run({ ...underWay, answer: resolve }, () => {
        provider.app(request, response, () => resolve({ kind: 'refused', reason: 'NO_ROUTE' }));
      });
    });

  return {
    /**
     * The address at the platform that this login goes to, with state and nonce.
     * @throws Error when ltijs will not
     */
    async login(platform: Platform, parameters: Record<string, string>): Promise<URL> {
      const answer = await ask({ platform, jwk: null }, paths.login, { body: parameters });
      if (answer.kind !== 'redirect') throw new Error(`ltijs did not redirect: ${answer.kind}`);
      return new URL(answer.location);
    },
    /** ltijs' own word on a launch that the guard lets through; null when it refuses. */
    async launch(
      platform: Platform,
      jwk: object,
      form: { idToken: string; state: string },
    ): Promise<LtijsToken | null> {
      const facts = {
        body: { id_token: form.idToken, state: form.state },
        signedCookies: { [`state${form.state}`]: platform.issuer },
      };
      const answer = await ask({ platform, jwk: JSON.stringify(jwk) }, paths.launch, facts);
      return answer.kind === 'launch' ? answer.token : null;
    },
  };
}

export type Ltijs = ReturnType<typeof createLtijs>;

const options = {
  appRoute: paths.launch,
  loginRoute: paths.login,
  keysetRoute: '/unused-keys',
  dynRegRoute: '/unused-registration',
  ltiaas: true,
  devMode: false,
  cors: false,
  tokenMaxAge: maxAge,
  cookies: { secure: true, sameSite: 'None' as const },
};

function listen(provider: LtijsProvider, answer: (answer: Answer) => void): void {
  const refuse = (reason: string) => answer({ kind: 'refused', reason });
  provider.onConnect((token) => answer({ kind: 'launch', token }));
  provider.onDeepLinking((token) => answer({ kind: 'launch', token }));
  provider.onInvalidToken((_request, { locals }) =>
    refuse(locals.err?.details?.message ?? 'INVALID_TOKEN'),
  );
  provider.onSessionTimeout(() => refuse('SESSION'));
  provider.onUnregisteredPlatform(() => refuse('UNREGISTERED_PLATFORM'));
  provider.onInactivePlatform(() => refuse('INACTIVE_PLATFORM'));
}

/**
 * A request and a response without a connection. With `body`, `query` and cookies set, the parsers of
 * ltijs' app find their work done and read nothing.
 */
function sheet(path: string, facts: object, answer: (answer: Answer) => void) {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method: 'POST', url: path, headers: { host: 'kursdag.invalid' } });
  const parsed = { _body: true, query: {}, cookies: {}, signedCookies: {}, secret: 'unused' };
  Object.assign(request, parsed, facts);
  const response = new ServerResponse(request);
  response.end = () => {
    const location = response.getHeader('location');
    answer(
      typeof location === 'string'
        ? { kind: 'redirect', location }
        : { kind: 'refused', reason: `STATUS_${response.statusCode}` },
    );
    return response;
  };
  return { request, response };
}
