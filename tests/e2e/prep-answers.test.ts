import { expect, test } from '@jest/globals';
import type { Frame } from 'playwright-core';
import { aPdf } from '../answer-files.ts';
import { accessibleAtBothWidths, plain } from './browser.ts';
import { openTool } from './open-tool.ts';
import { prepStory, writeTask } from './prep-story.ts';

/** A homework that several hand in as one file, from the planning to the make-up for it. */

const story = prepStory('participant1', 'participant2');

const publish = (frame: Frame) => frame.getByText('Publisert: deltakerne ser oppgaven').click();

test('a leader asks for a file of two pages by several, and drags it to the top', async () => {
  const frame = await story.open('leader');
  await frame.getByRole('link', { name: /^Dag 2, / }).click();
  await writeTask(frame, 'Les programmet', () => publish(frame));
  await writeTask(frame, 'Planlegg et tilbud', async () => {
    await frame.getByLabel('Svar', { exact: true }).selectOption('file');
    await frame.getByLabel('Hvor mange sider').selectOption('2');
    await frame.getByText('Flere kan levere sammen').click();
    await frame.getByText('Kan gi ekstraarbeid').click();
    await frame.getByLabel('Hvor mye ekstraarbeid den kan gi').fill('60');
    await accessibleAtBothWidths(story.page, 'prep-file-editor');
    await publish(frame);
  });
  const titles = () => frame.locator('.kd-prep-tasks h3').allInnerTexts();
  expect((await titles())[0]).toContain('Les programmet');
  const handle = frame.locator('.kd-prep-handle').nth(1);
  const target = frame.locator('.kd-prep-tasks > li').first();
  await handle.scrollIntoViewIfNeeded();
  const [from, to] = [await handle.boundingBox(), await target.boundingBox()];
  if (from === null || to === null) throw new Error('there is nothing to drag');
  await story.page.mouse.move(from.x + 5, from.y + 5);
  await story.page.mouse.down();
  await story.page.mouse.move(from.x + 5, to.y + 4, { steps: 6 });
  await expect(target.getAttribute('data-drag')).resolves.toBe('before');
  await story.page.mouse.up();
  await frame.getByText('«Planlegg et tilbud» er nå nummer 1.').waitFor();
  expect((await titles())[0]).toContain('Planlegg et tilbud');
});

test('a leader drags it with a finger on a telephone, and moves it back by its button', async () => {
  const page = await story.newPage({ viewport: { width: 390, height: 1600 }, hasTouch: true });
  const frame = await openTool(page, story.harness, 'leader');
  await frame.getByRole('button', { name: 'Oppmøte' }).tap();
  await frame.getByRole('link', { name: 'Forarbeid', exact: true }).tap();
  await frame.getByRole('link', { name: /^Dag 2, / }).tap();
  const first = frame.locator('.kd-prep-tasks h3').first();
  await frame.locator('.kd-prep-tasks h3', { hasText: 'Les programmet' }).waitFor();
  const [top = '', other = ''] = await frame.locator('.kd-prep-tasks h3').allInnerTexts();
  const title = top.replace(/\s*Publisert$/, '');
  const from = await frame.locator('.kd-prep-handle').first().boundingBox();
  const to = await frame.locator('.kd-prep-tasks > li').last().boundingBox();
  if (from === null || to === null) throw new Error('there is nothing to drag');
  const finger = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    finger.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: y === undefined ? [] : [{ x: from.x + 10, y }],
    });
  const [start, end] = [from.y + 10, to.y + to.height - 4];
  await touch('touchStart', start);
  for (let step = 1; step <= 6; step += 1) {
    await touch('touchMove', start + ((end - start) * step) / 6);
  }
  await touch('touchEnd');
  await frame.getByText(`«${title}» er nå nummer 2.`).first().waitFor();
  expect(await first.innerText()).toBe(other);
  await frame.getByRole('button', { name: /^Flytt opp/ }).press('Enter');
  await frame.getByText(`«${title}» er nå nummer 1.`).first().waitFor();
  expect(await first.innerText()).toBe(top);
  // The pressed button is gone at the top of the list: the focus stays by the moved row.
  const focused = () => frame.evaluate(() => document.activeElement?.textContent ?? '');
  for (let tries = 0; tries < 40 && !(await focused()).startsWith('Flytt ned'); tries += 1) {
    await page.waitForTimeout(50);
  }
  expect(await focused()).toBe(`Flytt ned: ${title}`);
});

test('a participant hands in a file, and adds a colleague', async () => {
  const frame = await story.open('participant1');
  const input = frame.locator('input[type=file]');
  const put = async (name: string, buffer: Buffer) =>
    input.setInputFiles({ name, mimeType: 'application/pdf', buffer });
  await put('plan.pdf', Buffer.from('<script>alert(1)</script>'));
  await frame.getByText(/^Dette er ikke en PDF/).waitFor();
  await put('plan.pdf', await aPdf(3));
  await frame.getByText('Filen har 3 sider. Oppgaven tar imot opptil 2. Kort den ned.').waitFor();
  await put('plan.pdf', await aPdf(2));
  await frame.getByText('Filen er lagret. Den er ikke levert ennå.').waitFor();
  await frame.getByText(/^PDF, 2 sider, /).waitFor();
  await frame.getByRole('button', { name: 'Lever filen' }).click();
  await frame.getByText(/^Levert 10\.\sfebruar 2025/).waitFor();
  await frame.getByLabel('Legg til en du har samarbeidet med').fill('anne');
  await frame
    .getByRole('button', { name: /^Legg til.*Anne/ })
    .first()
    .click();
  await frame.getByText(/er lagt til\. Oppgaven er levert for dere begge\./).waitFor();
  await accessibleAtBothWidths(story.page, 'prep-together');
  const download = story.page.waitForEvent('download');
  await frame.getByRole('button', { name: 'Last ned filen' }).click();
  expect((await download).suggestedFilename()).toBe('Planlegg-et-tilbud-Kari-Øvrebø.pdf');
});

test('the colleague sees that it is handed in for them, and can say that it is not theirs', async () => {
  const frame = await story.open('participant2');
  await frame.getByText('Levert sammen med Kari Øvrebø.').waitFor();
  await accessibleAtBothWidths(story.page, 'prep-handed-in-by');
  await frame.getByRole('button', { name: /^Ikke min/ }).click();
  await frame.getByText('Dere kan være flere om denne oppgaven.').waitFor();
});

test('the leader reads the file, approves make-up, and asks all to look again', async () => {
  const frame = await story.open('leader');
  await frame.getByRole('link', { name: /Se hvem.*Dag 2/ }).click();
  await frame.getByText('Planlegg et tilbud: 1 svar').click();
  const download = story.page.waitForEvent('download');
  await frame.getByRole('button', { name: /^Last ned filen.*Kari/ }).click();
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
  await accessibleAtBothWidths(story.page, 'prep-make-up');
  await frame.getByRole('button', { name: /^Godkjenn .*Kari/ }).click();
  const decided = frame.getByText(/godkjent for Dag 2 av/);
  expect(plain(await decided.innerText())).toMatch(/^1 t 00 min godkjent for Dag 2 av /);
  await frame.getByRole('link', { name: 'Endre oppgavene' }).click();
  await frame.getByRole('button', { name: /^Endre.*Planlegg et tilbud/ }).click();
  await frame.getByLabel('Hva deltakeren skal gjøre').fill('Ta også med pårørende.');
  await frame.getByText(/^Be den ene som har gjort oppgaven/).click();
  await frame.getByRole('button', { name: 'Lagre oppgaven' }).click();
  await frame.getByText('Ta også med pårørende.').waitFor();
});

test('the participant sees that it has changed, and confirms', async () => {
  const frame = await story.open('participant1');
  await frame.getByText('Oppgaven er endret siden du gjorde den.').waitFor();
  await frame.getByText('1 t 00 min ekstraarbeid er godkjent av kursleder.').waitFor();
  await accessibleAtBothWidths(story.page, 'prep-look-again');
  await frame.getByRole('button', { name: /^Jeg har sett på den igjen/ }).click();
  await frame.getByText('Oppgaven er endret siden du gjorde den.').waitFor({ state: 'detached' });
});
