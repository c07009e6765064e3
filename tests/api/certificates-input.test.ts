import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { verifyCommand } from '../../server/cli/certificate.ts';
import {
  automaticAfterHours,
  issueAutomatically,
} from '../../server/features/certificates/automatic.ts';
import { newId } from '../../server/models/ids.ts';
import { startCertificateCourse, until, type CertificateCourse } from './certificates-course.ts';

let course: CertificateCourse;
beforeAll(async () => {
  course = await startCertificateCourse({ env: { VERIFY_PER_MINUTE: '30' } });
});
afterAll(() => course.harness.stop());

const models = () => course.harness.tool.deps.models;
const everyDay = [1, 2, 3, 4, 5];

/** A participant as the roster brings them, there on all days. */
async function joins(name: string, email: string): Promise<string> {
  const facts = { name, familyName: name, givenName: '', email };
  const platform = course.harness.platforms.north._id;
  const { _id } = await models().people.putPerson(platform, `sub of ${newId()}`, facts);
  const part = { role: 'participant' as const, sections: [], testUser: false };
  await models().people.putEnrolment(course.params.courseId, _id, part, new Date());
  await course.attend(_id, everyDay);
  return _id;
}

describe('a logo', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const put = (body: Uint8Array) =>
    course.harness.call(course.leader, 'certificates.putImage', {
      ...{ params: { ...course.params, kind: 'logo' }, body },
    });
  const has = async () =>
    (await course.harness.ok(course.leader, 'certificates.settings', { params: course.params }))
      .logo;

  test('is taken as PNG, given back as it was, and removed', async () => {
    expect((await put(png)).status).toBe(204);
    expect(await has()).toBe(true);
    const params = { ...course.params, kind: 'logo' as const };
    const image = await course.harness.ok(course.leader, 'certificates.image', { params });
    expect(image.contentType).toContain('image/png');
    expect(Buffer.from(image.content).equals(png)).toBe(true);
    await course.harness.ok(course.leader, 'certificates.removeImage', { params });
    expect(await has()).toBe(false);
  });

  test('is refused as SVG, with a sentence', async () => {
    const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>';
    const answer = await put(Buffer.from(svg));
    expect(answer.error).toMatchObject({ code: 'SVG_NOT_TAKEN' });
    expect(answer.error?.message).toContain('PNG eller JPEG');
  });

  test('is refused when it is something else, damaged, too many pixels or 20 MB', async () => {
    expect((await put(Buffer.from('GIF89a'))).error?.code).toBe('IMAGE_NOT_TAKEN');
    expect((await put(png.subarray(0, 45))).error?.code).toBe('IMAGE_NOT_TAKEN');
    const wide = Buffer.from(png);
    wide.writeUInt32BE(40_000, 16);
    expect((await put(wide)).error?.code).toBe('IMAGE_TOO_LARGE');
    expect((await put(Buffer.alloc(20_000_000))).error?.code).toBe('TOO_LARGE');
    expect(await has()).toBe(false);
  });
});

describe('the settings', () => {
  const settings = {
    ...{ issuerName: 'Ålaug Ødegård', issuerTitle: 'Fagsjef', language: 'en' as const },
    ...{ contents: false, automatic: false },
  };

  test('begin with the leader who asks, and keep what is saved', async () => {
    const { harness, leader, params } = course;
    expect(await harness.ok(leader, 'certificates.settings', { params })).toMatchObject({
      ...{ issuerName: 'Ragnhild Åsen', issuerTitle: 'Kursleder', language: null },
      automatic: false,
    });
    const saved = await harness.ok(leader, 'certificates.saveSettings', { params, body: settings });
    expect(saved).toMatchObject(settings);
  });

  test('refuse an issuer that no font can write', async () => {
    const { harness, leader, params } = course;
    const body = { ...settings, issuerName: '漢字' };
    const answer = await harness.call(leader, 'certificates.saveSettings', { params, body });
    expect(answer.error).toMatchObject({ code: 'LETTER_NOT_IN_FONT', details: { letter: '漢' } });
  });

  test('can be looked at as a PDF before anything is issued', async () => {
    const { harness, leader, params } = course;
    const file = await harness.ok(leader, 'certificates.preview', { params });
    expect(Buffer.from(file.content).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await course.list()).toEqual([]);
  });
});

describe('names, addresses and leaders as they come', () => {
  let odd: string;
  let long: string;
  let mute: string;

  beforeAll(async () => {
    const { ids } = course;
    odd = await joins('Li 漢', 'li@skole.example');
    long = await joins('Å'.repeat(200), 'lang@skole.example');
    mute = await joins('Stille Person', '');
    for (const id of Object.values(ids)) await course.attend(id, everyDay);
    await course.closeAll();
  });

  test('a letter that no font has is told before, and stops that one certificate alone', async () => {
    expect(await course.candidate(odd)).toMatchObject({ problem: 'letter', letter: '漢' });
    const run = await course.issue([odd, long]);
    expect(run.issued).toBe(1);
    expect(run.stopped).toMatchObject([{ personId: odd, outcome: 'letter' }]);
    expect((await course.of(long)).name).toBe('Å'.repeat(200));
  });

  test('somebody without an address gets a certificate, and the leader sees that no mail went', async () => {
    expect(await course.candidate(mute)).toMatchObject({ hasAddress: false, problem: null });
    await course.issue([mute]);
    await course.mailed();
    expect((await course.of(mute)).mail).toMatchObject({ state: 'refused', reason: 'NO_ADDRESS' });
  });

  test('is mailed again by hand once, however often it is clicked', async () => {
    const { id } = await course.of(mute);
    const person = await models().people.getPerson(mute);
    const facts = { name: '', familyName: '', givenName: '', email: 'stille@skole.example' };
    await models().people.putPerson(course.harness.platforms.north._id, person?.sub ?? '', facts);
    const click = () =>
      course.harness.call(course.leader, 'certificates.resend', {
        params: { ...course.params, certificateId: id },
        body: { after: 1 },
      });
    const answers = await Promise.all([click(), click()]);
    expect(answers.map((one) => one.status).sort()).toEqual([204, 409]);
    await course.mailed();
    expect((await course.of(mute)).mail).toMatchObject({ count: 2, state: 'sent' });
    const mails = await models().mailbox.list();
    expect(mails.filter((one) => one.to.includes('stille@skole.example'))).toHaveLength(1);
  });

  test('two leaders at once issue one certificate and one mail each', async () => {
    const { harness, params, ids } = course;
    const other = await harness.launchAs('coLeader');
    const { candidates } = await course.dryRun();
    const items = Object.values(ids).map((personId) => ({
      ...{ personId, kind: 'certificate' as const },
      basis: candidates.find((one) => one.personId === personId)?.basis.certificate ?? '',
    }));
    const order = (who: typeof other, requestId: string) =>
      harness.ok(who, 'certificates.issue', { params, body: { requestId, items } });
    harness.clock.advance(1);
    const runs = await Promise.all([
      order(course.leader, 'leader-one-order'),
      order(other, 'leader-two-order'),
    ]);
    await until(async () => {
      const stored = await Promise.all(runs.map((run) => models().issueRuns.get(run.id)));
      return stored.every((run) => run?.doneAt !== null);
    });
    await course.mailed();
    for (const personId of Object.values(ids)) {
      const own = (await course.list()).filter((one) => one.personId === personId);
      expect(own.map((one) => one.status)).toEqual(['valid']);
      expect(await models().outbox.ofPerson(personId)).toHaveLength(1);
    }
  });

  test('the issuer and the language are those of the settings', async () => {
    const { id } = await course.of(course.ids.participant1);
    const stored = await models().certificates.find(id);
    expect(stored?.content).toMatchObject({
      ...{ language: 'en', contents: null },
      issuer: { name: 'Ålaug Ødegård', title: 'Fagsjef' },
    });
  });
});

describe('a mail of which nobody knows whether it went', () => {
  test('waits for the leader, and is not sent again by itself', async () => {
    const { harness, leader, params, ids } = course;
    const { id } = await course.of(ids.participant2);
    const mail = `certificate|${id}|2`;
    const { outbox } = models();
    const now = harness.clock.now;
    const about = { courseId: params.courseId, personId: ids.participant2, kind: 'certificate' };
    await outbox.queue({ _id: mail, ...about, data: { certificate: id } }, now, new Date(8e15));
    // As the process left it that was killed while the mail was handed over.
    await models()
      .connection.collection('outbox')
      .updateOne({ kind: 'certificate', state: 'queued' }, { $set: { state: 'maybeSent' } });
    await harness.tool.deps.mail.pump();
    expect((await course.of(ids.participant2)).mail).toMatchObject({
      count: 2,
      state: 'maybeSent',
    });
    const target = { params: { ...params, certificateId: id } };
    await harness.ok(leader, 'certificates.settleMail', target);
    expect((await course.of(ids.participant2)).mail?.state).toBe('sent');
    const events = await models().audit.about(ids.participant2);
    expect(events.map(({ event }) => event)).toContainEqual({
      ...{ kind: 'certificateMailSettled', subject: ids.participant2, certificate: id },
    });
    const again = await harness.call(leader, 'certificates.settleMail', target);
    expect(again.error?.code).toBe('MAIL_SETTLED');
  });
});

describe('the command line', () => {
  test('tells a PDF and a code that are valid from ones that are not', async () => {
    const { params, ids } = course;
    const { id, verifyUrl, number } = await course.of(ids.participant1);
    const stored = await models().certificates.find(id);
    const directory = mkdtempSync(join(tmpdir(), 'kursdag-verify-'));
    const path = join(directory, 'kursbevis.pdf');
    const file = await models().certificates.file(stored?.sha256 ?? '');
    writeFileSync(path, file?.pdf ?? '');
    for (const target of [path, verifyUrl, stored?.code.toLowerCase() ?? '']) {
      const { exitStatus, output } = await verifyCommand(models(), target);
      expect(exitStatus).toBe(0);
      expect(output).toMatch(/^valid\n/);
      expect(output).toContain(number);
      expect(output).toContain('25 h 0 min of 25 h 0 min');
    }
    writeFileSync(path, Buffer.concat([file?.pdf ?? Buffer.alloc(0), Buffer.from(' ')]));
    expect(await verifyCommand(models(), path)).toMatchObject({ exitStatus: 1 });
    expect((await verifyCommand(models(), 'no-code')).output).toMatch(/^unknown\n/);
    await course.harness.ok(course.leader, 'certificates.revoke', {
      params: { ...params, certificateId: id },
      body: { reason: 'Prøve' },
    });
    expect((await verifyCommand(models(), verifyUrl)).output).toMatch(/^revoked\n/);
    rmSync(directory, { recursive: true });
  });
});

describe('issuing by itself', () => {
  let late: string;
  const switchOn = async (automatic: boolean) => {
    const { harness, leader, params } = course;
    const { issuerName, issuerTitle, language, contents } = await harness.ok(
      ...[leader, 'certificates.settings' as const, { params }],
    );
    const body = { issuerName, issuerTitle, language, contents, automatic };
    await harness.ok(leader, 'certificates.saveSettings', { params, body });
  };
  const look = () => issueAutomatically(course.harness.tool.deps);

  beforeAll(async () => {
    late = await joins('Sein Deltaker', 'sein@skole.example');
  });

  test('does nothing unless it is switched on', async () => {
    await course.later((automaticAfterHours + 1) * 3600);
    await look();
    expect((await course.list()).some((one) => one.personId === late)).toBe(false);
  });

  test('does nothing while a day is open, nor in the hours after the last one was closed', async () => {
    const { harness, params } = course;
    await switchOn(true);
    const day = { params: { ...params, dayId: 'day-5' } };
    await harness.ok(course.leader, 'attendance.reopen', { ...day, body: { reason: 'Feil' } });
    await course.later((automaticAfterHours + 1) * 3600);
    await look();
    await harness.ok(course.leader, 'attendance.close', day);
    await look();
    expect((await course.list()).some((one) => one.personId === late)).toBe(false);
  });

  test('then issues to those who have met it, never to one whose was revoked, and tells the leader', async () => {
    await course.later((automaticAfterHours + 1) * 3600);
    await look();
    await until(async () => (await course.list()).some((one) => one.personId === late));
    await course.mailed();
    expect(await course.of(late)).toMatchObject({ automatic: true, status: 'valid' });
    const revoked = (await course.list()).filter((one) => one.personId === course.ids.participant1);
    expect(revoked.map((one) => one.status)).toEqual(['revoked']);
    await until(async () =>
      (await models().mailbox.list()).some((mail) => mail.subject.startsWith('Kursbevis er sendt')),
    );
    const report = (await models().mailbox.list()).find((mail) =>
      mail.subject.startsWith('Kursbevis er sendt'),
    );
    expect(report?.to).toContain('leader@skole.example');
    expect(report?.text).toContain('Utstedt og lagt til sending: 1.');
    await look();
    expect((await course.list()).filter((one) => one.personId === late)).toHaveLength(1);
  });
});

describe('the open page', () => {
  test('answers so many a minute and no more', async () => {
    const statuses: number[] = [];
    for (let tries = 0; tries < 35; tries += 1) {
      statuses.push((await fetch(`${course.harness.url}/verify`)).status);
    }
    expect(statuses[0]).toBe(200);
    expect(statuses.at(-1)).toBe(429);
  });
});
