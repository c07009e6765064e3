import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { dates, dayOn, planOf, segmentAt } from '../api/attendance-course.ts';
import { reportOf } from '../api/report-course.ts';
import { startHarness, type Harness, type SignedIn } from '../harness.ts';
import { schools } from '../harness-schools.ts';
import { accessibleAtBothWidths, oneBrowser, plain } from './browser.ts';
import { openTool } from './open-tool.ts';

/** The story of a digital day: two reports, a room, a guest, the day closed, a participant who looks. */

const browser = oneBrowser();
let harness: Harness;
let leader: SignedIn;
let page: Page;
let frame: Frame;

const names = ['Åse Bjørnæs', 'Oda Tveiten', 'Torbjørn Eikeland', 'Nora Skogly', 'Lars Brekkhus'];
const [date = ''] = dates;
const segments = [
  segmentAt('09:00', '10:30', { title: 'Læring og didaktikk' }),
  segmentAt('10:30', '11:30', { title: 'Gruppearbeid' }),
  segmentAt('11:30', '12:00', { title: 'Lunsj', workForm: 'break', counts: false }),
  segmentAt('12:00', '14:30', { title: 'Brukermedvirkning' }),
];
const device = 'Møterom Fjorden';
const guest = 'Innleid tolk (Guest)';
const morning = reportOf(
  date,
  ['Kari Øvrebø', '08:41', '11:35'],
  ['Åse Bjørnæs', '09:00', '11:30'],
  ['Eikeland, Torbjørn (Fjordhelse)', '09:20', '11:30'],
  ['Ragnhild Åsen', '08:30', '11:40'],
  [device, '08:55', '11:32'],
  [guest, '09:00', '11:30'],
);
const afternoon = reportOf(
  date,
  ['Kari Øvrebø', '11:58', '14:40'],
  ['Åse Bjørnæs', '12:00', '14:30'],
  ['Eikeland, Torbjørn (Fjordhelse)', '12:00', '14:30'],
  [device, '11:55', '14:31'],
);

beforeAll(async () => {
  harness = await startHarness({ now: `${date}T20:00:00Z` });
  for (const student of ['participant2', 'participant3', 'participant4']) {
    harness.canvas.people.remove(student, schools.north.course);
  }
  for (const [index, name] of names.entries()) {
    const key = `student${index}`;
    const email = `${key}@skole.example`;
    harness.canvas.people.add({ key, name, email, rootAccountId: schools.north.account });
    harness.canvas.people.enrol({ courseId: schools.north.course, person: key, role: 'student' });
  }
  leader = await harness.launchAs('leader');
  const plan = planOf(dates.map((one) => dayOn(one, { segments })));
  const params = { courseId: courseId() };
  await harness.ok(leader, 'course-setup.save', { params, body: { baseRevision: 0, plan } });
  for (let tries = 0; tries < 200 && (await grid()).rows.length < 6; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});
afterAll(() => harness.stop());
beforeEach(async () => {
  page = await browser().newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(20_000);
});
afterEach(() => page.close());

const courseId = () => leader.me.course?.id ?? '';
const grid = () => harness.ok(leader, 'attendance.grid', { params: { courseId: courseId() } });
const said = (text: string | RegExp) => frame.locator('main').getByText(text).first().waitFor();
const button = (name: string | RegExp) => frame.getByRole('button', { name });
const fileOf = (name: string, text: string) => ({
  ...{ name, mimeType: 'text/csv', buffer: Buffer.from(text) },
});

async function openDay(): Promise<void> {
  frame = await openTool(page, harness, 'leader');
  await frame.getByRole('navigation').getByRole('link', { name: 'Kursdager' }).click();
  await frame.getByRole('heading', { name: 'Møterapporter' }).waitFor();
}

async function cellOf(name: string) {
  return (await grid()).rows.find((row) => row.name === name)?.cells[0];
}

test('a leader drops a file that is none, and reads what to do instead', async () => {
  await openDay();
  await accessibleAtBothWidths(page, 'leader-day-reports');
  const sheet = { ...fileOf('oppmøte.csv', ''), buffer: Buffer.from('PK\u0003\u0004xl/workbook') };
  await frame.locator('input[type=file]').setInputFiles([sheet]);
  await said('Dette er et Excel-ark.');
  await accessibleAtBothWidths(page, 'leader-report-refused');
  await button('Forkast kladden').click();
  await frame.getByRole('heading', { name: 'Møterapporter' }).waitFor();
});

test('a leader imports morning and afternoon, links a room to two people and sets a guest aside', async () => {
  await openDay();
  await frame
    .locator('input[type=file]')
    .setInputFiles([fileOf('ettermiddag.csv', afternoon), fileOf('formiddag.csv', morning)]);
  await said('Ingenting er registrert ennå. Se over, og trykk «Registrer» nederst.');
  await said('2 rader mangler en deltaker');
  await accessibleAtBothWidths(page, 'leader-report-preview');
  expect(await cellOf('Åse Bjørnæs')).toEqual(['none', 0, 300, 0]);

  await button(`Flere bak denne enheten …: ${device}`).click();
  const dialog = frame.getByRole('dialog');
  for (const name of ['Oda Tveiten', 'Nora Skogly']) {
    await dialog.getByLabel('Søk etter navn').fill(name);
    await dialog.getByRole('checkbox', { name }).check();
  }
  await dialog.getByLabel('Fra, Nora Skogly').fill('12');
  await dialog.getByLabel('Hvorfor?').fill('Satt sammen på møterommet');
  await accessibleAtBothWidths(page, 'leader-report-room');
  await dialog.getByRole('button', { name: 'Koble til 2 personer' }).click();
  await said('1 rad mangler en deltaker');
  await button(`Ikke deltaker: ${guest}`).click();
  await frame
    .getByRole('heading', { name: '1 rad mangler en deltaker' })
    .waitFor({ state: 'detached' });

  await button(/^Registrer \d+ oppføringer$/).click();
  await said('Igjen å gjøre ferdig: 1 deltaker er ikke registrert.');
  await accessibleAtBothWidths(page, 'leader-report-recorded');
  expect(await cellOf('Åse Bjørnæs')).toEqual(['whole', 300, 300, 0]);
  expect(await cellOf('Kari Øvrebø')).toEqual(['whole', 300, 300, 0]);
  expect(await cellOf('Torbjørn Eikeland')).toEqual(['part', 280, 300, 0]);
  expect(await cellOf('Oda Tveiten')).toEqual(['whole', 300, 300, 0]);
  expect(await cellOf('Nora Skogly')).toEqual(['part', 150, 300, 0]);
});

test('an import is undone, and made again with the same choices', async () => {
  await openDay();
  await frame.getByRole('link', { name: /Åpne importen av .*formiddag/ }).click();
  await button('Angre hele importen …').click();
  await frame.getByRole('dialog').getByRole('button', { name: 'Angre importen' }).click();
  await said('Importen er angret. Oppføringene er annullert');
  expect(await cellOf('Åse Bjørnæs')).toEqual(['none', 0, 300, 0]);
  await button('Importer på nytt').click();
  await button(/^Registrer \d+ oppføringer$/).click();
  await said('Igjen å gjøre ferdig: 1 deltaker er ikke registrert.');
  expect(await cellOf('Nora Skogly')).toEqual(['part', 150, 300, 0]);
});

test('an unmatched row keeps the day open until it is settled; then the day is closed', async () => {
  await openDay();
  const late = reportOf(date, ['Lasse B', '09:00', '12:00']);
  await frame.locator('input[type=file]').setInputFiles([fileOf('sen.csv', late)]);
  await button('Fullfør uten nye oppføringer').click();
  await said('Igjen å gjøre ferdig: 1 rad mangler en deltaker og 1 deltaker er ikke registrert.');
  await frame.getByRole('link', { name: 'Tilbake til dagen' }).click();
  await said('1 rad mangler en deltaker');
  expect(await button('Avslutt dagen').count()).toBe(0);
  await frame.getByRole('link', { name: 'Åpne importen av sen.csv' }).click();
  await frame.getByLabel('Velg deltaker for Lasse B').selectOption('Lars Brekkhus');
  await button('Registrer 1 oppføring').click();
  await said('Ingenting gjenstår fra denne importen.');
  await frame.getByRole('link', { name: 'Tilbake til dagen' }).click();
  await said('6 av 6 registrert, ingenting gjenstår');
  await button('Avslutt dagen').click();
  await frame.getByRole('dialog').getByRole('button', { name: 'Avslutt dagen' }).click();
  await said('Dagen er avsluttet. Åpne den igjen for å importere flere rapporter.');
});

test('a participant sees what was recorded, and that it comes from a meeting report', async () => {
  frame = await openTool(page, harness, 'participant1');
  const day = frame.locator('details', { hasText: 'Dag 1' }).first();
  await day.locator('summary').first().click();
  await day.getByText('møterapport').first().waitFor();
  const text = plain(await day.innerText());
  expect(text).toContain('Til stede 08.41–11.35 (møterapport)');
  expect(text).toContain('Hele dagen');
});
