import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const places = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const found = () => places.find((place) => place && existsSync(place));

/**
 * Where Chromium is. As root on Debian it is installed from Debian's packages when it is missing
 * (with fonts for the screenshots), saying so.
 * @returns {string} path of the browser
 * @throws {Error} one sentence that names what to install
 */
export function chromiumPath() {
  const present = found();
  if (present) return present;
  const debian =
    existsSync('/etc/debian_version') &&
    /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
  if (debian && process.getuid?.() === 0) {
    console.error(
      'Chromium is missing: installing the Debian packages chromium, fonts-liberation.',
    );
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'],
    ]) {
      spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
    }
    const installed = found();
    if (installed) return installed;
  }
  throw new Error(
    'Chromium was not found: install it (on Debian: apt-get install chromium fonts-liberation), or set CHROME_PATH to a Chrome or Chromium.',
  );
}
