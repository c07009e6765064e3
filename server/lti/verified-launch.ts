import type { Deployment, Platform } from '../models/platforms.ts';
import type { VerifiedToken } from './id-token.ts';

/** A launch that has passed every check. */
export interface Launch extends VerifiedToken {
  platform: Platform;
  deployment: Deployment;
}
