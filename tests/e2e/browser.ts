import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Browser, Frame, Page } from 'playwright-core';
import { startChromium } from './chromium.ts';

/** The two widths that every page is looked at in. */
export const widths = [1280, 390] as const;

/** One Chromium for all tests of a file, closed after the last one. */
export function oneBrowser(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());
  return () => {
    if (browser === undefined) throw new Error('the browser is started before the first test');
    return browser;
  };
}

interface Violation {
  id: string;
  impact?: string | null;
  help: string;
  nodes: { html: string; target: unknown[] }[];
}

/**
 * Checks a page at both widths, and takes its pictures as NAME (see `screenshot`). The page's size is
 * put back afterwards.
 */
export async function accessibleAtBothWidths(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    // What opens and closes is faded in and out for so long.
    await page.waitForTimeout(300);
    await checkAccessibility(page);
  }
  if (before !== null) await page.setViewportSize(before);
  await screenshot(page, name);
}

/**
 * Runs axe-core (WCAG 2.2 A and AA) in a page, or in one frame, and fails on what is serious or
 * critical, naming the elements. A page is checked frame by frame, each in its own document.
 */
export async function checkAccessibility(where: Page | Frame): Promise<void> {
  const frames = 'frames' in where ? where.frames().filter(hasDocument) : [where];
  const serious: string[] = [];
  for (const frame of frames) {
    for (const { id, help, nodes } of await violationsIn(frame)) {
      const elements = nodes.slice(0, 5).map(({ html }) => `    ${html.slice(0, 200)}`);
      serious.push([`${id}: ${help}`, ...elements].join('\n'));
    }
  }
  expect(serious).toEqual([]);
}

/** Dialogs of Canvas that are closed hold empty frames. */
function hasDocument(frame: Frame): boolean {
  return frame.url() !== '' && frame.url() !== 'about:blank';
}

interface Axe {
  run: (options: object) => Promise<{ violations: Violation[] }>;
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

async function violationsIn(frame: Frame): Promise<Violation[]> {
  // Half a megabyte is read once in each document.
  if (await frame.evaluate(() => !('axe' in globalThis))) await frame.evaluate(axeSource);
  const violations = await frame.evaluate(async () => {
    const { axe } = globalThis as typeof globalThis & { axe: Axe };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const result = await axe.run({
      runOnly: { type: 'tag', values: tags },
      resultTypes: ['violations'],
      iframes: false,
    });
    return result.violations;
  });
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
}

/**
 * With SCREENSHOTS=1, pictures of the whole page at both widths as docs/screenshots/NAME-WIDTH.png;
 * otherwise nothing. The page's size is put back afterwards.
 */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (process.env['SCREENSHOTS'] !== '1') return;
  const before = page.viewportSize();
  mkdirSync('docs/screenshots', { recursive: true });
  for (const width of widths) {
    const height = width === 390 ? 844 : 900;
    await page.setViewportSize({ width, height });
    await settled(page);
    // A frame of another site is drawn only where it is in view: the window grows instead.
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.max(height, whole) });
    await settled(page);
    await page.screenshot({ path: `docs/screenshots/${name}-${width}.png` });
  }
  if (before !== null) await page.setViewportSize(before);
}

/** Waits until layout, the frame's height and what follows from it have come to rest. */
async function settled(page: Page): Promise<void> {
  let last = '';
  for (let calm = 0; calm < 3; calm += 1) {
    await page.waitForTimeout(100);
    const sizes = await Promise.all(
      page.frames().map((frame) => frame.evaluate(() => document.documentElement.scrollHeight)),
    );
    if (sizes.join() !== last) calm = -1;
    last = sizes.join();
  }
}

/** The visible text of something with ordinary spaces: figures and units are joined by no-break ones. */
export function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
