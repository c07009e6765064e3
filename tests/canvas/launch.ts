import type { DeveloperKey, LineItem, Placement, ResourceLink } from './types.ts';
import type { LaunchContext } from './variables.ts';

/** One launch that is about to happen, with everything that decides its claims. */
export interface Launch extends LaunchContext {
  developerKey: DeveloperKey;
  /** Null when a resource link is opened from an assignment or a module. */
  placement: Placement | null;
  link: ResourceLink | null;
  lineItem: LineItem | null;
  targetLinkUri: string;
}
