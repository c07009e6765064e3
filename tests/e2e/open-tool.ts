import type { Frame, Page } from 'playwright-core';
import type { Harness } from '../harness.ts';
import { schools } from '../harness-schools.ts';

interface Where {
  /** Canvas' number of the course; the north's first course unless said otherwise. */
  course?: number;
  /** Launch from this account instead of a course. */
  account?: number;
}

/**
 * Opens the tool as a person does: in the practice Canvas, from the course's menu, in its frame.
 * @returns the tool's frame, with its page's heading drawn
 */
export async function openTool(
  page: Page,
  { canvas, url }: Harness,
  person: string,
  { course = schools.north.course, account }: Where = {},
): Promise<Frame> {
  await page.goto(canvas.url);
  const place = account === undefined ? `/courses/${course}/` : `/accounts/${account}/`;
  const link = page.locator(`a[href^="${place}external_tools/"][href$="as=${person}"]`).first();
  await link.click();
  return toolFrame(page, url);
}

/** The frame that the tool runs in, once a page of it is drawn. */
export async function toolFrame(page: Page, toolUrl: string): Promise<Frame> {
  for (let tries = 0; tries < 300; tries += 1) {
    const frame = page.frames().find((each) => each.url().startsWith(`${toolUrl}/app/`));
    const drawn = await frame
      ?.evaluate(() => document.querySelector('h1') !== null)
      .catch(() => false);
    if (frame && drawn === true) return frame;
    await page.waitForTimeout(50);
  }
  throw new Error(
    `the tool was not drawn in any frame: ${page
      .frames()
      .map((one) => one.url())
      .join(', ')}`,
  );
}
