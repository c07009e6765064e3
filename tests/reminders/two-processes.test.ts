import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startEmbeddedDb, type EmbeddedDb } from '../../server/embedded-db/start.ts';
import { defineReminderJob, queueReminders } from '../../server/features/reminders/queue.ts';
import { openModels, type Models } from '../../server/models/open.ts';
import { aParticipant, aRemindedCourse, monday, reminderDeps } from './course.ts';

/** Two app processes beside one database: two connections, two job runners, two senders. */

let directory: string;
let db: EmbeddedDb;
let models: [Models, Models];
let sentFile: string;
let courses = 0;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'kursdag-reminders-'));
  db = await startEmbeddedDb({ directory: join(directory, 'db'), dailyBackup: false });
  models = [await openModels(db.uri, 'kursdag'), await openModels(db.uri, 'kursdag')];
}, 60_000);
afterAll(async () => {
  for (const one of models) await one.close();
  await db.stop();
  rmSync(directory, { recursive: true, force: true });
});

let people: string[];
beforeEach(async () => {
  courses += 1;
  sentFile = join(directory, `sent-${courses}`);
  writeFileSync(sentFile, '');
  await models[0].connection.collection('reminderSettings').deleteMany({});
  const courseId = await aRemindedCourse(models[0], `context-${courses}`);
  people = Array.from({ length: 20 }, (_one, index) => `person-${courses}-${index}`);
  for (const name of people) await aParticipant(models[0], courseId, name);
});

const sent = () => readFileSync(sentFile, 'utf8').split('\n').filter(Boolean).sort();
const everybody = () => people.map((name) => `${name}@skole.example`).sort();

describe('two processes', () => {
  test('that look and send at the same moment send one mail to each participant', async () => {
    const both = models.map((one) => reminderDeps(one, sentFile, { now: () => monday }));
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(both.map((deps) => queueReminders(deps)));
      await Promise.all(both.map((deps) => deps.mail.pump()));
    }
    expect(sent()).toEqual(everybody());
  });

  test('with their job runners send one mail to each, and none is left', async () => {
    const both = models.map((one) => {
      const deps = reminderDeps(one, sentFile, { now: () => monday, pollSeconds: 0.1 });
      deps.jobs.define('outbox', () => deps.mail.pump());
      defineReminderJob(deps, 1);
      return deps;
    });
    try {
      await Promise.all(both.map((deps) => deps.jobs.start()));
      for (let tries = 0; sent().length < people.length && tries < 200; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      // As long again as a round of the job: nothing may follow.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      expect(sent()).toEqual(everybody());
    } finally {
      await Promise.all(both.map((deps) => deps.jobs.stop()));
    }
  }, 30_000);
});
