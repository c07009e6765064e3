import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { startCertificateCourse, type CertificateCourse } from './certificates-course.ts';

let course: CertificateCourse;
let whole: string;
let fourDays: string;
let twoDays: string;
let nobody: string;

beforeAll(async () => {
  course = await startCertificateCourse();
  const { ids } = course;
  [whole, fourDays, twoDays, nobody] = [
    ids.participant1,
    ids.participant2,
    ids.participant3,
    ids.participant4,
  ];
  await course.attend(whole, [1, 2, 3, 4, 5]);
  await course.attend(fourDays, [1, 2, 3, 4]);
  await course.attend(twoDays, [1, 2]);
});
afterAll(() => course.harness.stop());

const models = () => course.harness.tool.deps.models;
const verify = (code: string) => fetch(`${course.harness.url}/verify/${code}`);

describe('before the course has ended', () => {
  test('nobody can be decided, and nothing can be issued', async () => {
    const dryRun = await course.dryRun();
    expect(dryRun.ended).toBe(false);
    expect(dryRun.openDays).toHaveLength(5);
    for (const one of dryRun.candidates) {
      expect(one).toMatchObject({ decision: 'undecided', reason: 'courseNotEnded' });
      expect(one.confirmable).toBe(false);
    }
    const answer = await course.harness.call(course.leader, 'certificates.issue', {
      params: course.params,
      body: {
        requestId: 'too-early-1',
        items: [{ personId: whole, kind: 'certificate', basis: 'x' }],
      },
    });
    expect(answer).toMatchObject({ status: 409, error: { code: 'COURSE_NOT_ENDED' } });
  });
});

describe('the dry run of a course that has ended', () => {
  beforeAll(async () => {
    await course.attend(nobody, []);
    await course.closeAll();
  });

  test('says who gets one, who does not and with which figures', async () => {
    expect(await course.candidate(whole)).toMatchObject({ decision: 'issue', earned: 1500 });
    expect(await course.candidate(fourDays)).toMatchObject({ decision: 'issue', earned: 1200 });
    expect(await course.candidate(twoDays)).toMatchObject({
      ...{ decision: 'notMet', reason: 'belowThreshold', confirmable: true },
      ...{ earned: 600, planned: 1500, required: 1200, stillNeeded: 600 },
    });
    expect(await course.candidate(nobody)).toMatchObject({
      decision: 'notMet',
      confirmable: false,
    });
  });

  test('says which bodies each one’s hours count for', async () => {
    expect((await course.dryRun()).bodies).toEqual([
      'Norsk Sykepleierforbund (NSF)',
      'Norsk psykologforening',
    ]);
    expect((await course.candidate(whole)).approvals).toEqual(['met', 'met']);
    expect((await course.candidate(fourDays)).approvals).toEqual(['met', 'belowMinimum']);
    expect((await course.candidate(twoDays)).approvals).toEqual(['noCertificate', 'noCertificate']);
  });

  test('issues nothing and mails nothing by itself', async () => {
    expect(await course.list()).toEqual([]);
    expect(await models().mailbox.list()).toEqual([]);
  });
});

describe('issuing', () => {
  test('gives each who was chosen one certificate, and whoever is below the threshold none', async () => {
    const run = await course.issue([whole, fourDays, twoDays]);
    expect(run).toMatchObject({ done: true, total: 3, finished: 3, issued: 2 });
    expect(run.stopped).toMatchObject([{ personId: twoDays, outcome: 'changed' }]);
    const list = await course.list();
    expect(list.map((one) => one.personId).sort()).toEqual([whole, fourDays].sort());
    expect(await course.of(fourDays)).toMatchObject({
      ...{ kind: 'certificate', status: 'valid', attended: 1200, planned: 1500, changed: null },
      ...{ name: 'Anne-Lise Brække-Dahl', issuedBy: 'Ragnhild Åsen', automatic: false },
    });
  });

  test('stores the snapshot with the approvals that are met, and the PDF with its hash', async () => {
    const { id } = await course.of(fourDays);
    const stored = await models().certificates.find(id);
    expect(stored?.content.approvals.map((one) => one.body)).toEqual([
      'Norsk Sykepleierforbund (NSF)',
    ]);
    expect(stored?.content.courseApprovals).toHaveLength(2);
    expect(JSON.stringify(stored)).not.toContain('Brække');
    const response = await course.harness.request(course.leader, 'certificates.file', {
      params: { ...course.params, certificateId: id },
    });
    const pdf = Buffer.from(await response.arrayBuffer());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(stored?.sha256);
  });

  test('mails the PDF once, with a line on how to use the hours', async () => {
    await course.mailed();
    const mails = await models().mailbox.list();
    expect(mails).toHaveLength(2);
    const mail = mails.find((one) => one.to.includes('participant2'));
    expect(mail?.attachments[0]?.contentType).toBe('application/pdf');
    expect(mail?.text).toContain('hos fagforbundet ditt');
    expect(mail?.text).toContain('/verify/');
    expect((await course.of(whole)).mail).toMatchObject({ count: 1, state: 'sent' });
  });

  test('is told of while it is under way, whichever order came first in the same moment', async () => {
    const { issueRuns } = models();
    const { now } = course.harness.clock;
    for (let tries = 0; tries < 10; tries += 1) {
      const courseId = `course-${tries}`;
      const run = { courseId, by: 'leader', automatic: false, items: [], note: null };
      const [earlier, later] = [crypto.randomUUID(), crypto.randomUUID()];
      await issueRuns.add({ ...run, _id: earlier }, now);
      await issueRuns.done(earlier, [], now);
      await issueRuns.add({ ...run, _id: later }, now);
      expect((await issueRuns.current(courseId))?._id).toBe(later);
    }
  });

  test('asked for again issues and mails nothing more', async () => {
    const run = await course.issue([whole, fourDays]);
    expect(run.stopped.map((one) => one.outcome)).toEqual(['standing', 'standing']);
    await course.mailed();
    expect(await course.list()).toHaveLength(2);
    expect(await models().mailbox.list()).toHaveLength(2);
  });

  test('below the threshold gives a confirmation with the real hours and no approval', async () => {
    const run = await course.issue([twoDays], 'confirmation');
    expect(run.issued).toBe(1);
    const confirmation = await course.of(twoDays);
    expect(confirmation).toMatchObject({ kind: 'confirmation', attended: 600, planned: 1500 });
    const stored = await models().certificates.find(confirmation.id);
    expect(stored?.content).toMatchObject({ approvals: [], courseApprovals: [] });
  });
});

describe('the page on which anyone can check', () => {
  test('shows what an edited PDF could lie about, and no membership', async () => {
    const { verifyUrl, number } = await course.of(fourDays);
    const response = await fetch(verifyUrl);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toBeNull();
    for (const part of [
      ...['Kursbeviset er gyldig', 'Anne-Lise Brække-Dahl', 'Digitalt kurs i helsepedagogikk'],
      ...['6. februar 2025', '20 t 00 min av 25 t 00 min', number],
      'Norsk Sykepleierforbund (NSF): 22 timer (timene står på kursbeviset)',
      'Norsk psykologforening: 22 timer (timene står ikke på dette kursbeviset)',
    ]) {
      expect(page).toContain(part);
    }
  });

  test('answers in the language that is asked for', async () => {
    const { verifyUrl } = await course.of(whole);
    expect(await (await fetch(`${verifyUrl}?lang=en`)).text()).toContain(
      'The certificate is valid',
    );
    expect(await (await fetch(`${verifyUrl}?lang=nn`)).text()).toContain('Til stades');
  });

  test('tells nothing of unknown codes: the same as of what is no code at all', async () => {
    const unknown = await verify('0000-0000-0000-0000-0000');
    const nonsense = await verify('%3Cscript%3E');
    expect([unknown.status, nonsense.status]).toEqual([404, 404]);
    expect(await unknown.text()).toBe(await nonsense.text());
  });

  test('takes a code however it is typed', async () => {
    const { verifyUrl } = await course.of(whole);
    const typed = verifyUrl.split('/').at(-1)?.toLowerCase().replaceAll('-', ' ') ?? '';
    const response = await fetch(
      `${course.harness.url}/verify?lang=nb&code=${encodeURIComponent(typed)}`,
    );
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Kursbeviset er gyldig');
  });

  test('is not to be found by search engines, nor kept by browsers', async () => {
    const { verifyUrl } = await course.of(whole);
    const { headers } = await fetch(verifyUrl);
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('a participant', () => {
  test('sees and downloads their own certificate, and nobody else’s', async () => {
    const mine = await course.harness.launchAs('participant1');
    const { certificates } = await course.harness.ok(mine, 'certificates.mine', {
      params: course.params,
    });
    expect(certificates).toHaveLength(1);
    expect(certificates[0]).toMatchObject({ status: 'valid', attended: 1500 });
    const file = await course.harness.ok(mine, 'certificates.mineFile', {
      params: { ...course.params, certificateId: certificates[0]?.id ?? '' },
    });
    expect(file.fileName).toMatch(/^Kursbevis 2025-\d{4}-\d Kari Øvrebø\.pdf$/);
    const other = await course.of(fourDays);
    const answer = await course.harness.call(mine, 'certificates.mineFile', {
      params: { ...course.params, certificateId: other.id },
    });
    expect(answer.error?.code).toBe('CERTIFICATE_NOT_FOUND');
  });

  test('sees what is stored of it, and who has taken it out', async () => {
    const mine = await course.harness.launchAs('participant2');
    const { sections } = await course.harness.ok(mine, 'privacy.stored', { params: course.params });
    const of = (kind: string) => sections.find((one) => one.kind === kind)?.records ?? [];
    expect(of('certificates')).toMatchObject([{ kind: 'certificate', state: 'valid' }]);
    expect(of('events')).toContainEqual(
      expect.objectContaining({ what: 'exported', export: 'certificate', by: 'Ragnhild Åsen' }),
    );
  });
});

describe('the zip of all', () => {
  test('holds each valid PDF byte by byte', async () => {
    const response = await course.harness.request(course.leader, 'certificates.zip', {
      params: course.params,
    });
    expect(response.headers.get('content-type')).toBe('application/zip');
    const zip = Buffer.from(await response.arrayBuffer());
    for (const { sha256 } of await models().certificates.ofCourse(course.params.courseId)) {
      const file = await models().certificates.file(sha256);
      expect(file !== null && zip.includes(file.pdf)).toBe(true);
    }
  });
});

describe('when attendance changes after the issue', () => {
  test('the certificate stays and says that its basis has changed', async () => {
    const { harness, leader, params } = course;
    await harness.ok(leader, 'attendance.record', {
      params: { ...params, dayId: 'day-5' },
      body: {
        ...{ requestId: 'make-up-request', personIds: [fourDays], reason: 'Oppgave' },
        act: { kind: 'makeUp', minutes: 60 },
      },
    });
    expect(await course.of(fourDays)).toMatchObject({
      ...{ status: 'valid', attended: 1200, makeUp: 0 },
      changed: { attended: 1200, makeUp: 60, planned: 1500, met: true },
    });
    expect((await course.of(whole)).changed).toBeNull();
  });

  test('an order for figures that are no longer so issues nothing', async () => {
    const { harness, leader, params } = course;
    const seen = await course.candidate(nobody);
    await harness.ok(leader, 'attendance.record', {
      params: { ...params, dayId: 'day-5' },
      body: {
        ...{ requestId: 'late-request', personIds: [nobody], reason: 'Oppgave' },
        act: { kind: 'makeUp', minutes: 30 },
      },
    });
    const items = [
      { personId: nobody, kind: 'confirmation' as const, basis: seen.basis.confirmation },
    ];
    harness.clock.advance(1);
    const { id } = await harness.ok(leader, 'certificates.issue', {
      params,
      body: { requestId: 'stale-order', items },
    });
    const run = await course.finished(id);
    expect(run.stopped).toMatchObject([{ personId: nobody, outcome: 'changed' }]);
  });

  test('re-issuing puts a new one in its place, which the old one’s page names', async () => {
    const { harness, leader, params } = course;
    const old = await course.of(fourDays);
    harness.clock.advance(1);
    const { id } = await harness.ok(leader, 'certificates.reissue', {
      params: { ...params, certificateId: old.id },
      body: { reason: 'Ekstraarbeidet manglet' },
    });
    await course.finished(id);
    await course.mailed();
    const [fresh, before] = (await course.list()).filter((one) => one.personId === fourDays);
    expect(fresh).toMatchObject({ status: 'valid', makeUp: 60, changed: null });
    expect(before).toMatchObject({
      ...{ id: old.id, status: 'superseded', replacedBy: fresh?.number },
      endReason: 'Ekstraarbeidet manglet',
    });
    const page = await (await fetch(old.verifyUrl)).text();
    expect(page).toContain('er erstattet');
    expect(page).toContain(fresh?.number);
    expect(page).not.toContain('Ekstraarbeidet manglet');
    expect(fresh?.mail).toMatchObject({ count: 1, state: 'sent' });
  });

  test('who has met by make-up gets a certificate in the place of the confirmation', async () => {
    const { harness, leader, params } = course;
    for (const dayId of ['day-3', 'day-4']) {
      await harness.ok(leader, 'attendance.record', {
        params: { ...params, dayId },
        body: {
          ...{ requestId: `make-up-${dayId}`, personIds: [twoDays], reason: 'Oppgave' },
          act: { kind: 'makeUp', minutes: 300 },
        },
      });
    }
    expect((await course.issue([twoDays])).issued).toBe(1);
    const own = (await course.list()).filter((one) => one.personId === twoDays);
    expect(own.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'certificate valid',
      'confirmation superseded',
    ]);
  });
});

describe('revoking', () => {
  test('asks for a reason', async () => {
    const { id } = await course.of(whole);
    const answer = await course.harness.call(course.leader, 'certificates.revoke', {
      params: { ...course.params, certificateId: id },
      body: { reason: '  ' },
    });
    expect(answer.error?.code).toBe('REASON_REQUIRED');
  });

  test('ends it for good: page, list, mail and the leader’s second try say so', async () => {
    const { harness, leader, params } = course;
    const { id, verifyUrl } = await course.of(whole);
    const target = { params: { ...params, certificateId: id } };
    const revoke = () =>
      harness.call(leader, 'certificates.revoke', { ...target, body: { reason: 'Feil person' } });
    expect((await revoke()).status).toBe(204);
    expect((await revoke()).error?.code).toBe('CERTIFICATE_NOT_VALID');
    const page = await (await fetch(verifyUrl)).text();
    expect(page).toContain('Kursbeviset er trukket tilbake');
    expect(page).not.toContain('Feil person');
    const resend = await harness.call(leader, 'certificates.resend', {
      ...{ ...target, body: { after: 1 } },
    });
    expect(resend.error?.code).toBe('CERTIFICATE_NOT_VALID');
    expect(await course.of(whole)).toMatchObject({ status: 'revoked', endReason: 'Feil person' });
    expect((await course.candidate(whole)).standing.certificate).toBeNull();
  });

  test('leaves room for a new one', async () => {
    expect((await course.issue([whole])).issued).toBe(1);
    const own = (await course.list()).filter((one) => one.personId === whole);
    expect(own.map((one) => one.status).sort()).toEqual(['revoked', 'valid']);
  });
});

describe('when a person is erased', () => {
  test('name and PDF go, while number, hours and the check of the file remain', async () => {
    const { verifyUrl, id } = await course.of(twoDays);
    await models().certificates.eraseOfPerson(twoDays);
    const page = await (await fetch(verifyUrl)).text();
    expect(page).toContain('Navnet er slettet');
    expect(page).toContain('Kursbeviset er gyldig');
    expect(page).toMatch(/data-sha256="[0-9a-f]{64}"/);
    expect(page).not.toContain('Ola Nordmann');
    const answer = await course.harness.call(course.leader, 'certificates.file', {
      params: { ...course.params, certificateId: id },
    });
    expect(answer.error?.code).toBe('CERTIFICATE_ERASED');
  });
});
