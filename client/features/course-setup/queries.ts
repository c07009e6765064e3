import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CoursePlanShape as Plan } from '#contract/course-plan';
import type { Composition, Overview } from '#contract/course-setup';
import type { Reply } from '#contract/endpoints';
import type { ApiError } from '../../api/api-error.ts';
import { call, session, useCourseId } from '../../api/call.ts';
import { endpointKey, useAction, useEndpoint } from '../../api/hooks.ts';

/** A course that has been set up. */
export type SetUp = Overview & { plan: Plan };
export type Preview = Reply<'course-setup.preview'>;

export function useOverview() {
  const courseId = useCourseId();
  return useEndpoint('course-setup.overview', { params: { courseId } });
}

export function useTemplates() {
  const courseId = useCourseId();
  return useEndpoint('course-setup.templates', { params: { courseId } });
}

/** What a person has paused at for so long is asked about. */
const pause = 400;

/** A value as it was when it last came to rest. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/** What the plan on the page comes to, once the typing rests; undefined while nothing is changed. */
export function usePreview(baseRevision: number, plan: Plan | null) {
  const courseId = useCourseId();
  const rested = useRested(plan);
  const query = useQuery<Preview, ApiError>({
    queryKey: ['course-setup.preview', courseId, baseRevision, rested],
    queryFn: ({ signal }) =>
      rested === null
        ? Promise.reject(new Error('nothing to ask about'))
        : session.call(
            'course-setup.preview',
            [{ params: { courseId }, body: { baseRevision, plan: rested, impact: 'none' } }],
            signal,
          ),
    enabled: rested !== null && plan !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return plan === null ? undefined : query.data;
}

/** A plan made from a template and the answers so far; the last one stays while the next is made. */
export function useComposed(choices: Composition | null) {
  const courseId = useCourseId();
  const rested = useRested(choices === null ? null : JSON.stringify(choices));
  return useQuery<Reply<'course-setup.compose'>, ApiError>({
    queryKey: ['course-setup.compose', courseId, rested],
    queryFn: ({ signal }) =>
      session.call(
        'course-setup.compose',
        [{ params: { courseId }, body: JSON.parse(rested ?? '') as Composition }],
        signal,
      ),
    enabled: rested !== null,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
}

export function usePreviewing() {
  return useAction('course-setup.preview');
}

export function useMerging() {
  return useAction('course-setup.merge');
}

/** Saves; afterwards everything that depends on the plan is fetched anew. */
export function useSaving() {
  const courseId = useCourseId();
  return useAction('course-setup.save', {
    onDone: ({ plan, revision }, client) => {
      const key = endpointKey('course-setup.overview', { params: { courseId } });
      client.setQueryData<Overview>(key, (before) => before && { ...before, plan, revision });
      void call('session.me').then((me) => session.setMe(me));
      void client.invalidateQueries({
        predicate: ({ queryKey: [name] }) => name !== 'session.getDraft',
      });
    },
  });
}
