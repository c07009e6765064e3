import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { aPlan } from '../factories.ts';
import { startHarness, type Harness } from '../harness.ts';
import { schools } from '../harness-schools.ts';
import { accessibleAtBothWidths, oneBrowser, plain } from './browser.ts';
import { toolFrame } from './open-tool.ts';

/** A course leader places links in Canvas; leaders and participants follow them. */

jest.setTimeout(120_000);

const { course } = schools.north;
const browser = oneBrowser();
let harness: Harness;
let page: Page;

beforeAll(async () => {
  harness = await startHarness({ now: '2025-01-10T08:00:00Z' });
  const leader = await harness.launchAs('leader');
  const params = { courseId: leader.me.course?.id ?? '' };
  const plan = aPlan();
  plan.days = plan.days.map((day, at) =>
    at === 2 ? { ...day, title: 'Den gode samtalen', place: 'Auditoriet' } : day,
  );
  await harness.ok(leader, 'course-setup.save', { params, body: { baseRevision: 0, plan } });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  page = await browser().newPage({ viewport: { width: 1280, height: 900 } });
});
afterEach(() => page.close());

const canvasPage = (path: string, person = 'leader') =>
  page.goto(`${harness.canvas.url}/courses/${course}${path}?as=${person}`);

/** Opens a picker of Canvas; the tool is in its dialog. */
async function openPicker(button: string): Promise<FrameLocator> {
  await page.getByRole('button', { name: button }).click();
  const picker = page.frameLocator('dialog[open] iframe');
  await picker.getByRole('heading', { name: 'Legg inn en lenke i Canvas' }).waitFor();
  return picker;
}

describe('a course leader', () => {
  test('places three links in a module, and each opens its own page', async () => {
    await canvasPage('/modules');
    const picker = await openPicker('Legg til element fra app');
    expect(await picker.getByRole('navigation').count()).toBe(0);
    await picker.getByRole('button', { name: 'Legg inn lenken' }).click();
    await picker.getByText('Velg hva lenken skal åpne.').waitFor();
    await picker.getByLabel(/^Kursdag 3: Den gode samtalen/).check();
    await picker.getByLabel('Oppmøtet mitt').check();
    await picker.getByLabel(/^Forarbeid til kursdag 3/).check();
    await accessibleAtBothWidths(page, 'place-links');
    await picker.getByRole('button', { name: 'Legg inn 3 lenker' }).click();

    await page.getByRole('link', { name: 'Kursdag 3: Den gode samtalen', exact: true }).click();
    const day = await toolFrame(page, harness.url);
    await day.getByRole('heading', { level: 1, name: /Dag 3/ }).waitFor();
    expect(new URL(day.url()).pathname).toBe('/app/days/day-3');
    await canvasPage('/modules');
    await page.getByRole('link', { name: 'Oppmøtet mitt' }).click();
    const grid = await toolFrame(page, harness.url);
    expect(new URL(grid.url()).pathname).toBe('/app/attendance');
    await canvasPage('/modules');
    await page.getByRole('link', { name: 'Forarbeid til kursdag 3' }).click();
    const prep = await toolFrame(page, harness.url);
    expect(new URL(prep.url()).pathname).toBe('/app/prep/day-3');
  });

  test('makes an assignment of one day, due when it ends', async () => {
    await canvasPage('/assignments');
    const picker = await openPicker('Ny oppgave fra app');
    await picker.getByText('får fristen satt til når dagen slutter').waitFor();
    await picker.getByLabel(/^Kursdag 1/).check();
    await picker.getByLabel(/^Kursdag 2/).check();
    await picker.getByRole('button', { name: 'Legg inn lenken' }).click();
    await page.getByRole('link', { name: 'Kursdag 2', exact: true }).waitFor();
    expect(await page.getByText('2025-02-13T13:30:00').count()).toBe(1);
    expect(await page.getByRole('link', { name: 'Kursdag 1', exact: true }).count()).toBe(0);
  });

  test('puts a link into a text with the editor', async () => {
    await canvasPage('');
    const picker = await openPicker('Sett inn i teksten fra app');
    await picker.getByLabel('Oppmøtet mitt').check();
    await picker.getByRole('button', { name: 'Legg inn lenken' }).click();
    await page.getByRole('link', { name: 'Oppmøtet mitt' }).click();
    const frame = await toolFrame(page, harness.url);
    expect(new URL(frame.url()).pathname).toBe('/app/attendance');
  });

  test('is told when the course has to be set up first', async () => {
    const { otherCourse } = schools.north;
    await page.goto(`${harness.canvas.url}/courses/${otherCourse}/modules?as=coLeader`);
    const picker = await openPicker('Legg til element fra app');
    await picker.getByText('Kurset er ikke satt opp i Kursdag ennå').waitFor();
    await accessibleAtBothWidths(page, 'place-links-not-set-up');
  });
});

describe('a participant', () => {
  test('comes from a placed link to their own view of that day', async () => {
    const { modules } = harness.canvas.world.data;
    for (const item of modules.flatMap((one) => one.items)) item.published = true;
    await canvasPage('/modules', 'participant1');
    await page.getByRole('link', { name: 'Kursdag 3: Den gode samtalen', exact: true }).click();
    const frame = await toolFrame(page, harness.url);
    await frame.getByRole('heading', { level: 1, name: 'Dag 3' }).waitFor();
    const text = plain(await frame.locator('main').innerText());
    expect(text).toContain('Den gode samtalen');
    expect(text).toContain('torsdag 6. mars 2025');
    expect(text).toContain('Auditoriet');
    expect(text).toContain('Ingenting er registrert ennå.');
    await accessibleAtBothWidths(page, 'my-day');
    await frame.getByRole('link', { name: 'Se alle kursdagene' }).click();
    await frame.getByRole('heading', { level: 1, name: 'Mitt kurs' }).waitFor();
  });

  test('comes from a placed link to the preparation of that day', async () => {
    await canvasPage('/modules', 'participant1');
    await page.getByRole('link', { name: 'Forarbeid til kursdag 3' }).click();
    const frame = await toolFrame(page, harness.url);
    await frame.getByRole('heading', { level: 2, name: /Dag 3.*6\. mars/i }).waitFor();
  });

  test('comes from "Oppmøtet mitt" to how they stand', async () => {
    await canvasPage('/modules', 'participant1');
    await page.getByRole('link', { name: 'Oppmøtet mitt' }).click();
    const frame = await toolFrame(page, harness.url);
    await frame.getByRole('heading', { level: 2, name: 'Slik ligger du an' }).waitFor();
  });
});
