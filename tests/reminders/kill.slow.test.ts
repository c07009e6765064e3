import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startEmbeddedDb, type EmbeddedDb } from '../../server/embedded-db/start.ts';
import { queueReminders } from '../../server/features/reminders/queue.ts';
import { openModels, type Models } from '../../server/models/open.ts';
import { builtChild } from '../built-child.ts';
import { aParticipant, aRemindedCourse, monday, reminderDeps } from './course.ts';

/** More than there are: the loop ends where a child is not killed any more. */
const mostSteps = 40;
const database = 'kursdag';
const child = builtChild('tests/reminders/child.ts');
const later = new Date(monday.getTime() + 20 * 60_000);

let directory: string;
let db: EmbeddedDb;
let models: Models;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'kursdag-reminders-'));
  db = await startEmbeddedDb({ directory: join(directory, 'db'), dailyBackup: false });
  models = await openModels(db.uri, database);
}, 60_000);
afterAll(async () => {
  await models.close();
  await db.stop();
  rmSync(directory, { recursive: true, force: true });
});

test('killed at whichever step, a participant gets at most one mail, and what is in doubt is said', async () => {
  let uncertain = 0;
  for (let step = 1; step <= mostSteps; step += 1) {
    await models.connection.collection('reminderSettings').deleteMany({});
    const courseId = await aRemindedCourse(models, `context-${step}`);
    const personId = await aParticipant(models, courseId, `person-${step}`);
    const sentFile = join(directory, `sent-${step}`);
    writeFileSync(sentFile, '');
    const args = [child, db.uri, database, sentFile, String(step)];
    const { signal, stdout } = spawnSync(process.execPath, args, { timeout: 60_000 });
    const killed = signal === 'SIGKILL';
    expect({ step, killed, finished: stdout.toString() }).toEqual({
      ...{ step, killed, finished: killed ? '' : 'finished\n' },
    });

    const deps = reminderDeps(models, sentFile, { now: () => later });
    await queueReminders(deps);
    await deps.mail.pump();
    await queueReminders(deps);
    await deps.mail.pump();

    const [mail, ...more] = await models.outbox.ofPerson(personId);
    const sent = readFileSync(sentFile, 'utf8').split('\n').filter(Boolean);
    expect({ step, more }).toEqual({ step, more: [] });
    expect(sent.length).toBeLessThanOrEqual(1);
    if (mail?.state === 'maybeSent') uncertain += 1;
    else {
      expect({ step, state: mail?.state, sent }).toEqual({
        ...{ step, state: 'sent', sent: [`person-${step}@skole.example`] },
      });
    }
    if (!killed) {
      expect(step).toBeGreaterThan(6);
      // Before the mail, after it, and before it is noted that it went, nobody knows.
      expect(uncertain).toBeGreaterThanOrEqual(2);
      return;
    }
  }
  throw new Error('reminding has more steps than were tried');
}, 600_000);
