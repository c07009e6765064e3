import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { startHarness, type Harness } from '../harness.ts';
import { schools } from '../harness-schools.ts';
import { checkAccessibility, screenshot } from './browser.ts';
import { startRegime, type CookieRegime } from './cookie-regimes.ts';
import { openTool, toolFrame } from './open-tool.ts';

/** A launch in the browsers that people have, in a frame of another site. */

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
beforeEach(() => {
  harness.canvas.settings.platformStorage = 'on';
});
afterAll(() => harness.stop());

const heading = (frame: Frame | Page) => frame.getByRole('heading', { level: 1 });

/** The pages that the tool offers: they tell whom it takes somebody for. */
async function navigationOf(frame: Frame): Promise<string> {
  await heading(frame).waitFor();
  return (await frame.getByRole('navigation').allInnerTexts()).join();
}

function inRegime(regime: CookieRegime, tests: (context: () => BrowserContext) => void): void {
  describe(`with third-party data ${regime}`, () => {
    let browser: Awaited<ReturnType<typeof startRegime>>;
    beforeAll(async () => {
      browser = await startRegime(regime, harness);
    });
    afterAll(() => browser.stop());
    tests(() => browser.context);

    test('the browser is what it is said to be', async () => {
      const page = await browser.context.newPage();
      const frame = await openTool(page, harness, 'observer');
      const storage = await frame.evaluate(() => {
        try {
          return localStorage.length >= 0 ? 'works' : '';
        } catch {
          return 'throws';
        }
      });
      expect(storage).toBe(regime === 'allowed' ? 'works' : 'throws');
      // Not even a partitioned cookie is kept where everything is refused.
      const kept = await frame.evaluate(() => {
        document.cookie = 'probe=1; Secure; SameSite=None; Partitioned; Path=/';
        return document.cookie.includes('probe=1');
      });
      expect(kept).toBe(regime !== 'refused');
      await page.close();
    });

    test('shows no code and no token in any address', async () => {
      const page = await browser.context.newPage();
      const frame = await openTool(page, harness, 'participant1');
      const entries = await frame.evaluate(() =>
        performance.getEntriesByType('resource').map((one) => one.name),
      );
      const seen = [frame.url(), page.url(), ...entries].join('\n');
      expect(seen).not.toMatch(/code=|eyJ|token=/);
      await page.close();
    });

    test("Student View beside a leader's tab: each is who they are, at once", async () => {
      const [one, other] = [await browser.context.newPage(), await browser.context.newPage()];
      // Canvas itself knows one person at a time in a browser: the second launch comes after.
      const leader = await openTool(one, harness, 'leader');
      const asLeader = await navigationOf(leader);
      const student = await openTool(other, harness, 'testStudent');
      expect(await navigationOf(student)).not.toBe(asLeader);
      await leader.getByRole('navigation').getByRole('link').first().click();
      await heading(leader).waitFor();
      expect(await navigationOf(leader)).toBe(asLeader);
      await Promise.all([one.close(), other.close()]);
    });

    test('two courses in two tabs, opened at the same moment, and both go on', async () => {
      const [one, other] = [await browser.context.newPage(), await browser.context.newPage()];
      const { course, otherCourse } = schools.north;
      const frames = await Promise.all([
        openTool(one, harness, 'coLeader', { course }),
        openTool(other, harness, 'coLeader', { course: otherCourse }),
      ]);
      const tabs = frames.map((frame) => new URL(frame.url()).searchParams.get('s'));
      expect(new Set(tabs).size).toBe(2);
      for (const frame of frames) {
        await frame.getByRole('link', { name: 'Deltakere' }).click();
        await frame.getByRole('heading', { level: 1, name: 'Deltakere' }).waitFor();
      }
      await Promise.all([one.close(), other.close()]);
    });

    test('opens again from Canvas, as often as one likes', async () => {
      const page = await browser.context.newPage();
      const before = await navigationOf(await openTool(page, harness, 'leader'));
      for (let again = 0; again < 2; again += 1) {
        expect(await navigationOf(await openTool(page, harness, 'leader'))).toBe(before);
      }
      await page.close();
    });
  });
}

function reloadsInTheFrame(context: () => BrowserContext): void {
  test('goes on after a reload inside the frame, in each tab as its own person', async () => {
    const [one, other] = [await context().newPage(), await context().newPage()];
    const leader = await openTool(one, harness, 'leader');
    const student = await openTool(other, harness, 'testStudent');
    const before = [await heading(leader).textContent(), await heading(student).textContent()];
    for (const frame of [leader, student]) await frame.evaluate(() => location.reload());
    await one.waitForTimeout(500);
    const after = await Promise.all(
      [one, other].map(async (page) => heading(await toolFrame(page, harness.url)).textContent()),
    );
    expect(after).toEqual(before);
    await Promise.all([one.close(), other.close()]);
  });
}

inRegime('blocked', reloadsInTheFrame);
inRegime('allowed', reloadsInTheFrame);
inRegime('refused', (context) => {
  test('a reload inside the frame says what to do', async () => {
    const page = await context().newPage();
    const frame = await openTool(page, harness, 'leader');
    await frame.evaluate(() => location.reload());
    await frame.getByRole('heading', { name: 'Åpne Kursdag fra Canvas' }).waitFor();
    await checkAccessibility(frame);
    await page.close();
  });

  test.each(['silent', 'absent'] as const)(
    'offers a window of its own where the platform keeps nothing (%s), and works in it',
    async (storage) => {
      harness.canvas.settings.platformStorage = storage;
      const page = await context().newPage();
      await page.goto(harness.canvas.url);
      const place = `a[href^="/courses/${schools.north.course}/external_tools/"][href$="as=leader"]`;
      await page.locator(place).first().click();
      const offer = page.frameLocator('iframe[name="tool_content"]');
      const button = offer.getByRole('link', { name: 'Åpne Kursdag i et nytt vindu' });
      await button.waitFor({ timeout: 10_000 });
      await checkAccessibility(page);
      await screenshot(page, `own-window-${storage}`);

      const [own] = await Promise.all([context().waitForEvent('page'), button.click()]);
      await heading(own).waitFor();
      expect(new URL(own.url()).origin).toBe(harness.url);
      const before = await heading(own).textContent();
      await own.reload();
      await heading(own).waitFor();
      expect(await heading(own).textContent()).toBe(before);
      await Promise.all([own.close(), page.close()]);
    },
  );

  test('leaves nothing behind in the platform’s storage', async () => {
    const page = await context().newPage();
    await openTool(page, harness, 'leader');
    const kept = await page.evaluate(() =>
      Object.keys(localStorage).filter((key) => key.includes('kursdag-login')),
    );
    expect(kept).toEqual([]);
    await page.close();
  });
});

describe('a launch that is refused', () => {
  test('shows its page inside Canvas, readable and accessible', async () => {
    const { context, stop } = await startRegime('blocked', harness);
    const { platforms } = harness.tool.deps.models;
    await platforms.setPlatformState(harness.platforms.north._id, 'disabled');
    const page = await context.newPage();
    await page.goto(harness.canvas.url);
    const place = `a[href^="/courses/${schools.north.course}/external_tools/"][href$="as=leader"]`;
    await page.locator(place).first().click();
    const frame = page.frameLocator('iframe[name="tool_content"]');
    await frame.getByText('PLATFORM_DISABLED').waitFor();
    const title = 'Kursdag er ikke koblet til dette stedet i Canvas';
    expect(await frame.getByRole('heading', { level: 1 }).textContent()).toBe(title);
    await checkAccessibility(page);
    await screenshot(page, 'refused-launch');
    await platforms.setPlatformState(harness.platforms.north._id, 'active');
    await stop();
  });
});
