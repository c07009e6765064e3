import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aPlan } from '../factories.ts';
import { startHarness, type Harness } from '../harness.ts';
import { schools } from '../harness-schools.ts';
import { accessibleAtBothWidths, oneBrowser, plain } from './browser.ts';
import { openTool } from './open-tool.ts';

/** A course leader has the attendance kept in the gradebook of Canvas. */

const browser = oneBrowser();
let harness: Harness;
let page: Page;

beforeAll(async () => {
  harness = await startHarness({ now: '2025-02-14T08:00:00Z' });
  const leader = await harness.launchAs('leader');
  const participant = await harness.launchAs('participant1');
  const params = { courseId: leader.me.course?.id ?? '' };
  const body = { baseRevision: 0, plan: aPlan() };
  await harness.ok(leader, 'course-setup.save', { params, body });
  await harness.ok(leader, 'attendance.record', {
    params: { ...params, dayId: 'day-1' },
    body: {
      requestId: 'request-1',
      personIds: [participant.me.personId],
      act: { kind: 'wholeDay' },
      reason: '',
    },
  });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  page = await browser().newPage({ viewport: { width: 1280, height: 900 } });
});
afterEach(() => page.close());

async function openGradebook() {
  const frame = await openTool(page, harness, 'leader');
  await frame.getByRole('link', { name: 'Oppsett' }).click();
  await frame.getByRole('link', { name: 'Karakterbok' }).click();
  await frame.getByRole('heading', { name: 'Karakterbok', level: 1 }).waitFor();
  return frame;
}

const columns = () => harness.canvas.gradebook.columns(schools.north.course);

describe('a course leader', () => {
  test('switches the column on, and Canvas has the minutes', async () => {
    const frame = await openGradebook();
    await frame.getByText('Kolonnen er slått av. Ingenting sendes').waitFor();
    await frame.getByRole('button', { name: 'Slå på' }).click();
    await frame.getByText('1 deltaker har en verdi i kolonnen.').waitFor();
    const text = plain(await frame.locator('main').innerText());
    expect(text).toContain('Kolonnen heter «Oppmøte». Maksimum er 1500 minutter.');
    const id = columns()[0]?.assignment.id ?? 0;
    expect(harness.canvas.gradebook.cell(id, 'participant1').score).toBe(300);
    await accessibleAtBothWidths(page, 'leader-gradebook');
  });

  test('is told that the column was deleted, and makes it again', async () => {
    harness.canvas.gradebook.remove(columns()[0]?.assignment.id ?? 0);
    const frame = await openGradebook();
    await frame.getByRole('button', { name: 'Send nå' }).click();
    await frame.getByText('Kolonnen er slettet i Canvas.').waitFor();
    expect(await frame.getByText('har en verdi i kolonnen').count()).toBe(0);
    await accessibleAtBothWidths(page, 'leader-gradebook-deleted');
    await frame.getByRole('button', { name: 'Lag kolonnen på nytt' }).click();
    await frame.getByText('1 deltaker har en verdi i kolonnen.').waitFor();
    expect(columns()).toHaveLength(1);
  });
});
