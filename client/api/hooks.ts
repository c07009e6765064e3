import {
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { Input } from '#contract/endpoints';
import type { EndpointName } from '#contract/paths';
import type { ApiError } from './api-error.ts';
import { session } from './call.ts';
import { type EndpointOrFeature, invalidate } from './invalidate.ts';
import type { InputArguments } from './request.ts';
import type { Answer } from './session.ts';

/** Under which key react-query keeps what an endpoint gave. */
export function endpointKey<N extends EndpointName>(
  name: N,
  ...input: InputArguments<N>
): readonly unknown[] {
  return [name, ...input];
}

/**
 * What an endpoint gives, kept and shared between parts of the page and fetched anew when stale:
 * `useEndpoint('attendance.grid', {params: {courseId}})`.
 */
export function useEndpoint<N extends EndpointName>(
  name: N,
  ...input: InputArguments<N>
): UseQueryResult<Answer<N>, ApiError> {
  return useQuery<Answer<N>, ApiError>({
    queryKey: endpointKey(name, ...input),
    queryFn: ({ signal }) => session.call(name, input, signal),
  });
}

interface ActionOptions<N extends EndpointName> {
  /** What has changed thereby and is fetched anew: endpoints, or whole features by their name. */
  changes?: readonly EndpointOrFeature[];
  /** For more than fetching anew, such as putting the answer straight into the cache. */
  onDone?: (answer: Answer<N>, client: QueryClient) => void;
}

/** What the `mutate` of an action takes: the endpoint's input, nothing where it has none. */
export type ActionInput<N extends EndpointName, Nothing = void> =
  unknown extends Input<N> ? Nothing : Input<N>;

/**
 * Something that a person does: `const mark = useAction('attendance.mark', {changes: ['attendance']})`,
 * then `mark.mutate({params, body})` or `await mark.mutateAsync(…)`. Never retried by itself.
 */
export function useAction<N extends EndpointName>(
  name: N,
  { changes = [], onDone }: ActionOptions<N> = {},
): UseMutationResult<Answer<N>, ApiError, ActionInput<N>> {
  const client = useQueryClient();
  return useMutation<Answer<N>, ApiError, ActionInput<N>>({
    mutationFn: (input) => session.call(name, [input] as InputArguments<N>),
    onSuccess: (answer) => {
      onDone?.(answer, client);
      return invalidate(client, changes);
    },
  });
}
