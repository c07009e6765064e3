import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { schools } from '../harness-schools.ts';
import { anExportCourse, dayIds, type ExportCourse } from '../api/export-course.ts';
import { accessibleAtBothWidths, oneBrowser } from './browser.ts';
import { openTool } from './open-tool.ts';

/** An administrator looks over a period and takes a list out over all its courses. */

const browser = oneBrowser();
let course: ExportCourse;
let page: Page;

beforeAll(async () => {
  course = await anExportCourse();
  await course.hold(dayIds, [course.people.kari]);
});
afterAll(() => course.harness.stop());
beforeEach(async () => {
  page = await browser().newPage({ viewport: { width: 1280, height: 900 } });
});
afterEach(() => page.close());

const openAs = (): Promise<Frame> =>
  openTool(page, course.harness, 'admin', { account: schools.north.account });

describe('an administrator', () => {
  test('sees people by profession and body, and takes out a list when it has been made', async () => {
    const frame = await openAs();
    await frame.getByRole('link', { name: 'Periode og lister' }).click();
    await frame.getByLabel('Fra og med').fill('1.1.2025');
    await frame.getByLabel('Fra og med').blur();
    await frame.getByText('6 deltakere, 1 har nådd kravet').waitFor();
    await frame.getByRole('rowheader', { name: 'Sykepleier', exact: true }).waitFor();
    await frame
      .getByLabel('Liste', { exact: true })
      .selectOption({ label: 'Til Norsk Sykepleierforbund' });
    await frame.getByLabel('Format').selectOption('csv');
    await frame.getByRole('button', { name: 'Lag listen' }).click();
    await frame.getByText('Ferdig: 1 rad').waitFor();
    await accessibleAtBothWidths(page, 'administrator-period');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      frame.getByRole('button', { name: 'Last ned' }).click(),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toContain('0012345;Øvrebø;Kari');
  });

  test('looks up a certificate, and is told when there is none', async () => {
    const frame = await openAs();
    await frame.getByRole('link', { name: 'Slå opp kursbevis' }).click();
    await frame.getByLabel('Navn, nummer eller kode').fill('Øvrebø');
    await frame.getByRole('button', { name: 'Søk' }).click();
    await frame.getByText('0 kursbevis funnet.').waitFor();
    await accessibleAtBothWidths(page, 'administrator-certificates');
  });
});
