import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startCertificateCourse, type CertificateCourse } from '../api/certificates-course.ts';
import {
  accessibleAtBothWidths,
  checkAccessibility,
  oneBrowser,
  plain,
  screenshot,
} from './browser.ts';
import { openTool } from './open-tool.ts';

/** A course has ended: the leader issues, a participant downloads, anyone checks. */

const browser = oneBrowser();
let course: CertificateCourse;
let page: Page;

beforeAll(async () => {
  course = await startCertificateCourse();
  const { ids } = course;
  await course.attend(ids.participant1, [1, 2, 3, 4, 5]);
  await course.attend(ids.participant2, [1, 2, 3, 4]);
  await course.attend(ids.participant3, [1, 2]);
  await course.attend(ids.participant4, []);
  await course.closeAll();
});
afterAll(() => course.harness.stop());
beforeEach(async () => {
  page = await browser().newPage({ viewport: { width: 1280, height: 900 }, locale: 'nb-NO' });
});
afterEach(() => page.close());

async function openCertificates(person: string) {
  const frame = await openTool(page, course.harness, person);
  await frame.getByRole('link', { name: 'Kursbevis', exact: true }).click();
  await frame.getByRole('heading', { name: 'Kursbevis', level: 1 }).waitFor();
  return frame;
}

describe('the course leader', () => {
  test('sees who gets one and why others do not, issues, and sees that the mails went', async () => {
    const frame = await openCertificates('leader');
    await frame.getByRole('heading', { name: 'Får kursbevis (2)' }).waitFor();
    const text = plain(await frame.locator('main').innerText());
    expect(text).toContain('Får ikke kursbevis (2)');
    expect(text).toContain('Kravet er 20 t 00 min: mangler 10 t 00 min');
    expect(text).toContain('Norsk psykologforening: under forbundets eget krav');
    await accessibleAtBothWidths(page, 'leader-certificates-dry-run');
    await page.setViewportSize({ width: 1280, height: 900 });

    await frame.getByRole('button', { name: 'Utsted kursbevis til 2' }).click();
    const dialog = frame.getByRole('dialog');
    await dialog.getByText('Utsteder: Ragnhild Åsen, Kursleder').waitFor();
    await checkAccessibility(page);
    await dialog.getByRole('button', { name: 'Utsted og send' }).click();
    const issued = frame.getByRole('table', { name: 'Utstedt' });
    await issued.getByText('Sendt').nth(1).waitFor({ timeout: 30_000 });
    expect(await issued.getByRole('row').count()).toBe(3);
    await accessibleAtBothWidths(page, 'leader-certificates-issued');
  });

  test('finds the mails with their PDFs in the mailbox', async () => {
    await page.goto(`${course.harness.url}/demo/mailbox`);
    await page
      .getByRole('heading', { name: /^Kursbevis: Digitalt kurs/ })
      .first()
      .waitFor();
    expect(await page.getByRole('link', { name: /Vedlegg: Kursbevis 2025-/ }).count()).toBe(2);
  });

  test('gives a confirmation to somebody below the threshold', async () => {
    const frame = await openCertificates('leader');
    await frame.getByLabel('Velg Ola Nordmann').first().check();
    await frame.getByRole('button', { name: 'Utsted deltakerbekreftelse til 1' }).click();
    await frame.getByRole('button', { name: 'Utsted og send' }).click();
    await frame
      .getByText(/^Deltakerbekreftelse 2025-/)
      .first()
      .waitFor({ timeout: 30_000 });
  });

  test('sets issuer and logo, and is told why an SVG is not taken', async () => {
    const frame = await openCertificates('leader');
    await frame.getByRole('link', { name: 'Innstillinger for kursbevis' }).click();
    await frame.getByLabel('Utsteders tittel').fill('Fagleder, læring og mestring');
    await frame.getByRole('button', { name: 'Lagre' }).click();
    await frame.getByText('Innstillingene er lagret.').waitFor();
    const logo = frame
      .getByRole('region', { name: 'Arrangørens logo' })
      .locator('input[type=file]');
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    await logo.setInputFiles({
      ...{ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) },
    });
    await frame.getByText('SVG-filer kan inneholde skript').waitFor();
    await accessibleAtBothWidths(page, 'leader-certificates-settings');
  });
});

describe('a participant', () => {
  test('downloads the certificate and checks the file on the open page', async () => {
    const frame = await openCertificates('participant1');
    await frame.getByText('Slik bruker du det').waitFor();
    await accessibleAtBothWidths(page, 'participant-certificate');
    await page.setViewportSize({ width: 1280, height: 900 });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      frame.getByRole('button', { name: 'Last ned' }).click(),
    ]);
    const path = await download.path();
    const hash = createHash('sha256').update(readFileSync(path)).digest('hex');
    const { verifyUrl } = await course.of(course.ids.participant1);
    await page.goto(verifyUrl);
    await page.getByText('Kursbeviset er gyldig').waitFor();
    expect(await page.locator('#file-check').getAttribute('data-sha256')).toBe(hash);
    await page.setInputFiles('#file', path);
    await page.getByText('Filen er nøyaktig den som ble utstedt.').waitFor();
    const edited = Buffer.concat([readFileSync(path), Buffer.from(' ')]);
    const file = { name: 'kursbevis.pdf', mimeType: 'application/pdf', buffer: edited };
    await page.setInputFiles('#file', file);
    await page.getByText('Filen er en annen enn den som ble utstedt.').waitFor();
    await accessibleAtBothWidths(page, 'verify-valid');
  });

  test('is led to it from the first page', async () => {
    const frame = await openTool(page, course.harness, 'participant2');
    await frame.getByText('Kursbeviset ditt er klart.').waitFor();
  });
});

describe('anyone', () => {
  test('sees that a certificate was revoked, after the leader has done so with a reason', async () => {
    const { verifyUrl, number } = await course.of(course.ids.participant1);
    const frame = await openCertificates('leader');
    await frame.getByRole('button', { name: `Se og endre ${number}` }).click();
    const dialog = frame.getByRole('dialog');
    await dialog.getByLabel('Grunn').fill('Utstedt til feil person');
    await page.waitForTimeout(300);
    await checkAccessibility(page);
    await screenshot(page, 'leader-certificates-revoke');
    await dialog.getByRole('button', { name: 'Trekk tilbake' }).click();
    await frame.getByText('Kursbeviset er trukket tilbake.').waitFor();
    await page.goto(verifyUrl);
    await page.getByText('Kursbeviset er trukket tilbake').waitFor();
    expect(await page.locator('main').innerText()).not.toContain('feil person');
    await accessibleAtBothWidths(page, 'verify-revoked');
  });

  test('types a code without JavaScript and gets the answer', async () => {
    const context = await browser().newContext({ javaScriptEnabled: false, locale: 'nb-NO' });
    const plainPage = await context.newPage();
    const { verifyUrl } = await course.of(course.ids.participant2);
    await plainPage.goto(`${course.harness.url}/verify`);
    await plainPage.getByLabel('Kode').fill(verifyUrl.split('/').at(-1) ?? '');
    await plainPage.getByRole('button', { name: 'Kontroller' }).click();
    await plainPage.getByText('Kursbeviset er gyldig').waitFor();
    expect(await plainPage.locator('#file-check').isVisible()).toBe(false);
    await plainPage.getByRole('link', { name: 'English' }).click();
    await plainPage.getByText('The certificate is valid').waitFor();
    await context.close();
  });

  test('is told that a code is unknown', async () => {
    await page.goto(`${course.harness.url}/verify/1111-1111-1111-1111-1111`);
    await page.getByText('Fant ikke noe kursbevis med denne koden').waitFor();
    await accessibleAtBothWidths(page, 'verify-unknown');
  });
});
