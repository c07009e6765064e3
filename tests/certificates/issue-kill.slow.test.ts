import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startEmbeddedDb, type EmbeddedDb } from '../../server/embedded-db/start.ts';
import { assess } from '../../server/features/certificates/assess.ts';
import { planned } from '../../server/features/certificates/context.ts';
import { workOnRun } from '../../server/features/certificates/run.ts';
import { newId } from '../../server/models/ids.ts';
import { openModels, type Models } from '../../server/models/open.ts';
import { aDay, aPlan } from '../factories.ts';
import { builtChild } from '../built-child.ts';
import { issueDeps, quickPrinter } from './issue-deps.ts';

/** More than there are: the loop ends where a child is not killed any more. */
const mostSteps = 80;
const database = 'kursdag';
const minutes = (count: number) => new Date(Date.now() + count * 60_000);
const child = builtChild('tests/certificates/issue-child.ts');

let directory: string;
let db: EmbeddedDb;
let models: Models;
let courseId: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'kursdag-issue-'));
  db = await startEmbeddedDb({ directory: join(directory, 'db'), dailyBackup: false });
  models = await openModels(db.uri, database);
  const key = { platformId: 'platform', deploymentId: 'deployment', contextId: 'context' };
  const canvas = {
    ...{ courseId: '', accountId: '', accountName: '', rootAccountId: '', contextHistory: [] },
    ...{ membershipsUrl: '', lineItemsUrl: '', returnUrl: '' },
  };
  const course = await models.courses.putFromLaunch(key, { title: 'Kurs', canvas }, new Date());
  courseId = course._id;
  const plan = aPlan({ days: [aDay({ id: 'day-1', state: 'closed' })] });
  await models.courses.savePlan(courseId, 0, plan, 'leader', new Date());
}, 60_000);
afterAll(async () => {
  await models.close();
  await db.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** A participant who was there, and a run that is to issue to them. */
async function aRun(name: string): Promise<{ personId: string; runId: string }> {
  const email = `${name}@skole.example`;
  const facts = { name, givenName: name, familyName: name, email };
  const { _id: personId } = await models.people.putPerson('platform', name, facts);
  const part = { role: 'participant' as const, sections: [], testUser: false };
  await models.people.putEnrolment(courseId, personId, part, new Date());
  const from = Date.parse('2025-02-06T08:00:00Z') / 1000;
  await models.ledger.append([
    {
      ...{ _id: newId(), courseId, dayId: 'day-1', personId, kind: 'presence', source: 'leader' },
      ...{ from, to: from + 6 * 3600, batch: newId(), by: 'leader', at: new Date() },
    },
  ]);
  const course = await models.courses.get(courseId);
  if (course === null) throw new Error('no course');
  const [one] = (await assess(models, planned(course), [personId])).people;
  const runId = newId();
  const item = { personId, kind: 'certificate', basis: one?.basis.certificate ?? '' } as const;
  await models.issueRuns.add(
    {
      ...{ _id: runId, courseId, by: 'leader', automatic: false, note: null },
      items: [{ ...item, replaces: null, outcome: '' }],
    },
    new Date(),
  );
  return { personId, runId };
}

test('killed at whichever step, a run gives one certificate, and at most one mail by itself', async () => {
  let uncertain = 0;
  for (let step = 1; step <= mostSteps; step += 1) {
    const { personId, runId } = await aRun(`person-${step}`);
    const sentFile = join(directory, `sent-${step}`);
    writeFileSync(sentFile, '');
    const args = [child, db.uri, database, runId, sentFile, String(step)];
    const { signal, stdout } = spawnSync(process.execPath, args, { timeout: 60_000 });
    const killed = signal === 'SIGKILL';
    expect({ step, killed, finished: stdout.toString() }).toEqual({
      ...{ step, killed, finished: killed ? '' : 'finished\n' },
    });

    const later = issueDeps(models, sentFile, () => minutes(20));
    await workOnRun(later, quickPrinter, runId);
    await later.mail.pump();
    await later.mail.pump();

    const certificates = await models.certificates.ofPerson(personId);
    expect({ step, statuses: certificates.map((one) => one.status) }).toEqual({
      ...{ step, statuses: ['valid'] },
    });
    expect((await models.issueRuns.get(runId))?.items[0]?.outcome).toBe('issued');
    const [mail, ...more] = await models.outbox.ofPerson(personId);
    const sent = existsSync(sentFile) ? readFileSync(sentFile, 'utf8').trim() : '';
    expect({ step, more }).toEqual({ step, more: [] });
    expect(sent.split('\n').length).toBe(1);
    if (mail?.state === 'maybeSent') uncertain += 1;
    else expect({ step, state: mail?.state, sent }).toMatchObject({ step, state: 'sent' });
    if (mail?.state === 'sent') expect(sent).toBe(`person-${step}@skole.example`);
    if (!killed) {
      expect(step).toBeGreaterThan(12);
      // Before the mail, after it, and before it is noted that it went, nobody knows.
      expect(uncertain).toBeGreaterThanOrEqual(2);
      return;
    }
  }
  throw new Error('a run has more steps than were tried');
}, 600_000);
