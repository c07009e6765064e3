import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aDay, aPlan } from '../factories.ts';
import { startHarness, type Harness, type SignedIn } from '../harness.ts';
import { accessibleAtBothWidths, oneBrowser, plain } from './browser.ts';
import { openTool } from './open-tool.ts';

/** The participant's story: the next day, the standing, the days, own details, what is stored. */

const browser = oneBrowser();
let harness: Harness;
let leader: SignedIn;
let page: Page;

beforeAll(async () => {
  harness = await startHarness({ now: '2025-03-10T08:00:00Z' });
  leader = await harness.launchAs('leader');
  const participant = await harness.launchAs('participant1');
  const params = { courseId: leader.me.course?.id ?? '' };
  const dates = ['2025-02-06', '2025-02-13', '2025-03-06', '2025-03-13', '2025-03-27'];
  const days = dates.map((date, index) =>
    aDay({ id: `day-${index + 1}`, date, meetingUrl: 'https://teams.example/kurs' }),
  );
  const body = { baseRevision: 0, plan: aPlan({ days }) };
  await harness.ok(leader, 'course-setup.save', { params, body });
  for (const [index, kind] of (['wholeDay', 'absence', 'wholeDay'] as const).entries()) {
    await harness.ok(leader, 'attendance.record', {
      params: { ...params, dayId: `day-${index + 1}` },
      body: {
        requestId: `request-${index}`,
        personIds: [participant.me.personId],
        act: kind === 'wholeDay' ? { kind } : { kind, excused: false },
        reason: '',
      },
    });
  }
});
afterAll(() => harness.stop());
beforeEach(async () => {
  page = await browser().newPage({ viewport: { width: 1280, height: 900 } });
});
afterEach(() => page.close());

describe('a participant', () => {
  test('sees the next course day, a plain sentence, and what was recorded', async () => {
    const frame = await openTool(page, harness, 'participant1');
    await frame.getByRole('heading', { name: 'Neste kursdag' }).waitFor();
    const text = plain(await frame.locator('main').innerText());
    expect(text).toContain('torsdag 13. mars 2025');
    expect(text).toContain('09.00–14.30');
    expect(text).toContain('Du har 10 t 00 min av 25 t 00 min. Kravet er 20 t 00 min.');
    expect(text).toContain('Du må være med hele dag 4 og dag 5.');
    const link = frame.getByRole('link', { name: 'Åpne møtet' });
    expect(await link.getAttribute('href')).toBe('https://teams.example/kurs');
    await accessibleAtBothWidths(page, 'participant-start');
  });

  test('opens a day by keyboard and reads from which source it is', async () => {
    const frame = await openTool(page, harness, 'participant1');
    const day = frame.locator('.kd-my-days summary').first();
    await day.focus();
    await page.keyboard.press('Enter');
    const opened = plain(await frame.locator('.kd-my-days details').first().innerText());
    expect(opened).toContain('Til stede 09.00–14.30 (ført av kursleder)');
    await accessibleAtBothWidths(page, 'participant-day');
  });

  test('downloads the days for the calendar', async () => {
    const frame = await openTool(page, harness, 'participant1');
    const download = page.waitForEvent('download');
    await frame.getByRole('button', { name: /kalenderen/ }).click();
    expect((await download).suggestedFilename()).toBe('kursdager.ics');
  });

  test('tells of themselves only with a consent, and takes it back', async () => {
    const frame = await openTool(page, harness, 'participant1');
    await frame.getByRole('link', { name: 'Mine opplysninger' }).click();
    await frame.getByLabel('Yrke').fill('Ergoterapeut');
    await frame.getByRole('button', { name: 'Legg til fagforbund' }).click();
    await frame.getByLabel('Fagforbund').first().fill('Norsk Ergoterapeutforbund');
    await frame.getByLabel('Medlemsnummer').fill('4711');
    await frame.getByRole('button', { name: 'Lagre' }).click();
    await frame.getByText('Kryss av for samtykke').waitFor();
    await frame.getByRole('checkbox').check();
    await accessibleAtBothWidths(page, 'participant-details');
    await frame.getByRole('button', { name: 'Lagre' }).click();
    await frame.getByText('Opplysningene er lagret.').waitFor();

    await frame.getByRole('button', { name: 'Ta tilbake samtykket' }).click();
    const dialog = frame.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Ta tilbake samtykket' }).click();
    await frame.getByText('opplysningene er slettet').waitFor();
    expect(await frame.getByLabel('Yrke').inputValue()).toBe('');
  });

  test('sees all that is stored about them, and takes it along', async () => {
    const frame = await openTool(page, harness, 'participant1');
    await frame.getByRole('link', { name: 'Mine opplysninger' }).click();
    await frame.getByRole('link', { name: 'Se alt som er lagret om meg' }).click();
    await frame.getByRole('heading', { name: 'Hvem du er' }).waitFor();
    expect(await frame.locator('main').innerText()).toContain('Kari Øvrebø');
    await accessibleAtBothWidths(page, 'participant-stored');
    const download = page.waitForEvent('download');
    await frame.getByRole('button', { name: 'Last ned som fil' }).click();
    expect((await download).suggestedFilename()).toBe('kursdag-mine-opplysninger.json');
  });
});

describe('an administrator', () => {
  test('sees the courses of the account with how many have met the threshold', async () => {
    const frame = await openTool(page, harness, 'admin', { account: 1 });
    const row = frame.getByRole('row', { name: /Digitalt kurs i helsepedagogikk/ });
    await row.waitFor();
    expect(plain(await row.innerText())).toContain('0 av 5 avsluttet');
    await accessibleAtBothWidths(page, 'administrator-courses');
  });
});

describe('a course leader', () => {
  test('sees the participants, says what kind they are, and sets one aside and takes them back', async () => {
    const frame = await openTool(page, harness, 'leader');
    await frame.getByRole('link', { name: 'Deltakere' }).click();
    const kari = frame.getByRole('row', { name: /Kari Øvrebø/ });
    await kari.waitFor();
    await kari.getByRole('combobox').selectOption({ label: 'Fagperson' });
    await frame.getByText('Type deltaker er lagret.').waitFor();
    await accessibleAtBothWidths(page, 'leader-roster');

    const ola = frame.getByRole('row', { name: /Ola Nordmann/ }).first();
    await ola.getByRole('button', { name: /Sett som sluttet/ }).click();
    await frame.getByRole('dialog').getByRole('button', { name: 'Sett som sluttet' }).click();
    await frame.getByText('Ola Nordmann er satt som sluttet.').waitFor();
    await frame.getByLabel('Vis', { exact: true }).selectOption({ label: 'Sluttet' });
    await frame.getByRole('button', { name: /Ta tilbake/ }).click();
    await frame.getByText('Ola Nordmann er tilbake på listen.').waitFor();
  });
});
