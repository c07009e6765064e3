import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aDay, anApproval, aPlan } from '../factories.ts';
import { startHarness, type Harness } from '../harness.ts';
import { schools } from '../harness-schools.ts';
import { accessibleAtBothWidths, oneBrowser, plain } from './browser.ts';
import { toolFrame } from './open-tool.ts';

/** A course is copied in Canvas, and set up with the plan of the earlier one. */

jest.setTimeout(120_000);

const { course } = schools.north;
const browser = oneBrowser();
let harness: Harness;
let page: Page;

beforeAll(async () => {
  harness = await startHarness({ now: '2026-01-10T08:00:00Z' });
  const leader = await harness.launchAs('leader');
  const plan = aPlan({
    ...{ title: 'Helsepedagogikk 2025', organiser: 'Læringssenteret', percent: 75 },
    days: ['2025-02-06', '2025-02-13', '2025-03-27'].map((date, at) =>
      aDay({ id: `day-${at + 1}`, date, title: `Tema ${at + 1}`, place: 'Aulaen' }),
    ),
    approvals: [anApproval()],
  });
  const params = { courseId: leader.me.course?.id ?? '' };
  await harness.ok(leader, 'course-setup.save', { params, body: { baseRevision: 0, plan } });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  page = await browser().newPage({ viewport: { width: 1280, height: 900 } });
});
afterEach(() => page.close());

test('a leader copies a course in Canvas, and takes its plan over with new dates', async () => {
  const { url, world } = harness.canvas;
  await page.goto(`${url}/courses/${course}?as=leader`);
  await page.getByRole('button', { name: 'Kopier kurset' }).click();
  await page.waitForURL(/#course-/);
  const copy = world.data.courses.at(-1)?.id ?? 0;
  const tool = world.toolsIn({ courseId: copy })[0]?.id ?? 0;
  await page.goto(`${url}/courses/${copy}/external_tools/${tool}?as=leader`);
  const frame = await toolFrame(page, harness.url);
  await frame.getByText('Fra kurset som dette er kopiert fra').waitFor();
  await accessibleAtBothWidths(page, 'setup-copied');
  await frame.getByRole('radio', { name: 'Helsepedagogikk 2025' }).check();
  await frame.getByRole('button', { name: 'Videre til datoene' }).click();

  await frame.getByLabel('Første kursdag').fill('5.2.2026');
  await frame.getByText('torsdag 26. mars 2026').waitFor();
  const spacing = frame.getByLabel('Avstand mellom dagene');
  expect(await spacing.locator('option:checked').innerText()).toBe('Som i det forrige kurset');
  await accessibleAtBothWidths(page, 'setup-copied-dates');
  await frame.getByRole('button', { name: 'Videre til oversikten' }).click();

  await frame.getByText('3 kursdager, 15 t 00 min tellende tid').waitFor();
  expect(await frame.getByLabel('Krav til tilstedeværelse').inputValue()).toMatch(/^75/);
  await frame.getByRole('button', { name: 'Lagre og åpne kursplanen' }).click();
  await frame.getByRole('heading', { level: 1, name: 'Kursplan' }).waitFor();
  await frame.getByText('Tema 3').first().waitFor();
  const text = plain(await frame.locator('main').innerText());
  expect(text).toContain('Aulaen');
  expect(text).toContain('26. mars 2026');
});
