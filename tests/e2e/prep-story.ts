import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { BrowserContextOptions, Frame, Page } from 'playwright-core';
import { aDay, aPlan } from '../factories.ts';
import { startHarness, type Harness } from '../harness.ts';
import { oneBrowser } from './browser.ts';
import { openTool } from './open-tool.ts';

export interface PrepStory {
  readonly harness: Harness;
  /** The test's page, in a context of its own; a story that closes it puts another in its place. */
  page: Page;
  /** A page in a context of another kind, in the place of the test's page. */
  newPage(options: BrowserContextOptions): Promise<Page>;
  /** Opens the tool as a person, at the page of preparation. */
  open(person: string): Promise<Frame>;
}

/** A course of three days, the second three days ahead, with these participants in it. */
export function prepStory(...participants: string[]): PrepStory {
  const browser = oneBrowser();
  let harness: Harness;
  let page: Page;
  beforeAll(async () => {
    harness = await startHarness({ now: '2025-02-10T08:00:00Z' });
    const leader = await harness.launchAs('leader');
    for (const person of participants) await harness.launchAs(person);
    const days = ['2025-02-06', '2025-02-13', '2025-03-06'].map((date, index) =>
      aDay({ id: `day-${index + 1}`, date }),
    );
    await harness.ok(leader, 'course-setup.save', {
      params: { courseId: leader.me.course?.id ?? '' },
      body: { baseRevision: 0, plan: aPlan({ days }) },
    });
  });
  afterAll(() => harness.stop());
  const openPage = async (options: BrowserContextOptions) => {
    const context = await browser().newContext(options);
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    return page;
  };
  beforeEach(() => openPage({ viewport: { width: 1280, height: 900 } }));
  afterEach(() => page.context().close());
  return {
    get harness() {
      return harness;
    },
    get page() {
      return page;
    },
    set page(other) {
      page = other;
    },
    newPage: async (options) => {
      await page.context().close();
      return openPage(options);
    },
    open: async (person) => {
      const frame = await openTool(page, harness, person);
      await frame.getByRole('link', { name: 'Forarbeid', exact: true }).click();
      await frame.getByRole('heading', { name: 'Forarbeid', level: 1 }).waitFor();
      return frame;
    },
  };
}

/** Writes a task on a day's page and saves it; `fill` fills in all but its title. */
export async function writeTask(
  frame: Frame,
  title: string,
  fill: () => Promise<void>,
): Promise<void> {
  await frame.getByRole('button', { name: 'Legg til oppgave' }).click();
  await frame.getByLabel('Hva oppgaven heter').fill(title);
  await fill();
  await frame.getByRole('button', { name: 'Lagre oppgaven' }).click();
  await frame.getByRole('heading', { name: title }).waitFor();
}
