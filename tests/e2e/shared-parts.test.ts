import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import type { Page } from 'playwright-core';
import { checkAccessibility, oneBrowser, plain } from './browser.ts';

/** The shared parts of client/ui, on the page that shows them all. */

const browser = oneBrowser();
let server: Server;
let page: Page;

beforeAll(async () => {
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'];
  const built = spawnSync(
    process.execPath,
    [...vite, '--config', 'client/vite.gallery.config.ts'],
    {
      stdio: 'inherit',
    },
  );
  expect(built.status).toBe(0);
  const app = express();
  app.use('/app', express.static('node_modules/.cache/gallery'));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void server.close());
afterEach(() => page.close());

interface Look {
  /** One section alone. */
  only?: string;
  locale?: string;
  contrast?: string;
  width?: number;
}

async function open({ width = 1280, ...look }: Look = {}) {
  const { port } = server.address() as AddressInfo;
  page = await browser().newPage({ viewport: { width, height: 900 } });
  const query = new URLSearchParams(look).toString();
  await page.goto(`http://127.0.0.1:${port}/app/ui-gallery.html?${query}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Pixels by which the page is wider than its window. */
const sideways = () =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('all shared parts together', () => {
  test.each([
    { locale: 'nb', width: 1280 },
    { locale: 'nn', width: 390 },
    { locale: 'en', contrast: 'high', width: 390 },
  ])('have no serious finding and do not scroll sideways: %j', async (look) => {
    await open(look);
    await checkAccessibility(page);
    expect(await sideways()).toBe(0);
  });

  test('keep their layout when text is doubled', async () => {
    await open({ width: 780 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await sideways()).toBe(0);
  });
});

describe('the grid', () => {
  const place = () =>
    page.evaluate(() => {
      const cell = document.activeElement;
      return cell instanceof HTMLElement ? [cell.dataset['row'], cell.dataset['column']] : [];
    });
  const grid = (people: number) => page.getByRole('grid', { name: `Oppmøte, ${people} deltakere` });

  test('says how large it is, though few of its rows are drawn', async () => {
    await open({ only: 'Long grid' });
    expect(await grid(1000).getAttribute('aria-rowcount')).toBe('1001');
    expect(await grid(1000).getByRole('row').count()).toBeLessThan(60);
  });

  test('has one tab stop, and is gone through by keys, far beyond what was drawn', async () => {
    await open({ only: 'Long grid' });
    expect(await grid(1000).locator('[tabindex="0"]').count()).toBe(1);
    await grid(1000).locator('[tabindex="0"]').focus();
    for (const [key, row, column] of [
      ['ArrowRight', '0', '1'],
      ['ArrowDown', '1', '1'],
      ['Control+End', '999', '6'],
      ['ArrowUp', '998', '6'],
      ['Home', '998', '0'],
      ['Control+Home', '-1', '0'],
    ] as const) {
      await page.keyboard.press(key);
      await expect(place()).resolves.toEqual([row, column]);
    }
  });

  test('of a course draws all of its rows, so that they can be searched and printed', async () => {
    await open({ only: 'Grid' });
    expect(await grid(24).getByRole('row').count()).toBe(25);
  });

  test('opens on Enter, and draws the change', async () => {
    await open({ only: 'Grid' });
    const cell = grid(24).locator('[data-row="0"][data-column="1"]');
    expect(await cell.textContent()).toBe('Hele dagen');
    await cell.focus();
    await page.keyboard.press('Enter');
    expect(await cell.textContent()).toBe('Fravær');
  });

  test('ticks a row with Space, all with Ctrl+A, and tells assistive technology', async () => {
    await open({ only: 'Grid' });
    const rows = grid(24).getByRole('row', { selected: true });
    expect(await rows.count()).toBe(1);
    await grid(24).locator('[data-row="0"][data-column="1"]').focus();
    await page.keyboard.press(' ');
    expect(await rows.count()).toBe(2);
    await page.keyboard.press('Control+a');
    expect(await rows.count()).toBe(24);
    await grid(24).getByRole('checkbox').first().click();
    expect(await rows.count()).toBe(0);
  });

  test('keeps the names in sight when it is scrolled sideways', async () => {
    await open({ only: 'Grid', width: 390 });
    const name = grid(24).locator('[data-row="0"][data-column="0"]');
    const before = await name.boundingBox();
    await grid(24).evaluate((element) => element.parentElement?.scrollTo(400, 0));
    expect((await name.boundingBox())?.x).toBe(before?.x);
  });
});

describe('fields', () => {
  test('understand a time as it is typed, and show it in the usual form', async () => {
    await open({ only: 'Fields' });
    const field = page.getByLabel('Fra');
    await field.fill('0815');
    await field.blur();
    expect(await field.inputValue()).toBe('08.15');
  });

  test('say how to write what was not understood, tied to the field', async () => {
    await open({ only: 'Fields' });
    const field = page.getByLabel('Dato');
    await field.fill('31.2.2025');
    await field.blur();
    await page.getByText('Skriv datoen slik: 6.2.2025').waitFor();
    const [error = ''] = ((await field.getAttribute('aria-describedby')) ?? '').split(' ');
    expect(await page.locator(`[id="${error}"]`).textContent()).toBe('Skriv datoen slik: 6.2.2025');
    await field.fill('3.3.2025');
    await field.blur();
    expect(await field.inputValue()).toBe('03.03.2025');
    expect(plain((await page.locator('main').textContent()) ?? '')).toContain(
      'mandag 3. mars 2025',
    );
  });

  test("take a date from the browser's calendar", async () => {
    await open({ only: 'Fields' });
    await page.getByLabel('Dato').fill('tull');
    await page.locator('input[type="date"]').first().fill('2025-05-08');
    expect(await page.getByLabel('Dato').inputValue()).toBe('08.05.2025');
  });
});

describe('what is shown', () => {
  test('of attendance is text beside the picture, or behind it', async () => {
    await open({ only: 'Bars' });
    const name = await page.getByRole('img', { name: /krav/ }).first().getAttribute('aria-label');
    expect(plain(name ?? '')).toBe(
      '20 t 00 min av 25 t 00 min · av dette 1 t 00 min ekstraarbeid · krav 20 t 00 min',
    );
  });

  test('of a day is a table that can be read without the picture', async () => {
    await open({ only: 'Day' });
    const row = page.getByRole('table', { name: 'Dag 1' }).getByRole('row', { name: /Bjørn-Åge/ });
    const text = plain((await row.textContent()) ?? '');
    expect(text).toContain('09.00–12.10 (møterapport), 12.50–13.15 (møterapport)');
    expect(text).toContain('13.15–13.30 (kreditert)');
  });

  test('in a table stays a table when it becomes cards', async () => {
    await open({ only: 'Table', width: 390 });
    const table = page.getByRole('table', { name: 'Deltakere' });
    expect(await table.getByRole('row').count()).toBe(5);
    expect(await table.getByRole('rowheader').first().textContent()).toBe('Kari Nordmann');
  });

  test('in a table is sorted by its headers, and says so', async () => {
    await open({ only: 'Table' });
    const table = page.getByRole('table', { name: 'Deltakere' });
    await table.getByRole('button', { name: 'Navn' }).click();
    const header = table.getByRole('columnheader', { name: 'Navn' });
    expect(await header.getAttribute('aria-sort')).toBe('ascending');
    expect(await table.getByRole('rowheader').first().textContent()).toBe('Aud Kowalski');
  });
});

describe('a dialog', () => {
  test('takes the focus, keeps it, closes on Escape and gives it back', async () => {
    await open({ only: 'Dialogs' });
    const opener = page.getByRole('button', { name: 'Avlys dagen' });
    await opener.click();
    const dialog = page.getByRole('dialog', { name: 'Avlyse dag 3?' });
    await dialog.waitFor();
    await page.waitForTimeout(400);
    await checkAccessibility(page);
    for (let tabs = 0; tabs < 5; tabs += 1) {
      await page.keyboard.press('Tab');
      expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(
        true,
      );
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

test('a notice is read out', async () => {
  await open({ only: 'Dialogs' });
  await page.getByRole('button', { name: 'Melding' }).click();
  const region = page.getByRole('status').filter({ hasText: 'Oppmøtet er lagret.' });
  await region.waitFor();
  expect(await region.getAttribute('aria-live')).toBe('polite');
});
