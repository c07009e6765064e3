import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MyPrepTask } from '#contract/prep-mine';
import { ApiError } from '../../api/api-error.ts';
import { call, useCourseId, useSession } from '../../api/call.ts';
import { invalidate } from '../../api/invalidate.ts';
import { rememberTask } from './queries.ts';

/** How long a person must have paused before what they typed is saved, in milliseconds. */
const pause = 800;
/** How long until a saving that did not get through is tried again, in milliseconds. */
const patience = 4_000;

/** `away`: what was typed last lies in this page only. `conflict`: another tab was first. */
type AnswerState = 'kept' | 'typing' | 'saving' | 'away' | 'conflict' | 'refused';

/** Whether trying again may help: no answer came, or not from the tool. */
function passes({ code, status }: ApiError): boolean {
  return code === 'OFFLINE' || code === 'BAD_REPLY' || status >= 500 || status === 429;
}

/**
 * An answer that is saved while it is typed, one saving at a time and each over the revision of the
 * one before; what does not get through is tried again, and another tab's text is never overwritten.
 */
export function useAnswer(task: MyPrepTask) {
  const courseId = useCourseId();
  const client = useQueryClient();
  const { phase } = useSession();
  const [text, setText] = useState(task.text);
  const [state, setState] = useState<AnswerState>('kept');
  const [error, setError] = useState<ApiError | null>(null);
  const [other, setOther] = useState<MyPrepTask | null>(null);
  const typed = useRef(task.text);
  const saved = useRef({ text: task.text, revision: task.revision });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const again = useRef<() => void>(() => undefined);
  const busy = useRef(false);
  const { id: taskId } = task;

  const failed = useCallback(
    async (problem: ApiError) => {
      setError(problem);
      if (problem.code === 'PREP_ANSWER_CHANGED') {
        const mine = await call('prep.mine', { params: { courseId } });
        const found = mine.days.flatMap(({ tasks }) => tasks).find(({ id }) => id === taskId);
        setOther(found ?? null);
        setState('conflict');
      } else if (passes(problem)) {
        setState('away');
        timer.current = setTimeout(() => again.current(), patience);
      } else setState(problem.status === 401 ? 'away' : 'refused');
    },
    [courseId, taskId],
  );

  const attempt = useCallback(
    async (act: () => Promise<void>) => {
      if (busy.current) return;
      busy.current = true;
      clearTimeout(timer.current);
      try {
        await act();
        setError(null);
        setState('kept');
      } catch (problem) {
        if (!(problem instanceof ApiError)) throw problem;
        await failed(problem).catch(() => setState('away'));
      } finally {
        busy.current = false;
      }
    },
    [failed],
  );

  const taken = useCallback(
    (answer: MyPrepTask, sent: string) => {
      saved.current = { text: sent, revision: answer.revision };
      rememberTask(client, courseId, answer);
    },
    [client, courseId],
  );

  const save = useCallback(
    () =>
      attempt(async () => {
        while (typed.current !== saved.current.text) {
          setState('saving');
          const value = typed.current;
          const body = { baseRevision: saved.current.revision, text: value };
          taken(await call('prep.keepAnswer', { params: { courseId, taskId }, body }), value);
        }
      }),
    [attempt, courseId, taskId, taken],
  );

  useEffect(() => {
    again.current = () => void save();
    const flush = () => void save();
    addEventListener('visibilitychange', flush);
    addEventListener('online', flush);
    return () => {
      removeEventListener('visibilitychange', flush);
      removeEventListener('online', flush);
      flush();
    };
  }, [save]);

  useEffect(() => {
    if (phase === 'signedIn') again.current();
  }, [phase]);

  const type = (value: string) => {
    typed.current = value;
    setText(value);
    if (state === 'conflict') return;
    setState((before) => (before === 'away' ? 'away' : 'typing'));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), pause);
  };

  /** Hands in what stands in the field. */
  const handIn = () =>
    attempt(async () => {
      setState('saving');
      const value = typed.current;
      const body = {
        ...{ baseRevision: saved.current.revision, text: value },
        readers: task.readers,
      };
      taken(await call('prep.handIn', { params: { courseId, taskId }, body }), value);
      await invalidate(client, ['prep']);
    });

  const settle = (which: 'mine' | 'other') => {
    if (other === null) return;
    saved.current = { text: other.text, revision: other.revision };
    rememberTask(client, courseId, other);
    if (which === 'other') {
      typed.current = other.text;
      setText(other.text);
    }
    setOther(null);
    setState('kept');
    setError(null);
    void save();
  };

  return { text, state, error, other, type, handIn: () => void handIn(), settle };
}
