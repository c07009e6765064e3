import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input } from '#contract/endpoints';
import { ApiError } from './api-error.ts';
import { call, useSession } from './call.ts';
import { endpointKey, useEndpoint } from './hooks.ts';
import type { Answer } from './session.ts';

type Json = Input<'session.putDraft'>['body']['value'];

/** How long a person must have paused before what they typed is sent, in milliseconds. */
const pause = 1_000;

/** `failed`: the last change lies in this page only. */
export type DraftState = 'none' | 'waiting' | 'kept' | 'failed';

type Timer = { current: ReturnType<typeof setTimeout> | undefined };

function stop(timer: Timer): void {
  clearTimeout(timer.current);
  timer.current = undefined;
}

/**
 * Keeps what a person is typing on the server, so that it survives a session that runs out, a lost
 * connection and a closed tab: `const draft = useDraft<Form>('setup')`, `draft.keep(form)` at each
 * change, `draft.forget()` once it is saved for good. What was kept earlier is in `draft.offered`
 * (show it with DraftOffer) until it is taken over, dropped or forgotten. `T` is what JSON can say.
 */
export function useDraft<T extends object>(key: string) {
  const [state, setState] = useState<DraftState>('none');
  const [settled, setSettled] = useState(false);
  const earlier = useEndpoint('session.getDraft', { params: { key } });
  /** What the server does not know yet; `null` as the value: that the draft is no longer wanted. */
  const waiting = useRef<{ value: T | null } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const flight = useRef<Promise<void> | null>(null);
  const client = useQueryClient();
  const { phase } = useSession();

  const remember = useCallback(
    (draft: Answer<'session.getDraft'>['draft']) => {
      client.setQueryData(endpointKey('session.getDraft', { params: { key } }), { draft });
    },
    [client, key],
  );

  const sendOne = useCallback(
    async (value: T | null) => {
      if (value === null) {
        remember(null);
        await call('session.deleteDraft', { params: { key } });
        return;
      }
      const body = { value: value as Json };
      const { savedAt } = await call('session.putDraft', { params: { key }, body });
      if (waiting.current !== null) return;
      remember({ ...body, savedAt });
      setState((before) => (before === 'waiting' ? 'kept' : before));
    },
    [key, remember],
  );

  const sendAll = useCallback(async () => {
    while (waiting.current !== null) {
      const { current } = waiting;
      waiting.current = null;
      try {
        await sendOne(current.value);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        waiting.current ??= current;
        setState((before) => (before === 'none' ? before : 'failed'));
        return;
      }
    }
  }, [sendOne]);

  // One at a time, so that what was typed first is never written last. A page that is being left
  // does not wait for its turn: it will not get one.
  const send = useCallback(async () => {
    stop(timer);
    if (flight.current !== null && document.visibilityState === 'visible') return flight.current;
    const sending = sendAll().finally(() => {
      if (flight.current === sending) flight.current = null;
    });
    flight.current = sending;
    return sending;
  }, [sendAll]);

  useEffect(() => {
    const flush = () => void send();
    addEventListener('visibilitychange', flush);
    addEventListener('online', flush);
    return () => {
      removeEventListener('visibilitychange', flush);
      removeEventListener('online', flush);
      flush();
    };
  }, [send]);

  useEffect(() => {
    if (phase === 'signedIn') void send();
  }, [phase, send]);

  const keep = useCallback(
    (value: T) => {
      waiting.current = { value };
      setSettled(true);
      setState('waiting');
      stop(timer);
      timer.current = setTimeout(() => void send(), pause);
    },
    [send],
  );

  const forget = useCallback(async () => {
    waiting.current = { value: null };
    setSettled(true);
    setState('none');
    await send();
  }, [send]);

  const found = earlier.data?.draft ?? null;
  return {
    /** Where the keeping stands. */
    state,
    /** A draft from earlier that the person has not decided about yet. */
    offered: settled || found === null ? null : { ...found, value: found.value as T },
    /** The person takes the earlier draft over; it stays kept. */
    take: useCallback(() => setSettled(true), []),
    keep,
    forget,
  };
}
