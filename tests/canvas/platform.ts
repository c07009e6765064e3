import type { Signing } from './signing.ts';
import type { World } from './world.ts';

/** Switches that tests turn while the practice Canvas runs. */
export interface Settings {
  /**
   * `on`: announced and answered, as Canvas in a browser. `silent`: announced, never answered, as
   * Canvas' mobile apps. `absent`: neither announced nor answered, as an older Canvas.
   */
  platformStorage: 'on' | 'silent' | 'absent';
  /** Lifetime of access tokens in seconds; Canvas: one hour. */
  accessTokenSeconds: number;
  /** Canvas: `MembershipsProvider::MAX_PAGE_SIZE`. */
  membersPerPage: number;
  /** Makes the links between pages longer than 2 000 characters, as Canvas' bookmarks can be. */
  longLinks: boolean;
  /** What a throttled request is answered with: Canvas' own 403, or the 429 of what stands before it. */
  throttledStatus: 403 | 429;
  /**
   * How a variable without a value arrives: as its literal name (recorded launches of 2025) or as
   * null (Canvas' published `VariableExpansion#expand`). Tools meet both.
   */
  emptyVariables: 'literal' | 'null';
  /** Whether the platform offers the platform notification service at all. */
  notices: boolean;
}

export const initialSettings: Settings = {
  platformStorage: 'on',
  accessTokenSeconds: 3600,
  membersPerPage: 50,
  longLinks: false,
  throttledStatus: 403,
  emptyVariables: 'literal',
  notices: true,
};

/** A file that staff find on a course's front page, to try things with. */
export interface Download {
  courseId: number;
  fileName: string;
  label: string;
  content: Uint8Array;
}

/** What the parts of the practice Canvas share. */
export interface Platform {
  world: World;
  signing: Signing;
  settings: Settings;
  issuer: string;
  /** Scheme, host and port that the practice Canvas answers on. */
  origin: string;
  clock: () => Date;
  links: { label: string; href: string }[];
  downloads: Download[];
}

export function seconds(platform: Platform): number {
  return Math.floor(platform.clock().getTime() / 1000);
}
