import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { anExportCourse, dayIds, type ExportCourse } from '../api/export-course.ts';
import { accessibleAtBothWidths, oneBrowser, plain } from './browser.ts';
import { openTool } from './open-tool.ts';

/** A course leader takes lists out, and reckons the fees. */

const browser = oneBrowser();
let course: ExportCourse;
let page: Page;

beforeAll(async () => {
  course = await anExportCourse();
  await course.hold(dayIds, [course.people.kari, course.people.formula]);
});
afterAll(() => course.harness.stop());
beforeEach(async () => {
  page = await browser().newPage({ viewport: { width: 1280, height: 900 } });
});
afterEach(() => page.close());

async function openExports(): Promise<Frame> {
  const frame = await openTool(page, course.harness, 'leader');
  await frame.getByRole('link', { name: 'Lister og eksport' }).click();
  await frame.getByRole('heading', { name: 'Lister og eksport', level: 1 }).waitFor();
  await frame.getByRole('link', { name: 'Norsk Sykepleierforbund' }).waitFor();
  return frame;
}

async function downloaded(frame: Frame, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    frame.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

describe('a course leader', () => {
  test('sees what is missing on the list to a body, and takes it out', async () => {
    const frame = await openExports();
    await accessibleAtBothWidths(page, 'leader-exports');
    await frame.getByRole('link', { name: 'Norsk Sykepleierforbund' }).click();
    await frame.getByText('2 deltakere på listen.').waitFor();
    await frame.getByLabel('Ta med').selectOption('members');
    await frame.getByText('Opplysninger mangler for 1 deltaker:').waitFor();
    expect(await frame.locator('main').innerText()).toContain('Brække-Dahl: medlemsnummer');
    await accessibleAtBothWidths(page, 'leader-exports-body');
    await frame.getByLabel('Format').selectOption('csv');
    const { name, bytes } = await downloaded(frame, 'Last ned listen');
    expect(name).toBe('Deltakere-til-Norsk-Sykepleierforbund.csv');
    expect(bytes.toString('utf8')).toContain('0012345;Øvrebø;Kari');
  });

  test('takes out the documentation that a body demands, and the sheet of a day', async () => {
    const frame = await openExports();
    const sheet = await downloaded(frame, 'Last ned presenslisten');
    expect(sheet.name).toBe('Presensliste-2025-02-06.pdf');
    await frame.getByRole('link', { name: 'Norsk psykologforening' }).click();
    await frame.getByLabel('Ta med').selectOption('members');
    const dossier = await downloaded(frame, 'Last ned dokumentasjon av tilstedeværelse (PDF)');
    expect(dossier.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('reckons the fees of workplaces, and decides for one', async () => {
    const frame = await openExports();
    await frame.getByRole('link', { name: 'Kursavgift per arbeidssted' }).click();
    await frame.getByText('Sum: 4 500 kr.').waitFor();
    await frame.getByLabel('Pris for Nordvik kommune').selectOption('group');
    await frame.getByText('Sum: 5 750 kr.').waitFor();
    await frame.getByLabel('Gruppeprisen gjelder opp til (personer)').fill('2');
    await frame.getByRole('button', { name: 'Lagre prisene' }).click();
    await frame.getByText('Tillegg mangler').waitFor();
    await frame.getByLabel('Tillegg per person utover gruppen (kr)').fill('250');
    await frame.getByRole('button', { name: 'Lagre prisene' }).click();
    await frame.getByText('Sum: 6 000 kr.').waitFor();
    expect(plain(await frame.locator('main').innerText())).toContain('1 utover gruppen');
    await accessibleAtBothWidths(page, 'leader-fees');
    const { name } = await downloaded(frame, 'Last ned oversikten');
    expect(name).toMatch(/^Kursavgift-.*\.xlsx$/);
  });
});
