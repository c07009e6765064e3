import { describe, expect, test } from '@jest/globals';
import { aDay, aPlan } from '../factories.ts';
import { schools } from '../harness-schools.ts';
import { accessibleAtBothWidths } from './browser.ts';
import { prepStory, writeTask } from './prep-story.ts';

/** Preparation: the leader plans it, the participant does it, the leader sees who is prepared. */

const story = prepStory('participant1');

describe('a course leader', () => {
  test('plans the preparation of a day, moves a task by keyboard, and publishes it', async () => {
    const frame = await story.open('leader');
    await frame.getByRole('link', { name: /^Dag 2, torsdag 13\. februar/ }).click();
    await frame.getByText('Det er ingen oppgaver til denne dagen ennå.').waitFor();
    await writeTask(frame, 'Les om gruppeledelse', async () => {
      const text = 'Les dette:\n- kapittel 3\n- https://canvas.example/les';
      await frame.getByLabel('Hva deltakeren skal gjøre').fill(text);
      await frame.getByLabel('Lenke', { exact: true }).fill('javascript:alert(1)');
      await frame.getByLabel('Hvor lang tid den tar').fill('45');
      await frame.getByRole('button', { name: 'Lagre oppgaven' }).click();
      await frame.getByText(/Lenken må være en nettadresse/).waitFor();
      await accessibleAtBothWidths(story.page, 'prep-editor');
      await frame.getByLabel('Lenke', { exact: true }).fill('https://canvas.example/side');
    });
    await writeTask(frame, 'Tenk over', async () => {
      await frame.getByLabel('Svar', { exact: true }).selectOption('text');
      await frame.getByLabel('Hvem som leser svaret').selectOption('group');
    });
    const up = frame.getByRole('button', { name: /^Flytt opp.*Tenk over/ });
    await up.focus();
    await story.page.keyboard.press('Enter');
    await frame.getByText('«Tenk over» er nå nummer 1.').waitFor();
    await frame.getByRole('button', { name: 'Publiser 2 kladder' }).click();
    await frame.getByText('Forarbeidet er publisert.').waitFor();
    await accessibleAtBothWidths(story.page, 'prep-plan');
    await frame.getByRole('button', { name: 'Vis som deltaker' }).click();
    const link = frame.getByRole('link', { name: 'https://canvas.example/les' });
    expect(await link.getAttribute('rel')).toContain('noopener');
    expect(await frame.locator('.kd-prep-tasks h3').allInnerTexts()).toEqual([
      ...['Tenk over', 'Les om gruppeledelse'],
    ]);
  });

  test('is told of what another leader saved meanwhile, and both changes stand', async () => {
    const frame = await story.open('leader');
    await frame.getByRole('link', { name: /^Dag 2, / }).click();
    await frame.getByRole('button', { name: /^Endre.*Les om gruppeledelse/ }).click();
    await frame.getByLabel('Hva oppgaven heter').fill('Les om å lede grupper');
    const other = await story.harness.launchAs('coLeader');
    const params = { courseId: other.me.course?.id ?? '', dayId: 'day-2' };
    const { tasks } = await story.harness.ok(other, 'prep.day', { params });
    const found = tasks.find(({ title }) => title === 'Les om gruppeledelse');
    if (!found) throw new Error('the task is not there');
    const { id: taskId, revision, title, kind, link, required, answer, readers } = found;
    await story.harness.ok(other, 'prep.save', {
      params: { courseId: params.courseId, taskId },
      body: {
        baseRevision: revision,
        task: {
          ...{ title: `${title} nå`, text: 'Ny tekst', kind, link, minutes: 60, required, answer },
          ...{ readers, opens: null, due: null, published: true },
        },
      },
    });
    await frame.getByRole('button', { name: 'Lagre oppgaven' }).click();
    await frame.getByText(/har endret oppgaven mens du skrev/).waitFor();
    await frame.getByText('Les om gruppeledelse nå').waitFor();
    expect(await frame.getByLabel('Hva deltakeren skal gjøre').inputValue()).toBe('Ny tekst');
    await accessibleAtBothWidths(story.page, 'prep-two-leaders');
    await frame.getByRole('button', { name: 'Lagre oppgaven' }).click();
    await frame.getByRole('heading', { name: 'Les om å lede grupper' }).waitFor();
    await frame.getByText('Ny tekst').waitFor();
  });
});

describe('a course leader of two courses', () => {
  test('copies the tasks of a day of the other one', async () => {
    const there = await story.harness.launchAs('coLeader', { course: schools.north.otherCourse });
    const params = { courseId: there.me.course?.id ?? '' };
    const plan = aPlan({ title: 'Kurset i fjor', days: [aDay({ id: 'old', date: '2024-02-08' })] });
    await story.harness.ok(there, 'course-setup.save', { params, body: { baseRevision: 0, plan } });
    await story.harness.ok(there, 'prep.add', {
      params: { ...params, dayId: 'old' },
      body: {
        requestId: 'from-last-year',
        task: {
          ...{ title: 'Hør podkasten', text: '', kind: 'listen', link: '', minutes: 25 },
          ...{ required: false, answer: 'none', readers: 'leaders', opens: null, due: null },
          published: true,
        },
      },
    });
    const frame = await story.open('coLeader');
    await frame.getByRole('link', { name: /^Dag 3, / }).click();
    await frame.locator('summary', { hasText: 'Kopier fra en annen dag' }).click();
    await frame.getByLabel('Kurs', { exact: true }).selectOption('Kurset i fjor');
    await accessibleAtBothWidths(story.page, 'prep-copy');
    await frame.getByRole('button', { name: 'Kopier oppgavene' }).click();
    await frame.getByRole('heading', { name: 'Hør podkasten' }).waitFor();
    await frame.getByText('Kladd: ingen deltakere ser den').waitFor();
  });
});

describe('a participant', () => {
  test('does the preparation; an answer survives a lost connection and a closed tab', async () => {
    let frame = await story.open('participant1');
    await frame.getByText('0 av 2 gjort av det som må gjøres.').waitFor();
    await frame.getByRole('button', { name: /^Marker som gjort.*Les om/ }).click();
    await frame.getByText('1 av 2 gjort').waitFor();
    await frame.getByText('I tide.').waitFor();
    await frame.getByText(/Kurslederne og alle deltakerne i kurset kan lese svaret/).waitFor();

    const answer = frame.getByLabel('Svaret ditt');
    await answer.fill('Jeg tør når');
    await frame.getByText('Lagret. Du kan fortsette senere.').waitFor();
    await story.page.context().setOffline(true);
    await answer.fill('Jeg tør når noen spør meg');
    await frame.getByText('Vi får ikke lagret det siste du skrev.').waitFor();
    await accessibleAtBothWidths(story.page, 'prep-offline');
    await story.page.context().setOffline(false);
    await frame.getByText('Lagret. Du kan fortsette senere.').waitFor();

    const context = story.page.context();
    await story.page.close();
    story.page = await context.newPage();
    frame = await story.open('participant1');
    const again = frame.getByLabel('Svaret ditt');
    expect(await again.inputValue()).toBe('Jeg tør når noen spør meg');
    await frame.getByRole('button', { name: 'Lever svaret' }).click();
    await frame.getByText('Du er forberedt.').waitFor();
    await frame.getByText(/^Levert 10\.\sfebruar 2025/).waitFor();
    await frame.getByText('Var noe uklart? Spør kursleder').first().click();
    await frame.getByLabel('Hva var uklart?').first().fill('Hvor stor er en gruppe?');
    await frame.getByRole('button', { name: 'Send til kursleder' }).first().click();
    await frame.getByText('Kursleder har fått spørsmålet.').waitFor();
    await accessibleAtBothWidths(story.page, 'prep-participant');
  });

  /** What makes the texts of another try differ from those that the first one left. */
  let again = '';
  test('with two tabs is told, and neither text is lost', async () => {
    const frame = await story.open('participant1');
    const second = await story.page.context().newPage();
    const first = story.page;
    story.page = second;
    const other = await story.open('participant1');
    const [theirs, mine] = [`Fra den andre fanen${again}`, `Fra denne fanen${again}`];
    again += ' igjen';
    await other.getByLabel('Svaret ditt').fill(theirs);
    await other.getByText('Lagret. Du kan fortsette senere.').waitFor();
    story.page = first;
    await frame.getByLabel('Svaret ditt').fill(mine);
    await frame.getByText('Svaret er endret i en annen fane').waitFor();
    await frame.getByText(theirs).waitFor();
    expect(await frame.getByLabel('Svaret ditt').inputValue()).toBe(mine);
    await accessibleAtBothWidths(story.page, 'prep-two-tabs');
    await frame.getByRole('button', { name: 'Bruk det andre' }).click();
    await frame.getByText('Du har endret svaret etter det.').waitFor();
    expect(await frame.getByLabel('Svaret ditt').inputValue()).toBe(theirs);
  });
});

describe('the board', () => {
  test('shows the leader who is prepared, the answers and the questions', async () => {
    const frame = await story.open('leader');
    await frame.getByText('Hvor forberedt gruppen er til hver dag').waitFor();
    await accessibleAtBothWidths(story.page, 'prep-overview');
    await frame.getByRole('link', { name: /Se hvem .*Dag 2/ }).click();
    await frame.getByText('Hvor stor er en gruppe?').waitFor();
    const kari = frame.getByRole('row', { name: /Kari Øvrebø/ });
    expect(await kari.innerText()).toContain('Forberedt');
    await frame.getByText('Tenk over: 1 svar').click();
    await frame.getByText('Jeg tør når noen spør meg').waitFor();
    await frame.getByText('Hent listen som fil').click();
    await accessibleAtBothWidths(story.page, 'prep-board');
    await frame.getByLabel('Format').selectOption('csv');
    const download = story.page.waitForEvent('download');
    await frame.getByRole('button', { name: 'Hent listen' }).click();
    expect((await download).suggestedFilename()).toMatch(/^Forarbeid-til-kursdag-2-.*\.csv$/);
  });
});
