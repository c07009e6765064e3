import type { Logger } from 'pino';
import type { Models } from '../models/open.ts';
import type { Logins } from './logins.ts';
import type { Ltijs } from './ltijs-adapter.ts';
import type { NoticeSubscriptions } from './notice-subscription.ts';
import type { PlatformKeys } from './platform-keys.ts';
import type { ToolKeys } from './tool-keys.ts';

/** What the steps of a login and a launch work with. */
export interface LtiContext {
  /** The tool's public address, without a slash at its end. */
  toolUrl: string;
  secret: string;
  /** The demo's platform is on this machine, without https. */
  demo: boolean;
  models: Models;
  log: Logger;
  now: () => Date;
  ltijs: Ltijs;
  keys: PlatformKeys;
  logins: Logins;
  toolKeys: ToolKeys;
  notices: NoticeSubscriptions;
}
