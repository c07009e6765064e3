import type { FileReply } from '#contract/endpoint';
import type { Reply } from '#contract/endpoints';
import type { EndpointName } from '#contract/paths';
import type { Locale } from '#contract/roles';
import type { Me } from '#contract/session';
import { ApiError, errorOf } from './api-error.ts';
import { requestOf, type InputArguments, type PlainRequest } from './request.ts';
import { createTokenKeeper } from './token-keeper.ts';

/** Where the person's session stands. */
export type SessionState =
  | { phase: 'starting' }
  /** Not opened from Canvas, or what Canvas handed over is used up: nothing can be shown. */
  | { phase: 'outside'; error: ApiError }
  | { phase: 'signedIn'; me: Me }
  /** Ran out, or access was ended. The page stays, with what was typed in it. */
  | { phase: 'ended'; me: Me; error: ApiError };

/** A downloaded file. */
export interface Download {
  fileName: string;
  content: Blob;
}

/** What a call gives: as the contract says, and a file as something that the browser can save. */
export type Answer<N extends EndpointName> = [Reply<N>] extends [FileReply] ? Download : Reply<N>;

type Grant = Reply<'session.redeem'>;
type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What browsers still take along when a page is left is 64 KiB of bodies at most. */
const takenAlongBytes = 60_000;

/** How long before its end a token in use is renewed. */
const renewAheadMs = 4 * 60_000;

interface Surroundings {
  fetch: Fetch;
  /** Milliseconds. */
  now: () => number;
  /** The tab's id (`?s=` in the address), under which the server set the cookie for reloads. */
  tabId: string | null;
  /** The language to ask for before anyone is signed in. */
  locale: Locale;
  /** Whether the page is out of sight: closed, left, or another tab is in front. */
  hidden: () => boolean;
}

/** The session of one open page: signs in, renews, calls endpoints, and tells when it has ended. */
export function createSession({ fetch, now, tabId, locale: firstLocale, hidden }: Surroundings) {
  let state: SessionState = { phase: 'starting' };
  const listeners = new Set<() => void>();
  const keeper = createTokenKeeper<Grant>({
    renew: (token) => answer('session.renew', renewal(), token),
    now,
    onGrant: ({ me }) => become({ phase: 'signedIn', me }),
  });

  function become(next: SessionState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  function renewal(): PlainRequest {
    const request = requestOf('session.renew');
    return tabId === null
      ? request
      : { ...request, url: `${request.url}?s=${encodeURIComponent(tabId)}` };
  }

  function locale(): Locale {
    return 'me' in state ? state.me.locale : firstLocale;
  }

  async function send(
    request: PlainRequest,
    token: string | null,
    signal?: AbortSignal,
  ): Promise<Response> {
    const { method, url, body } = request;
    const headers = new Headers(request.headers);
    headers.set('Accept-Language', locale());
    if (token !== null) headers.set('Authorization', `Bearer ${token}`);
    // What a page sends as it is left is to arrive although the page is gone.
    const keepalive = hidden() && fitsAlong(body);
    let response: Response;
    try {
      response = await fetch(url, { method, headers, body, signal: signal ?? null, keepalive });
    } catch (thrown) {
      if (signal?.aborted === true) throw thrown;
      throw new ApiError('OFFLINE', 0);
    }
    if (!response.ok) throw await errorOf(response);
    return response;
  }

  async function answer<N extends EndpointName>(
    _name: N,
    request: PlainRequest,
    token: string | null,
    signal?: AbortSignal,
  ): Promise<Answer<N>> {
    return (await read(await send(request, token, signal))) as Answer<N>;
  }

  /** Sends with a valid token; one refusal for age is met with one renewal. */
  async function authorised(request: PlainRequest, signal?: AbortSignal): Promise<Response> {
    try {
      const token = await keeper.get();
      try {
        return await send(request, token, signal);
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== 'SESSION_EXPIRED') throw error;
        return await send(request, await keeper.replace(token), signal);
      }
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) end(error);
      throw error;
    }
  }

  function end(error: ApiError): void {
    keeper.forget();
    if ('me' in state) become({ phase: 'ended', me: state.me, error });
  }

  return {
    state: (): SessionState => state,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /**
     * Signs in with the launch's one-time code, or after a reload with the cookie.
     * @returns where the launch asked to go, '' for the start page
     */
    async start(code: string | null): Promise<string> {
      try {
        if (code === null) {
          const { goTo } = await keeper.renew();
          return goTo;
        }
        const request = requestOf('session.redeem', { body: { code } });
        const grant = await answer('session.redeem', request, null);
        keeper.accept(grant);
        return grant.goTo;
      } catch (error) {
        if (code !== null && error instanceof ApiError && error.status === 401) {
          return this.start(null);
        }
        if (!(error instanceof ApiError)) throw error;
        become({ phase: 'outside', error });
        return '';
      }
    },

    /**
     * Renews ahead of time, so that a page in use never meets the token's end.
     * @returns whether it was time and went well
     */
    async renewSoon(): Promise<boolean> {
      if (state.phase !== 'signedIn' || keeper.freshFor() > renewAheadMs) return false;
      return this.renewNow();
    },

    /** Tries to go on after the session has ended. */
    async renewNow(): Promise<boolean> {
      try {
        await keeper.renew();
        return true;
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) end(error);
        return false;
      }
    },

    async call<N extends EndpointName>(
      name: N,
      input: InputArguments<N>,
      signal?: AbortSignal,
    ): Promise<Answer<N>> {
      const response = await authorised(requestOf(name, ...input), signal);
      return (await read(response)) as Answer<N>;
    },

    /** The raw answer of an endpoint whose reply is a stream. */
    async open<N extends EndpointName>(
      name: N,
      input: InputArguments<N>,
      signal: AbortSignal,
    ): Promise<Response> {
      return authorised(requestOf(name, ...input), signal);
    },

    /** Takes over what an endpoint says about the signed-in person (language, course set up). */
    setMe(me: Me): void {
      if (state.phase === 'signedIn') become({ phase: 'signedIn', me });
    },
  };
}

function fitsAlong(body: PlainRequest['body']): boolean {
  return typeof body === 'string' && new TextEncoder().encode(body).length <= takenAlongBytes;
}

async function read(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const disposition = response.headers.get('content-disposition');
  if (disposition?.startsWith('attachment') === true) {
    return { fileName: fileNameOf(disposition), content: await response.blob() };
  }
  return response.json().catch(() => {
    throw new ApiError('BAD_REPLY', response.status);
  });
}

/** The name in a Content-Disposition header, the UTF-8 form (RFC 8187) before the plain one. */
export function fileNameOf(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? 'kursdag';
}
