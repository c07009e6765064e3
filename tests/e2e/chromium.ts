import { chromium, type Browser } from 'playwright-core';

/** Chromium as Debian installs it, unless CHROME_PATH says otherwise. */
const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/** Starts Chromium; the caller closes it. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath, args: quiet });
}
