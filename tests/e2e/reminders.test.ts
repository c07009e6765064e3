import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { queueReminders } from '../../server/features/reminders/queue.ts';
import { aDay, aPlan } from '../factories.ts';
import { startHarness, type Harness } from '../harness.ts';
import { accessibleAtBothWidths, checkAccessibility, oneBrowser, plain } from './browser.ts';
import { openTool } from './open-tool.ts';

/** Reminders: the leader switches them on, a participant gets one, follows its links, and stops them. */

const browser = oneBrowser();
let harness: Harness;
let page: Page;

beforeAll(async () => {
  harness = await startHarness({ now: '2025-02-07T12:00:00Z', env: { KURSDAG_DEMO: '1' } });
  const leader = await harness.launchAs('leader');
  await harness.launchAs('participant1');
  const params = { courseId: leader.me.course?.id ?? '' };
  const days = ['2025-02-06', '2025-02-13', '2025-03-06'].map((date, index) => ({
    ...aDay({ id: `day-${index + 1}`, date, title: index === 1 ? 'Den gode samtalen' : '' }),
    meetingUrl: 'https://meet.example/helsepedagogikk',
  }));
  const body = { baseRevision: 0, plan: aPlan({ days }) };
  await harness.ok(leader, 'course-setup.save', { params, body });
  await harness.ok(leader, 'prep.add', {
    params: { ...params, dayId: 'day-2' },
    body: {
      requestId: 'the-only-task',
      task: {
        ...{ title: 'Les om samtalen', text: '', kind: 'read', link: '', minutes: 45 },
        ...{ required: true, answer: 'none', readers: 'leaders', opens: null, due: null },
        published: true,
      },
    },
  });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  const context = await browser().newContext({
    ...{ viewport: { width: 1280, height: 900 }, locale: 'nb-NO' },
  });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
});
afterEach(() => page.context().close());

async function openReminders(person: string): Promise<Frame> {
  const frame = await openTool(page, harness, person);
  await frame.getByRole('link', { name: 'Forarbeid', exact: true }).click();
  await frame.getByRole('link', { name: 'Påminnelser på e-post' }).click();
  await frame.getByRole('heading', { name: 'Påminnelser på e-post', level: 1 }).waitFor();
  return frame;
}

async function look(now: string): Promise<void> {
  harness.clock.now = new Date(now);
  await queueReminders(harness.tool.deps);
  await harness.tool.deps.mail.pump();
}

describe('reminders', () => {
  test('are off until a leader has looked at them and switches them on', async () => {
    const frame = await openReminders('leader');
    const two = frame.getByRole('row', { name: /Dag 2/ });
    expect(plain(await two.innerText())).toMatch(/10\. februar 2025 kl\. 09\.00, til \d+ deltaker/);
    await frame.getByText('Kursdag 2 er torsdag 13. februar 2025').waitFor();
    await frame.getByText('- Les om samtalen (45 min)').waitFor();
    await frame.getByLabel('Hvor lenge før kursdagen').selectOption('2');
    await frame.getByText(/11\.\sfebruar\s2025\skl\.\s09\.00/).waitFor();
    await frame.getByLabel('Hvor lenge før kursdagen').selectOption('3');
    await frame.getByText(/10\.\sfebruar\s2025\skl\.\s09\.00/).waitFor();
    await frame.getByLabel('Send påminnelser i dette kurset').check({ force: true });
    await frame.getByRole('button', { name: 'Lagre' }).click();
    await frame.getByText('Påminnelsene er slått på.').waitFor();
    await frame.getByRole('heading', { name: 'Påminnelser dag for dag' }).waitFor();
    await frame.getByRole('button', { name: 'Send meg en prøve' }).click();
    await frame.getByText('Prøven er på vei til e-postadressen din.').waitFor();
    await accessibleAtBothWidths(page, 'reminders');
  });

  test('go in the morning; the leader sees to whom, and who gets none', async () => {
    await look('2025-02-10T08:01:00Z');
    const frame = await openReminders('leader');
    await frame.getByText(/\d+ sendt/).waitFor();
    await frame.getByRole('link', { name: /^Se hvem.*Dag 2/ }).click();
    const kari = frame.getByRole('row', { name: /Kari Øvrebø/ });
    expect(await kari.innerText()).toContain('Sendt');
    await accessibleAtBothWidths(page, 'reminders-day');
    await page.goto(`${harness.url}/demo/mailbox`);
    await page.getByText('Les om samtalen (45 min)').first().waitFor();
  });

  test('of which nobody knows whether they were sent are settled by the leader', async () => {
    const { models, mail } = harness.tool.deps;
    harness.clock.now = new Date('2025-03-03T08:01:00Z');
    await queueReminders(harness.tool.deps);
    // As if the sender had died with one of them.
    await models.outbox.claim(harness.clock.now);
    harness.clock.advance(11 * 60);
    await mail.pump();
    const frame = await openReminders('leader');
    await frame.getByRole('link', { name: /^Se hvem.*Dag 3/ }).click();
    const doubtful = frame.getByRole('row', { name: /Kanskje sendt/ });
    await doubtful.waitFor();
    await accessibleAtBothWidths(page, 'reminders-settle');
    await doubtful.getByRole('button', { name: /^Den ble sendt/ }).press('Enter');
    await frame.getByText(/: påminnelsen står som sendt\.$/).waitFor();
    await doubtful.waitFor({ state: 'detached' });
    await checkAccessibility(page);
  });

  test('lead a participant to the preparation, and are stopped by their link', async () => {
    const mails = await harness.tool.deps.models.mailbox.list();
    const text = mails.find(({ to }) => to.startsWith('Kari Øvrebø'))?.text ?? '';
    const stop = /http\S+\/reminders\/stop\/\S+/.exec(text)?.[0] ?? '';
    await page.goto(stop);
    await accessibleAtBothWidths(page, 'reminders-stop');
    await page.getByRole('button', { name: 'Stopp påminnelsene' }).click();
    await page.getByRole('heading', { name: 'Påminnelsene er stoppet' }).waitFor();
    await checkAccessibility(page);

    const frame = await openReminders('participant1');
    await frame.getByText('Du har stoppet påminnelsene i dette kurset.').waitFor();
    await accessibleAtBothWidths(page, 'reminders-mine');
    await frame.getByRole('button', { name: 'Få påminnelser igjen' }).click();
    await frame.getByText(/Du får en e-post 3 dager før hver kursdag/).waitFor();
  });
});
