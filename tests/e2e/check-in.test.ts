import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { instant } from '../api/check-in-room.ts';
import { planOf } from '../api/attendance-course.ts';
import { startHarness, type Harness } from '../harness.ts';
import { schools } from '../harness-schools.ts';
import { accessibleAtBothWidths, oneBrowser, plain } from './browser.ts';
import { openTool, toolFrame } from './open-tool.ts';

/** A day in a room, with the leader's screen and two phones; afterwards somebody objects. */

const browser = oneBrowser();
let harness: Harness;
let courseId: string;
const contexts: BrowserContext[] = [];
let leader: { page: Page; frame: Frame };
let kari: { page: Page; frame: Frame };
let anne: Page;

const phone = { width: 390, height: 844 };
const at = (time: string) => {
  harness.clock.now = new Date(instant(time) * 1000);
};

async function newPage(viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser().newContext({ viewport, locale: 'nb-NO' });
  contexts.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

beforeAll(async () => {
  harness = await startHarness({ now: '2025-02-06T07:58:00Z' });
  for (const person of ['participant3', 'participant4']) {
    harness.canvas.people.remove(person, schools.north.course);
  }
  const signedIn = await harness.launchAs('leader');
  courseId = signedIn.me.course?.id ?? '';
  const body = { baseRevision: 0, plan: planOf() };
  await harness.ok(signedIn, 'course-setup.save', { params: { courseId }, body });
  for (const person of ['participant1', 'participant2']) await harness.launchAs(person);
  const page = await newPage({ width: 1280, height: 900 });
  leader = { page, frame: await openTool(page, harness, 'leader') };
});
afterAll(async () => {
  for (const context of contexts) await context.close();
  await harness.stop();
});

const link = (frame: Frame, name: string | RegExp) => frame.getByRole('link', { name });
const button = (frame: Frame, name: string | RegExp) => frame.getByRole('button', { name });
const said = (frame: Frame, text: string | RegExp) =>
  frame.locator('main').getByText(text).first().waitFor();

async function codeOnScreen(): Promise<string> {
  return (await leader.frame.locator('.kd-code').innerText()).replace(/\D/g, '');
}

describe('self check-in', () => {
  test('a leader starts it and shows the code, on a page without names', async () => {
    await link(leader.frame, 'Kursdager').click();
    await link(leader.frame, 'Innsjekking i rommet').click();
    await button(leader.frame, 'Start innsjekking').click();
    await said(leader.frame, 'Innsjekkingen er åpen til kl. 15.30.');
    await link(leader.frame, 'Vis koden på skjermen').click();
    await leader.frame.getByRole('img', { name: /QR-kode/ }).waitFor();
    expect(await codeOnScreen()).toMatch(/^\d{6}$/);
    const text = await leader.frame.locator('body').innerText();
    for (const name of ['Kari', 'Øvrebø', 'Anne-Lise']) expect(text).not.toContain(name);
    await accessibleAtBothWidths(leader.page, 'check-in-code');
  });

  test('a participant types it on a phone; a wrong one is explained', async () => {
    const page = await newPage(phone);
    kari = { page, frame: await openTool(page, harness, 'participant1') };
    await said(kari.frame, 'Innsjekkingen er åpen.');
    await link(kari.frame, 'Sjekk inn').click();
    await said(kari.frame, 'Du er ikke sjekket inn.');
    const code = await codeOnScreen();
    await kari.frame
      .getByLabel('Koden på skjermen i rommet')
      .fill(code === '000000' ? '1' : '000000');
    await button(kari.frame, 'Sjekk inn').click();
    await said(kari.frame, /Koden stemmer ikke/);
    await accessibleAtBothWidths(kari.page, 'check-in-wrong-code');
    await kari.frame.getByLabel('Koden på skjermen i rommet').fill(code);
    await button(kari.frame, 'Sjekk inn').click();
    await said(kari.frame, 'Du er sjekket inn, fra kl. 08.58.');
    await accessibleAtBothWidths(kari.page, 'check-in-in');
  });

  test('the leader’s list shows who is in, and who scans the code while one looks', async () => {
    await link(leader.frame, 'Til listen').click();
    const row = (name: RegExp) => leader.frame.getByRole('row', { name });
    await row(/Kari Øvrebø.*Inne/).waitFor();
    await said(leader.frame, 'Listen oppdaterer seg selv.');
    at('08:59:30');
    anne = await newPage(phone);
    // Already signed in to Canvas on that phone.
    await anne.goto(`${harness.canvas.url}/courses/${schools.north.course}?as=participant2`);
    const { address } = await harness.ok(await harness.launchAs('leader'), 'check-in.code', {
      params: { courseId, dayId: 'day-1' },
    });
    await anne.goto(address);
    const frame = await toolFrame(anne, harness.url);
    await said(frame, /Du har skannet koden/);
    at('09:03:00');
    await button(frame, 'Sjekk inn').click();
    await said(frame, 'Du er sjekket inn, fra kl. 08.59.');
    await row(/Anne-Lise Brække-Dahl.*Inne.*08\.59/).waitFor();
    await said(leader.frame, '2 inne');
    await accessibleAtBothWidths(leader.page, 'check-in-list');
  });

  test('where events are held back on their way, the list is asked for every few seconds', async () => {
    const page = await newPage({ width: 1280, height: 900 });
    await page.route('**/check-in/stream', (route) => route.abort());
    const frame = await openTool(page, harness, 'coLeader');
    await link(frame, 'Kursdager').click();
    await link(frame, 'Innsjekking i rommet').click();
    await said(frame, 'Listen hentes på nytt hvert femte sekund.');
    const asked = () => page.waitForResponse((response) => response.url().endsWith('/check-in'));
    expect((await asked()).status()).toBe(200);
    expect((await asked()).status()).toBe(200);
    await said(frame, '2 inne');
  });

  test('one checks out, the other forgets: the leader says how long she was there', async () => {
    at('14:31:00');
    const { code } = await harness.ok(await harness.launchAs('leader'), 'check-in.code', {
      params: { courseId, dayId: 'day-1' },
    });
    await kari.frame.getByLabel('Koden på skjermen i rommet').fill(code);
    await button(kari.frame, 'Sjekk ut').click();
    await said(kari.frame, 'Du sjekket ut kl. 14.31.');
    await leader.frame.getByRole('row', { name: /Kari Øvrebø.*Gått.*08\.58–14\.31/ }).waitFor();
    await link(leader.frame, 'Til kursdagen').click();
    await link(leader.frame, '1 deltaker er inne og har ikke sjekket ut').click();
    await leader.frame.locator('summary', { hasText: '1 er inne og har ikke sjekket ut' }).click();
    await accessibleAtBothWidths(leader.page, 'check-in-settle');
    await button(leader.frame, /Var der til slutt, kl. 14.30/).click();
    await leader.frame.getByRole('row', { name: /Anne-Lise.*Gått.*08\.59–14\.30/ }).waitFor();
  });

  test('the day is closed', async () => {
    await link(leader.frame, 'Til kursdagen').click();
    await said(leader.frame, '2 av 2 registrert, ingenting gjenstår');
    await button(leader.frame, 'Avslutt dagen').click();
    await leader.frame.getByRole('dialog').getByRole('button', { name: 'Avslutt dagen' }).click();
    await said(leader.frame, /Avsluttet av Ragnhild Åsen/);
  });
});

describe('an objection', () => {
  test('is a sentence by the participant, on the day that it is about', async () => {
    kari.frame = await openTool(kari.page, harness, 'participant1');
    await kari.frame.locator('.kd-my-days summary').first().click();
    const day = kari.frame.locator('.kd-my-days details').first();
    expect(plain(await day.innerText())).toContain('Til stede 08.58–14.31 (innsjekking)');
    await day.getByRole('button', { name: 'Si fra at noe er feil' }).click();
    await day.getByLabel('Hva er feil?').fill('Jeg var på et møte i en time.');
    await accessibleAtBothWidths(kari.page, 'objection-raise');
    await day.getByRole('button', { name: 'Send til kursleder' }).click();
    await day.getByText('Venter på svar fra kursleder.').waitFor();
  });

  test('lands with the leader, who corrects and answers', async () => {
    at('14:40:00');
    leader.frame = await openTool(leader.page, harness, 'leader');
    await link(leader.frame, 'Kursdager').click();
    await leader.frame.getByRole('heading', { level: 1 }).waitFor();
    await button(leader.frame, /Forrige dag/).click();
    await leader.frame.getByRole('heading', { level: 1, name: 'Dag 1' }).waitFor();
    const panel = leader.frame.locator('#objections');
    await panel.getByText('Jeg var på et møte i en time.').waitFor();
    await panel.getByRole('button', { name: 'Se og rett det som er registrert' }).click();
    await leader.frame.getByLabel('Hva vil du registrere?').selectOption('correction');
    await leader.frame.getByLabel('Retning').selectOption('subtract');
    await leader.frame.getByLabel('Tid').fill('1 t');
    await leader.frame.getByLabel('Hvorfor?').fill('Møte, etter eget utsagn');
    await button(leader.frame, 'Registrer').click();
    await leader.frame.getByRole('dialog').waitFor({ state: 'hidden' });
    await panel.getByLabel(/Svar til Kari/).fill('Takk, det er trukket fra.');
    await accessibleAtBothWidths(leader.page, 'objection-settle');
    await panel.getByRole('button', { name: 'Svar og gjør ferdig' }).click();
    await panel.getByText(/Det som er registrert, ble endret/).waitFor();
  });

  test('is answered where the participant raised it', async () => {
    kari.frame = await openTool(kari.page, harness, 'participant1');
    await kari.frame.locator('.kd-my-days summary').first().click();
    const day = kari.frame.locator('.kd-my-days details').first();
    await day.getByText('Kursleder har rettet det som er registrert.').waitFor();
    await day.getByText(/Takk, det er trukket fra/).waitFor();
    await accessibleAtBothWidths(kari.page, 'objection-answered');
  });
});
