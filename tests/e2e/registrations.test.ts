import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { anApproval, aPlan } from '../factories.ts';
import { startHarness, type Harness } from '../harness.ts';
import { accessibleAtBothWidths, oneBrowser, plain } from './browser.ts';
import { openTool } from './open-tool.ts';

/** A course leader brings in what the sign-up form gave; a participant sees it and has it erased. */

const browser = oneBrowser();
let harness: Harness;
let page: Page;

beforeAll(async () => {
  harness = await startHarness({ now: '2025-02-14T08:00:00Z' });
  const leader = await harness.launchAs('leader');
  for (const one of ['participant1', 'participant2', 'participant3', 'participant4']) {
    await harness.launchAs(one);
  }
  const params = { courseId: leader.me.course?.id ?? '' };
  const body = { baseRevision: 0, plan: aPlan({ approvals: [anApproval()] }) };
  await harness.ok(leader, 'course-setup.save', { params, body });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  page = await browser().newPage({ viewport: { width: 1280, height: 900 } });
});
afterEach(() => page.close());

const list = [
  'Navn\tArbeidssted\tYrke\tFagforbund\tMedlemsnr\tFødselsnummer',
  'Kari Øvrebø\tNordvik kommune\tSykepleier\tNSF\t0012345\t01010750160',
  'Ola Nordmann\tFjordbyen sykehus\tFysioterapeut\tNFF\t77\t',
].join('\n');

describe('a course leader', () => {
  test('pastes the list, chooses between namesakes, and sees what is still missing', async () => {
    const frame = await openTool(page, harness, 'leader');
    await frame.getByRole('link', { name: 'Deltakere' }).click();
    await frame.getByRole('link', { name: 'Påmelding' }).click();
    await frame.getByText('4 deltakere').waitFor();
    await frame.getByRole('button', { name: 'Hent inn en påmeldingsliste' }).click();
    await frame.getByLabel('Lim inn fra regnearket').fill(list);
    await accessibleAtBothWidths(page, 'leader-registrations-paste');
    await frame.getByRole('button', { name: 'Les listen' }).click();
    await frame.getByText('ser ut til å ha fødselsnummer').waitFor();
    expect(await frame.getByLabel('Medlemsnr brukes som').inputValue()).toBe('memberNumber');
    await accessibleAtBothWidths(page, 'leader-registrations-columns');
    await frame.getByRole('button', { name: 'Se hvem det gjelder' }).click();
    await frame.getByText('1 rad er ikke koblet til noen').waitFor();
    await frame.getByLabel('Deltaker for Ola Nordmann').selectOption({ index: 1 });
    await frame.getByText('2 rader er koblet til deltakere.').waitFor();
    await accessibleAtBothWidths(page, 'leader-registrations-check');
    await frame.getByRole('button', { name: 'Lagre 2 rader' }).click();
    await frame.getByText('Kryss av for at deltakerne har samtykket').waitFor();
    await frame.getByText('Deltakerne har i påmeldingen samtykket').click();
    await frame.getByRole('button', { name: 'Lagre 2 rader' }).click();
    await frame.getByText('Opplysninger om 2 deltakere er lagret.').waitFor();
    await frame.getByRole('cell', { name: 'NSF 0012345' }).waitFor();
    await frame.getByLabel('Vis').selectOption({ label: 'Mangler fagforbund' });
    await frame.getByText('2 deltakere', { exact: true }).waitFor();
    await frame.getByLabel('Vis').selectOption({ label: 'Alle deltakere' });
    await accessibleAtBothWidths(page, 'leader-registrations');
  });
});

describe('a participant', () => {
  test('sees what the list said, and erases it', async () => {
    const frame = await openTool(page, harness, 'participant1');
    await frame.getByRole('link', { name: 'Mine opplysninger' }).click();
    await frame.getByRole('heading', { name: 'Fra påmeldingen' }).waitFor();
    const text = plain(await frame.locator('main').innerText());
    expect(text).toContain('Nordvik kommune');
    expect(text).toContain('NSF 0012345');
    await accessibleAtBothWidths(page, 'participant-registration');
    await frame.getByRole('button', { name: 'Slett dette' }).click();
    await frame.getByRole('dialog').getByRole('button', { name: 'Slett dette' }).click();
    await frame.getByText('Opplysningene fra påmeldingen er slettet.').waitFor();
    await frame.getByText('Nordvik kommune').waitFor({ state: 'detached' });
  });
});
