import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { planOf, segmentAt, dates, dayOn } from '../api/attendance-course.ts';
import { startHarness, type Harness, type SignedIn } from '../harness.ts';
import { schools } from '../harness-schools.ts';
import { accessibleAtBothWidths, oneBrowser, plain } from './browser.ts';
import { openTool } from './open-tool.ts';

/** The course leader's story: a day recorded for 24 people, settled and closed; where all stand. */

const browser = oneBrowser();
let harness: Harness;
let leader: SignedIn;
let page: Page;
let frame: Frame;

const names = [
  ...['Åse Bjørnæs', 'Kari-Anne Høgset-Bø', 'Oda Tveiten', 'Ingrid Solhaug', 'Torbjørn Eikeland'],
  ...['Miriam Adeyemi', 'Sindre Lauvås', 'Gro Marstein', 'Henrik Vassbotn', 'Nora Skogly'],
  ...['Pål Gjerstad', 'Wenche Opdal', 'Eirik Nygjerde', 'Samira Yusuf', 'Lars Brekkhus'],
  ...['Tuva Midtbøen', 'Odd Sletten', 'Hanne Raknes', 'Jakub Wiśniewski', 'Marit Storeng'],
];

const segments = [
  segmentAt('09:00', '10:30', { title: 'Læring og didaktikk', responsible: 'Kursleder' }),
  segmentAt('10:30', '10:45', { title: 'Pause', workForm: 'break' }),
  segmentAt('10:45', '11:30', { title: 'Gruppearbeid', responsible: 'Brukerrepresentant' }),
  segmentAt('11:30', '12:00', { title: 'Lunsj', workForm: 'break', counts: false }),
  segmentAt('12:00', '14:30', { title: 'Brukermedvirkning', responsible: 'Fagperson' }),
];

beforeAll(async () => {
  harness = await startHarness({ now: '2025-02-06T20:00:00Z' });
  for (const [index, name] of names.entries()) {
    const key = `student${index}`;
    const email = `${key}@skole.example`;
    harness.canvas.people.add({ key, name, email, rootAccountId: schools.north.account });
    harness.canvas.people.enrol({ courseId: schools.north.course, person: key, role: 'student' });
  }
  leader = await harness.launchAs('leader');
  const plan = planOf(dates.map((date) => dayOn(date, { segments })));
  const params = { courseId: courseId() };
  await harness.ok(leader, 'course-setup.save', { params, body: { baseRevision: 0, plan } });
  await waitFor(async () => (await grid()).rows.length === 24);
});
afterAll(() => harness.stop());
beforeEach(async () => {
  page = await browser().newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(20_000);
  frame = await openTool(page, harness, 'leader');
});
afterEach(() => page.close());

const courseId = () => leader.me.course?.id ?? '';
const grid = () => harness.ok(leader, 'attendance.grid', { params: { courseId: courseId() } });

async function cellOf(name: string, day: number) {
  const row = (await grid()).rows.find((one) => one.name === name);
  return row?.cells[day - 1];
}

async function waitFor(what: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await what()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('waited in vain');
}

/** What is recorded, once it is: a notice of the same words may be that of the act before. */
async function cellIs(name: string, day: number, expected: unknown[]): Promise<void> {
  await waitFor(
    async () => JSON.stringify(await cellOf(name, day)) === JSON.stringify(expected),
  ).catch(async () => expect(await cellOf(name, day)).toEqual(expected));
}

async function openPage(name: string): Promise<void> {
  await frame.getByRole('navigation').getByRole('link', { name }).click();
}

const said = (text: string | RegExp) => frame.locator('main').getByText(text).first().waitFor();
const noticed = (text: string) => frame.locator('.kd-notice').getByText(text).first().waitFor();
const button = (name: string | RegExp) => frame.getByRole('button', { name });
const dialog = () => frame.getByRole('dialog');

describe('a course leader', () => {
  test('marks everyone present on the day at once', async () => {
    await openPage('Kursdager');
    await frame.getByRole('heading', { level: 1, name: 'Dag 1' }).waitFor();
    await said('0 av 24 registrert, 24 gjenstår');
    await button('Resten (24) var til stede hele dagen').click();
    await noticed('24 deltakere er registrert.');
    await said('24 av 24 registrert, ingenting gjenstår');
    await cellIs('Nora Skogly', 1, ['whole', 300, 300, 0]);
  });

  test('marks one late and one absent with a documented reason, from the grid', async () => {
    await openPage('Oppmøte');
    await openCell('Torbjørn Eikeland', 1);
    await button('Noe annet …').click();
    await frame.getByLabel('Fra', { exact: true }).fill('10');
    await button('Registrer').click();
    await noticed('Torbjørn Eikeland er registrert.');
    await cellIs('Torbjørn Eikeland', 1, ['part', 240, 300, 0]);

    await openCell('Nora Skogly', 1);
    await button('Noe annet …').click();
    await frame.getByLabel('Hva vil du registrere?').selectOption('excused');
    await button('Registrer').click();
    await dialog().getByText('Skriv hvorfor.').waitFor();
    await frame.getByLabel('Hvorfor?').fill('Sykt barn, har meldt fra');
    await accessibleAtBothWidths(page, 'leader-record');
    await button('Registrer').click();
    await noticed('Nora Skogly er registrert.');
    await cellIs('Nora Skogly', 1, ['excused', 0, 300, 0]);
    await accessibleAtBothWidths(page, 'leader-attendance');
  });

  test('corrects by some minutes, and undoes what was just done', async () => {
    await openPage('Oppmøte');
    await openCell('Miriam Adeyemi', 1);
    await button('Noe annet …').click();
    await frame.getByLabel('Hva vil du registrere?').selectOption('correction');
    await frame.getByLabel('Retning').selectOption('subtract');
    await frame.getByLabel('Tid').fill('20 min');
    await frame.getByLabel('Hvorfor?').fill('Var borte fra skjermen');
    await button('Registrer').click();
    await noticed('Miriam Adeyemi er registrert.');
    await cellIs('Miriam Adeyemi', 1, ['part', 280, 300, 0]);

    await openCell('Odd Sletten', 1);
    await dialog().getByRole('button', { name: 'Fravær' }).click();
    await noticed('Odd Sletten er registrert.');
    await frame.locator('.kd-notice', { hasText: 'Odd Sletten' }).getByText('Angre').click();
    await noticed('Angret. Alt er som før.');
    await cellIs('Odd Sletten', 1, ['whole', 300, 300, 0]);
  });

  test('reads who recorded what, and voids what was wrong', async () => {
    await openPage('Oppmøte');
    await openCell('Miriam Adeyemi', 1);
    await dialog().getByText('Rettelse −20 min').waitFor();
    await dialog().getByText('Grunn: Var borte fra skjermen').waitFor();
    const entry = dialog().locator('li', { hasText: 'Rettelse' });
    await entry.getByRole('button', { name: 'Annuller …' }).click();
    await entry.getByLabel('Hvorfor?').fill('Gjaldt en annen');
    await entry.getByRole('button', { name: 'Annuller registreringen' }).click();
    await entry.getByText('Grunn: Gjaldt en annen').waitFor();
    await cellIs('Miriam Adeyemi', 1, ['whole', 300, 300, 0]);
  });

  test('credits a break to whoever left the meeting in it', async () => {
    await openPage('Oppmøte');
    await record('Ingrid Solhaug', '09:00', '10:31', false);
    await record('Ingrid Solhaug', '10:44', '14:30', true);
    await cellIs('Ingrid Solhaug', 1, ['part', 287, 300, 0]);
    await openPage('Kursdager');
    await button('Godskriv … Pause').click();
    await frame.getByLabel('Ingrid Solhaug').waitFor();
    await dialog().getByText('Nora Skogly').waitFor();
    await accessibleAtBothWidths(page, 'leader-credit');
    await button('Godskriv for 1 deltaker').click();
    await noticed('Ingrid Solhaug er registrert.');
    await cellIs('Ingrid Solhaug', 1, ['whole', 300, 300, 0]);
  });

  test('marks several at once by ticking their rows', async () => {
    await openPage('Kursdager');
    for (const name of ['Lars Brekkhus', 'Odd Sletten']) {
      await frame.getByLabel(`Merk: ${name}`).check();
    }
    await said('2 valgt');
    await button('Noe annet …').click();
    await frame.getByLabel('Til', { exact: true }).fill('12.45');
    await button('Registrer').click();
    await noticed('2 deltakere er registrert.');
    await cellIs('Lars Brekkhus', 1, ['part', 195, 300, 0]);
    // The notice lies over the page's end until it is closed, or goes by itself.
    await frame.locator('.kd-notice button:not(.kd-notice-action)').click();
    await accessibleAtBothWidths(page, 'leader-day');
  });

  test('settles who is left, closes the day, and opens it again with a reason', async () => {
    await voidAll('Kari Øvrebø');
    await openPage('Kursdager');
    await said('23 av 24 registrert, 1 gjenstår');
    await button('Fravær: Kari Øvrebø').click();
    await said('24 av 24 registrert, ingenting gjenstår');
    await button('Avslutt dagen').click();
    await dialog().getByText('regnes da som tapt tid').waitFor();
    await dialog().getByRole('button', { name: 'Avslutt dagen' }).click();
    await noticed('Dagen er avsluttet.');
    await said(/Avsluttet av Ragnhild Åsen/);
    await accessibleAtBothWidths(page, 'leader-day-closed');
    harness.clock.advance(60);
    await button('Åpne dagen igjen …').click();
    await frame.getByLabel('Hvorfor?').fill('Rapporten kom sent');
    await button('Åpne dagen igjen').click();
    await said(/Åpnet igjen av Ragnhild Åsen.*Rapporten kom sent/);
  });

  test('finds who is not recorded, and one by name', async () => {
    await openPage('Oppmøte');
    await frame.getByLabel('Søk etter navn').fill('asen vis');
    await said('Ingen deltakere passer');
    await frame.getByLabel('Søk etter navn').fill('wiśn');
    await said('1 av 24 vises');
    await frame.getByLabel('Søk etter navn').fill('');
    await button('I faresonen (2)').click();
    await said('2 av 24 vises');
  });

  test('moves and opens by keyboard alone', async () => {
    await openPage('Oppmøte');
    const first = frame.getByRole('rowheader').first();
    await first.focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'Enter']) {
      await page.keyboard.press(key);
    }
    await dialog().getByText('Dette er registrert').waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    const focused = () => frame.evaluate(() => document.activeElement?.getAttribute('role'));
    await waitFor(async () => (await focused()) === 'gridcell');
  });

  test('shares the group’s standing without names, until asked', async () => {
    await openPage('Oppmøte');
    await openPage('Status');
    await frame.getByRole('img', { name: 'Oppmøtt tid for hver deltaker mot kravet' }).waitFor();
    const text = async () => plain(await frame.locator('main').innerText());
    expect(await text()).toContain('24 deltakere: 0 har nådd kravet');
    for (const name of [...names, 'Kari Øvrebø']) expect(await text()).not.toContain(name);
    await accessibleAtBothWidths(page, 'leader-standing');
    await frame.getByText('Vis navn').first().click();
    expect(await text()).toContain('Nora Skogly');
    expect(await text()).toContain('må være med hele dag 2, dag 3, dag 4 og dag 5');
    await accessibleAtBothWidths(page, 'leader-standing-names');
    await frame.getByRole('link', { name: 'Nora Skogly' }).click();
    await frame.getByRole('heading', { level: 1, name: 'Nora Skogly' }).waitFor();
    await said('Grunn: Sykt barn, har meldt fra');
    await accessibleAtBothWidths(page, 'leader-participant');
  });

  test('sets a participant aside, and takes them back', async () => {
    await openPage('Oppmøte');
    await frame.getByRole('rowheader', { name: 'Marit Storeng' }).click();
    await button('Sett til frafall …').click();
    await button('Sett til frafall').last().click();
    await said('Deltakeren er satt til frafall');
    expect((await grid()).days[0]?.settlement.expected).toBe(23);
    await button('Ta inn igjen').click();
    await noticed('Marit Storeng er med på listene igjen.');
    expect((await grid()).days[0]?.settlement.expected).toBe(24);
  });
});

async function openCell(name: string, day: number): Promise<void> {
  const row = frame.getByRole('row').filter({ has: frame.getByText(name, { exact: true }) });
  await row.getByRole('gridcell').nth(day).click();
  await dialog().getByText('Dette er registrert').waitFor();
}

/** A stay of one participant on the first day, beside what stands or in its place. */
async function record(name: string, from: string, to: string, beside: boolean): Promise<void> {
  await openCell(name, 1);
  await button('Noe annet …').click();
  await frame.getByLabel('Fra', { exact: true }).fill(from);
  await frame.getByLabel('Til', { exact: true }).fill(to);
  if (beside) await frame.getByText('Legg dette til ved siden av').click();
  await button('Registrer').click();
  await dialog().waitFor({ state: 'hidden' });
}

/** As a colleague does, elsewhere: voids what stands of a participant on the first day. */
async function voidAll(name: string): Promise<void> {
  const personId = (await grid()).rows.find((row) => row.name === name)?.id ?? '';
  const { entries } = await harness.ok(leader, 'attendance.ledger', {
    ...{ params: { courseId: courseId(), personId }, query: { day: 'day-1' } },
  });
  for (const { id } of entries.filter((entry) => entry.voided === null)) {
    await harness.ok(leader, 'attendance.void', {
      params: { courseId: courseId(), entryId: id },
      body: { requestId: `void-${id}`, reason: 'feil person' },
    });
  }
}
