import { useSyncExternalStore } from 'react';
import type { EndpointName } from '#contract/paths';
import type { Me } from '#contract/session';
import { firstLocale } from './first-locale.ts';
import type { InputArguments } from './request.ts';
import { createSession, type Answer, type SessionState } from './session.ts';

/** The tab's id, which the launch put into the address; a reload finds its session by it. */
export const tabId = new URLSearchParams(location.search).get('s');

/** The session of this page. */
export const session = createSession({
  fetch: (url, init) => fetch(url, init),
  now: () => Date.now(),
  tabId,
  locale: firstLocale(navigator.languages),
  hidden: () => document.visibilityState === 'hidden',
});

/**
 * Calls an endpoint of the contract: `call('session.putDraft', {params: {key}, body: {value}})`.
 * @throws ApiError with the contract's code and the server's sentence
 */
export function call<N extends EndpointName>(
  name: N,
  ...input: InputArguments<N>
): Promise<Answer<N>> {
  return session.call(name, input);
}

/** Where the session stands; renders again when it changes. */
export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, session.state);
}

/** The signed-in person. For parts inside the layout, which is only shown to someone signed in. */
export function useMe(): Me {
  const state = useSession();
  if (!('me' in state)) throw new Error('useMe outside the layout: nobody is signed in');
  return state.me;
}

/** The time zone of the course that the tool was opened in; Norway's before it has been set up. */
export function useTimeZone(): string {
  return useMe().course?.timeZone ?? 'Europe/Oslo';
}

/** The id of the course that the tool was opened in: the `courseId` of almost every endpoint. */
export function useCourseId(): string {
  const { course } = useMe();
  if (course === null)
    throw new Error('useCourseId in an account-level launch: there is no course');
  return course.id;
}
