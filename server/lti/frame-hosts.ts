import type { Models } from '../models/open.ts';
import type { Platform } from '../models/platforms.ts';
import { isCanvasCloud } from './known-platforms.ts';

/** @param maxAge milliseconds that the answer may be old */
export type FrameHosts = (maxAge?: number) => Promise<string[]>;

/**
 * Who may show the tool in a frame: the hosts of all platforms that are switched on. Instructure's
 * own cloud has one host for each institution below `instructure.com`, and hosts that institutions
 * have named themselves, which launches tell of (`$Canvas.api.domain`). The page that a first launch
 * leads to must know its host, and asks anew; those who ask at once share one answer.
 */
export function frameHostsOf(platforms: Models['platforms']): FrameHosts {
  let last: string[] = [];
  let askedAt = -Infinity;
  let asking: Promise<string[]> | null = null;
  const ask = async () => {
    const begun = performance.now();
    try {
      const active = (await platforms.listPlatforms()).filter((one) => one.state === 'active');
      last = [...new Set(active.flatMap(sources))];
      askedAt = begun;
    } catch {
      // Without the database the last list stands: pages about the outage need their headers too.
    }
    asking = null;
    return last;
  };
  return async (maxAge = 0) => (performance.now() - askedAt < maxAge ? last : (asking ??= ask()));
}

function sources(platform: Platform): string[] {
  const { protocol, origin, hostname } = new URL(platform.authorizationUrl);
  return [
    origin,
    ...(isCanvasCloud(hostname) ? ['https://*.instructure.com'] : []),
    ...platform.hosts.map((host) => `${protocol}//${host}`),
  ];
}
