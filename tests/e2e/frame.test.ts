import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { aPlan } from '../factories.ts';
import { startHarness, type Harness } from '../harness.ts';
import { schools } from '../harness-schools.ts';
import { checkAccessibility, oneBrowser, screenshot } from './browser.ts';
import { openTool, toolFrame } from './open-tool.ts';

/** What is around every page, in a frame of the practice Canvas. */

const browser = oneBrowser();
let harness: Harness;
let page: Page;

/** A course that is set up, with so many people that its list is higher than a window. */
beforeAll(async () => {
  harness = await startHarness();
  const { people } = harness.canvas;
  for (const number of Array(26).keys()) {
    const key = `extra${number}`;
    people.add({ key, name: `Deltaker Nummer-${number}`, rootAccountId: schools.north.account });
    people.enrol({ courseId: schools.north.course, person: key, role: 'student' });
  }
  const leader = await harness.launchAs('leader');
  const params = { courseId: leader.me.course?.id ?? '' };
  const body = { baseRevision: 0, plan: aPlan() };
  await harness.ok(leader, 'course-setup.save', { params, body });
  for (let rows = 0; rows < 30;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    ({ length: rows } = (await harness.ok(leader, 'attendance.grid', { params })).rows);
  }
});
afterAll(() => harness.stop());
beforeEach(async () => {
  page = await browser().newPage({ viewport: { width: 1280, height: 900 } });
});
afterEach(() => page.close());

const heading = (frame: Frame) => frame.getByRole('heading', { level: 1 });
const focused = (frame: Frame) => frame.evaluate(() => document.activeElement?.textContent ?? '');

describe('those for whom there is nothing', () => {
  test('an observer is told why, and is offered no pages', async () => {
    const frame = await openTool(page, harness, 'observer');
    expect(await heading(frame).textContent()).toBe('Her er det ingenting å se for observatører');
    expect(await frame.getByRole('navigation').count()).toBe(0);
    await checkAccessibility(page);
    await screenshot(page, 'observer');
  });

  test('a role that we do not know is told what to do', async () => {
    const frame = await openTool(page, harness, 'designer');
    expect(await heading(frame).textContent()).toBe('Vi vet ikke hvilken rolle du har i kurset');
    await checkAccessibility(page);
  });

  test('a participant of a course that is not set up is told to come back', async () => {
    const course = schools.north.otherCourse;
    const frame = await openTool(page, harness, 'participant4', { course });
    expect(await heading(frame).textContent()).toBe('Kurset er ikke satt opp ennå');
    await checkAccessibility(page);
    await screenshot(page, 'not-set-up');
  });

  test('whoever opens the tool outside Canvas is sent there', async () => {
    await page.goto(`${harness.url}/app/`);
    await page.getByRole('heading', { name: /Åpne Kursdag fra Canvas|Open Kursdag/ }).waitFor();
    await checkAccessibility(page);
  });
});

describe('the frame', () => {
  test('shows no code in its address, and goes on after a reload', async () => {
    const frame = await openTool(page, harness, 'participant1');
    expect(frame.url()).toMatch(/\/app\/\?s=[\w-]+$/);
    const before = await heading(frame).textContent();
    await frame.evaluate(() => location.reload());
    await page.waitForTimeout(300);
    expect(await heading(await toolFrame(page, harness.url)).textContent()).toBe(before);
  });

  test('is as high as its content in Canvas, so that nothing scrolls twice', async () => {
    const frame = await openTool(page, harness, 'participant1');
    const element = await frame.frameElement();
    const missing = async () => {
      const content = await frame.evaluate(() => document.querySelector('.kd-frame')?.clientHeight);
      return Number(content) - Number((await element.boundingBox())?.height);
    };
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 });
      for (let tries = 0; tries < 100 && (await missing()) > 0; tries += 1) {
        await page.waitForTimeout(50);
      }
      expect(await missing()).toBeLessThanOrEqual(0);
      const sideways = await frame.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(sideways).toBe(0);
    }
  });

  test('shows a dialog where the person is looking, however high the frame is', async () => {
    const frame = await openTool(page, harness, 'leader');
    const lastRow = frame.getByRole('row').last();
    await lastRow.scrollIntoViewIfNeeded();
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
    await lastRow.getByRole('gridcell').nth(1).click();
    const dialog = frame.getByRole('dialog');
    await dialog.waitFor();
    await page.waitForTimeout(600);
    const { y = -1, height = 0 } = (await dialog.boundingBox()) ?? {};
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(900);
  });

  test('changes its language at once, and keeps it for the next visit', async () => {
    const frame = await openTool(page, harness, 'participant2');
    await frame.getByLabel('Språk').selectOption('en');
    await frame.getByLabel('Language').waitFor();
    expect(await frame.evaluate(() => document.documentElement.lang)).toBe('en');
    const again = await openTool(page, harness, 'participant2');
    expect(await again.getByLabel('Language').inputValue()).toBe('en');
    await again.getByLabel('Language').selectOption('nb');
    await again.getByLabel('Språk').waitFor();
  });

  test('leads to another page by its navigation: focus on its heading, title, the tab kept', async () => {
    const frame = await openTool(page, harness, 'participant1');
    const tab = new URL(frame.url()).searchParams.get('s');
    const start = await heading(frame).textContent();
    await frame.getByRole('link', { name: 'Mine opplysninger' }).click();
    await heading(frame)
      .filter({ hasNotText: start ?? '' })
      .waitFor();
    const name = (await heading(frame).textContent()) ?? '';
    expect(await focused(frame)).toBe(name);
    expect(await frame.title()).toBe(`${name} – Kursdag`);
    expect(new URL(frame.url()).searchParams.get('s')).toBe(tab);
    const current = frame.getByRole('navigation').locator('[aria-current="page"]');
    expect(await current.textContent()).toBe('Mine opplysninger');
  });

  test('leaves the focus to Canvas when it opens', async () => {
    const frame = await openTool(page, harness, 'participant1');
    expect(await frame.evaluate(() => document.activeElement === document.body)).toBe(true);
  });

  test('lets the keyboard skip the navigation', async () => {
    const frame = await openTool(page, harness, 'participant1');
    const first = frame.locator('a[href], button, select, input').first();
    expect(await first.textContent()).toBe('Gå til innholdet');
    await first.focus();
    expect((await first.boundingBox())?.y).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    expect(await frame.evaluate(() => document.activeElement?.id)).toBe('main');
  });

  test('folds its navigation on a narrow screen', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const frame = await openTool(page, harness, 'participant1');
    const link = frame.getByRole('link', { name: 'Mine opplysninger' });
    expect(await link.isVisible()).toBe(false);
    const button = frame.getByRole('navigation').getByRole('button');
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    await button.click();
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    await checkAccessibility(page);
    await link.click();
    await link.waitFor({ state: 'hidden' });
  });

  test('says where to go when an address is no page', async () => {
    const frame = await openTool(page, harness, 'participant1');
    const url = new URL(frame.url());
    await frame.goto(`${url.origin}/app/no/such/page${url.search}`);
    expect(await heading(frame).textContent()).toBe('Siden finnes ikke');
    await frame.getByRole('link', { name: 'Til oversikten' }).click();
    await heading(frame).filter({ hasNotText: 'Siden finnes ikke' }).waitFor();
  });
});

describe('a session that runs out', () => {
  afterEach(() => {
    harness.clock.now = new Date();
  });

  test('is renewed without a word while its cookie is good', async () => {
    const frame = await openTool(page, harness, 'participant1');
    harness.clock.advance(20 * 60);
    await frame.getByLabel('Språk').selectOption('nn');
    await frame.getByRole('link', { name: 'Mine opplysningar' }).waitFor();
    await frame.getByLabel('Språk').selectOption('nb');
    await frame.getByRole('link', { name: 'Mine opplysninger' }).waitFor();
    expect(await frame.getByText('Du er logget ut av Kursdag').count()).toBe(0);
  });

  test('is told after a day, with the page left as it is, and can be taken up again', async () => {
    const frame = await openTool(page, harness, 'participant1');
    const before = await heading(frame).textContent();
    harness.clock.advance(24 * 3600);
    await frame.getByLabel('Språk').selectOption('nn');
    await frame.getByText('Du er logget ut av Kursdag').waitFor();
    expect(await heading(frame).textContent()).toBe(before);
    await checkAccessibility(page);
    await screenshot(page, 'session-ended');
    harness.clock.now = new Date();
    await frame.getByRole('button', { name: 'Prøv å fortsette her' }).click();
    await frame.getByText('Du er logget ut av Kursdag').waitFor({ state: 'hidden' });
  });
});
