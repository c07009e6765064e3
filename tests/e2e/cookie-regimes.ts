import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import type { Harness } from '../harness.ts';

/**
 * What a browser keeps for the tool in a frame of Canvas.
 * - `blocked`: no third-party data, as Safari and Firefox do: storage throws, cookies vanish unless
 *   they are partitioned. Chromium's default under playwright.
 * - `allowed`: everything.
 * - `refused`: nothing at all, not even partitioned cookies; outside the frame everything.
 */
export type CookieRegime = 'blocked' | 'allowed' | 'refused';

const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

function preferences(regime: CookieRegime, { url, canvas }: Harness): object {
  switch (regime) {
    case 'blocked':
      return {};
    case 'allowed':
      return { profile: { cookie_controls_mode: 0 } };
    case 'refused': {
      // "Never allow this site to use cookies", for the tool's site in Canvas' (content settings).
      const cookies = { [`${url},${canvas.url}`]: { setting: 2 } };
      return { profile: { content_settings: { exceptions: { cookies } } } };
    }
  }
}

/** A browser of its own with such a regime; the caller stops it. */
export async function startRegime(
  regime: CookieRegime,
  harness: Harness,
): Promise<{ context: BrowserContext; stop: () => Promise<void> }> {
  const profile = await mkdtemp(join(tmpdir(), 'kursdag-profile-'));
  await mkdir(join(profile, 'Default'));
  const file = join(profile, 'Default', 'Preferences');
  await writeFile(file, JSON.stringify(preferences(regime, harness)));
  const context = await chromium.launchPersistentContext(profile, {
    ...{ executablePath, args, locale: 'nb-NO' },
    viewport: { width: 1280, height: 900 },
  });
  return {
    context,
    async stop() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
