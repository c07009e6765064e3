import type { Query, QueryClient } from '@tanstack/react-query';
import type { EndpointName } from '#contract/paths';

/** All endpoints of a feature (`attendance`) or one (`attendance.grid`). */
export type EndpointOrFeature =
  EndpointName | (EndpointName extends `${infer Feature}.${string}` ? Feature : never);

/**
 * Marks what endpoints or whole features gave as stale; what is on the page is fetched anew. A read
 * that is under way began before the change and is given up: its answer would pass for the new one.
 */
export async function invalidate(
  client: QueryClient,
  changes: readonly EndpointOrFeature[],
): Promise<void> {
  const predicate = ({ queryKey: [name] }: Query) =>
    typeof name === 'string' &&
    changes.some((change) => name === change || name.startsWith(`${change}.`));
  await client.cancelQueries({ predicate });
  await client.invalidateQueries({ predicate });
}
