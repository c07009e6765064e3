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
import type { Frame, Page } from 'playwright-core';
import { startHarness, type Harness, type SignedIn } from '../harness.ts';
import { accessibleAtBothWidths, oneBrowser, plain } from './browser.ts';
import { openTool } from './open-tool.ts';

/** The course leader's story: a new course is set up, and changed while it runs. */

jest.setTimeout(120_000);

const browser = oneBrowser();
let harness: Harness;
let page: Page;

beforeAll(async () => {
  harness = await startHarness({ now: '2025-01-10T08:00:00Z' });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  page = await browser().newPage({ viewport: { width: 1280, height: 900 } });
});
afterEach(() => page.close());

const heading = (frame: Frame, name: string | RegExp) =>
  frame.getByRole('heading', { level: 1, name }).waitFor();
const textOf = async (frame: Frame, selector = 'main') =>
  plain(await frame.locator(selector).innerText());
/** Opens the tool and goes to the plan, as from wherever a leader starts. */
async function openPlan(): Promise<Frame> {
  const frame = await openTool(page, harness, 'leader');
  await frame.getByRole('navigation').getByRole('link', { name: 'Oppsett' }).click();
  await heading(frame, 'Kursplan');
  return frame;
}
const press = (frame: Frame, name: string | RegExp) =>
  frame.getByRole('button', { name, exact: typeof name === 'string' }).click();
const saved = (frame: Frame) => frame.locator('.kd-save-bar [data-state="saved"]').waitFor();

async function overview(as: SignedIn) {
  const params = { courseId: as.me.course?.id ?? '' };
  return harness.ok(as, 'course-setup.overview', { params });
}

describe('a course leader on the first launch', () => {
  test('sets up the course of 2025 in three steps', async () => {
    const frame = await openTool(page, harness, 'leader');
    await heading(frame, 'Sett opp kurset');
    await press(frame, '3 dager');
    await frame.getByText('Tre lange dager').waitFor();
    await accessibleAtBothWidths(page, 'setup-1-template');
    await press(frame, 'Videre til datoene');
    await frame.getByText('Velg en mal, eller start tomt.').waitFor();
    await frame.getByRole('radio', { name: 'Digitalt kurs i helsepedagogikk, fem dager' }).check();
    await press(frame, 'Videre til datoene');

    await frame.getByLabel('Første kursdag').fill('6.2.2025');
    await frame.getByText('torsdag 27. mars 2025').waitFor();
    const lunch = plain(await frame.locator('.kd-lunch').innerText());
    expect(lunch).toContain('lunsjen teller ikke: 25 t 00 min i alt');
    expect(lunch).toContain('lunsjen teller: 27 t 30 min i alt');
    await frame.getByLabel('Møtelenke').fill('https://teams.example/kurs');
    await accessibleAtBothWidths(page, 'setup-2-dates');
    await press(frame, 'Videre til oversikten');

    await frame.getByText('5 kursdager').waitFor();
    await frame.getByLabel('Arrangør').fill('NK LMH');
    await frame.getByText(/^Fagforbundet/).click();
    await accessibleAtBothWidths(page, 'setup-3-check');
    await press(frame, 'Lagre og åpne kursplanen');

    await heading(frame, 'Kursplan');
    await frame.getByRole('link', { name: /Dag 5/ }).waitFor();
    const text = await textOf(frame);
    expect(text).toContain('25 t 00 min');
    expect(text).toContain('20 t 00 min');
    expect(text).toContain('09.00–14.30 · 5 t 00 min tellende');
    const { plan } = await overview(await harness.launchAs('leader'));
    expect(plan).toMatchObject({ organiser: 'NK LMH', percent: 80 });
    expect(plan?.days.map(({ date }) => date)).toEqual([
      ...['2025-02-06', '2025-02-13', '2025-03-06', '2025-03-13', '2025-03-27'],
    ]);
    expect(plan?.days.every((day) => day.meetingUrl === 'https://teams.example/kurs')).toBe(true);
    expect(plan?.approvals.map(({ body }) => body)).not.toContain('Fagforbundet');
    expect(plan?.approvals).toHaveLength(5);
    await accessibleAtBothWidths(page, 'plan');
  });
});

describe('a course leader who changes the plan', () => {
  test('writes a programme by keyboard: times as they come, Enter for the next row, undo', async () => {
    const frame = await openPlan();
    await frame.getByRole('link', { name: /Dag 2/ }).click();
    await heading(frame, 'Dag 2');
    const rows = frame.locator('.kd-programme li');
    const before = await rows.count();
    await rows.last().getByLabel('Hva', { exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Spørsmål til slutt');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Kursleder');
    expect(await rows.count()).toBe(before + 1);
    const added = rows.last();
    await added.getByLabel('Slutt', { exact: true }).fill('15');
    await added.getByLabel('Slutt', { exact: true }).blur();
    expect(await added.getByLabel('Slutt', { exact: true }).inputValue()).toBe('15.00');
    await frame.getByText('5 t 30 min tellende denne dagen').waitFor();
    await accessibleAtBothWidths(page, 'day');

    await press(frame, /^Slett: .*Spørsmål til slutt/);
    expect(await rows.count()).toBe(before);
    await frame.locator('.kd-save-row').getByRole('button', { name: 'Angre' }).click();
    expect(await rows.count()).toBe(before + 1);

    await rows.nth(1).getByLabel('Hva', { exact: true }).focus();
    const title = await rows.nth(1).getByLabel('Hva', { exact: true }).inputValue();
    await page.keyboard.press('Alt+ArrowUp');
    expect(await rows.nth(0).getByLabel('Hva', { exact: true }).inputValue()).toBe(title);
    expect(await rows.nth(0).getByLabel('Start', { exact: true }).inputValue()).toBe('09.00');
    expect(await rows.nth(1).getByLabel('Start', { exact: true }).inputValue()).toBe('10.00');
    await press(frame, 'Lagre');
    // Half an hour more on one day: whoever misses it would no longer meet the threshold.
    const impact = frame.getByRole('dialog', { name: /Se hva endringen betyr/ });
    await impact.getByText('4 går fra «ikke avgjort» til «i faresonen»').waitFor();
    await impact.getByRole('button', { name: 'Lagre endringen' }).click();
    await saved(frame);
    const { plan } = await overview(await harness.launchAs('leader'));
    expect(plan?.days[1]?.segments.at(-1)).toMatchObject({
      ...{ start: '14:30', end: '15:00', title: 'Spørsmål til slutt', responsible: 'Kursleder' },
    });
  });

  test('is told what overlaps, and lets the rest of the day give way', async () => {
    const frame = await openPlan();
    await frame.getByRole('link', { name: /Dag 3/ }).click();
    await heading(frame, 'Dag 3');
    const first = frame.locator('.kd-programme li').first();
    await first.getByLabel('Slutt', { exact: true }).fill('0930');
    await first.getByLabel('Slutt', { exact: true }).blur();
    await frame.locator('.kd-row-faults').first().waitFor();
    await accessibleAtBothWidths(page, 'day-fault');
    await press(frame, 'Lagre');
    await frame.getByText(/Kursplanen er ikke lagret/).waitFor();
    await press(frame, 'Flytt denne og resten av dagen');
    await frame.locator('.kd-row-faults').waitFor({ state: 'detached' });
    await press(frame, 'Forkast endringene');
    await first.getByLabel('Slutt', { exact: true }).waitFor();
    expect(await first.getByLabel('Slutt', { exact: true }).inputValue()).toBe('09.15');
  });

  test('sees whom a cancelled day moves before it is saved, names only when asked', async () => {
    harness.clock.now = new Date('2025-03-28T08:00:00Z');
    const participant = await harness.launchAs('participant1');
    const leader = await harness.launchAs('leader');
    const params = { courseId: leader.me.course?.id ?? '' };
    const days = (await overview(leader)).plan?.days ?? [];
    for (const [index, day] of days.slice(0, 4).entries()) {
      await harness.ok(leader, 'attendance.record', {
        params: { ...params, dayId: day.id },
        body: {
          requestId: `request-${index}`,
          personIds: [participant.me.personId],
          act:
            index === 1 ? { kind: 'presence', from: '09:00', to: '10:00' } : { kind: 'wholeDay' },
          reason: '',
        },
      });
    }
    const frame = await openPlan();
    await frame.getByRole('link', { name: /Dag 5/ }).click();
    await heading(frame, 'Dag 5');
    await press(frame, 'Avlys dagen');
    const dialog = frame.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Avlys dagen' }).click();
    await dialog.getByText('Skriv en begrunnelse.').waitFor();
    await dialog.getByLabel(/Hvorfor avlyses den/).fill('Kursleder er borte');
    await dialog.getByRole('button', { name: 'Avlys dagen' }).click();
    await press(frame, 'Lagre');
    const impact = frame.getByRole('dialog', { name: /Se hva endringen betyr/ });
    await impact.waitFor();
    const text = plain(await impact.innerText());
    expect(text).toContain('går fra «ikke avgjort» til «i faresonen»');
    expect(text).toContain('Timene venter til forbundet har svart');
    expect(text).not.toContain('Kari Øvrebø');
    await accessibleAtBothWidths(page, 'impact');
    await impact.getByRole('button', { name: 'Vis navn' }).click();
    await impact.getByText(/Kari Øvrebø: har 16/).waitFor();
    await impact.getByRole('button', { name: 'Lagre endringen' }).click();
    await saved(frame);
    expect((await overview(leader)).plan?.days[4]).toMatchObject({
      ...{ state: 'cancelled', changeReason: 'Kursleder er borte' },
    });
  });

  test('records what a body answered, and whose hours wait no longer', async () => {
    const frame = await openPlan();
    await frame.getByRole('link', { name: 'Endre timene' }).click();
    await heading(frame, 'Tellende timer');
    const approval = frame.locator('.kd-approvals details', { hasText: '(NFF)' });
    await approval.locator('summary').click();
    await approval.getByText('Godkjenner timer likevel').click();
    await frame.getByLabel('Timer som godkjennes').fill('20');
    await accessibleAtBothWidths(page, 'approvals');
    await press(frame, 'Lagre');
    await saved(frame);
    const { plan } = await overview(await harness.launchAs('leader'));
    expect(plan?.approvals.find(({ body }) => body.includes('NFF'))?.answer).toEqual({
      ...{ kind: 'approved', approvedMinutes: 1200, heldSeconds: 73_800 },
    });
  });

  test('joins what another leader saved meanwhile, and loses nothing', async () => {
    const frame = await openPlan();
    await frame.getByRole('link', { name: 'Endre opplysningene' }).click();
    await heading(frame, 'Om kurset');
    await frame.getByLabel('Arrangør').fill('NK LMH og sykehuset');
    await frame.getByLabel('Krav til tilstedeværelse').fill('75');
    const other = await harness.launchAs('coLeader');
    const { plan, revision } = await overview(other);
    if (plan === null) throw new Error('the course is not set up');
    await harness.ok(other, 'course-setup.save', {
      params: { courseId: other.me.course?.id ?? '' },
      body: {
        baseRevision: revision,
        plan: { ...plan, percent: 70, description: 'Ny beskrivelse' },
      },
    });
    await press(frame, 'Lagre');
    const merge = frame.getByRole('dialog', { name: 'En annen har lagret samtidig' });
    await merge.waitFor();
    const text = plain(await merge.innerText());
    expect(text).toContain('Odd-Bjørn Myhre lagret kursplanen');
    expect(text).toContain('Ditt: 75');
    expect(text).toContain('Deres: 70');
    await accessibleAtBothWidths(page, 'merge');
    await merge.getByText('Deres: 70').click();
    await merge.getByRole('button', { name: 'Slå sammen' }).click();
    await press(frame, 'Lagre');
    await saved(frame);
    expect((await overview(other)).plan).toMatchObject({
      ...{ organiser: 'NK LMH og sykehuset', percent: 70, description: 'Ny beskrivelse' },
    });
  });

  test('finds what was typed before the tab was closed, and goes on with it', async () => {
    let frame = await openPlan();
    await frame.getByRole('link', { name: 'Endre opplysningene' }).click();
    await frame.getByLabel('Beskrivelse').fill('Skrevet før økten ble borte');
    await frame.locator('.kd-save-bar [data-state="draft"]').waitFor();
    await page.close();
    page = await browser().newPage({ viewport: { width: 1280, height: 900 } });
    frame = await openPlan();
    await press(frame, 'Fortsett på kladden');
    await frame.getByRole('link', { name: 'Endre opplysningene' }).click();
    expect(await frame.getByLabel('Beskrivelse').inputValue()).toBe('Skrevet før økten ble borte');
    await accessibleAtBothWidths(page, 'course');
    await press(frame, 'Lagre');
    await saved(frame);
    const { plan } = await overview(await harness.launchAs('leader'));
    expect(plan?.description).toBe('Skrevet før økten ble borte');
  });

  test('finds what was typed the moment before leaving by Canvas’ own menu', async () => {
    let frame = await openPlan();
    await frame.getByRole('link', { name: 'Endre opplysningene' }).click();
    page.on('dialog', (asked) => void asked.accept());
    await frame.getByLabel('Beskrivelse').fill('Skrevet i siste sekund');
    await page.goto(harness.canvas.url);
    frame = await openPlan();
    await press(frame, 'Fortsett på kladden');
    await frame.getByRole('link', { name: 'Endre opplysningene' }).click();
    expect(await frame.getByLabel('Beskrivelse').inputValue()).toBe('Skrevet i siste sekund');
  });
});
