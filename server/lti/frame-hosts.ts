import type { Models } from '../models/open.ts';
import type { Platform } from '../models/platforms.ts';

/** How long the list is believed, in milliseconds. */
const keepFor = 2000;

/**
 * Who may show the tool in a frame: the hosts of all platforms that are switched on. Instructure's
 * own cloud has one host for each institution below `instructure.com`, and hosts that institutions
 * have named themselves, which launches tell of (`$Canvas.api.domain`).
 */
export function frameHostsOf(platforms: Models['platforms']): () => Promise<string[]> {
  let known: string[] = [];
  let until = 0;
  return async () => {
    if (Date.now() < until) return known;
    until = Date.now() + keepFor;
    try {
      const active = (await platforms.listPlatforms()).filter((one) => one.state === 'active');
      known = [...new Set(active.flatMap(sources))];
    } catch {
      // Without the database the last list stands: pages about the outage need their headers too.
    }
    return known;
  };
}

function sources(platform: Platform): string[] {
  const { protocol, origin, hostname } = new URL(platform.authorizationUrl);
  const cloud = /(^|\.)(instructure|canvaslms)\.com$/.test(hostname);
  return [
    origin,
    ...(cloud ? ['https://*.instructure.com'] : []),
    ...platform.hosts.map((host) => `${protocol}//${host}`),
  ];
}
