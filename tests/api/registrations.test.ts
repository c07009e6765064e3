import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import writeXlsxFile from 'write-excel-file/node';
import { consentVersion } from '#contract/privacy';
import { anApproval, aPlan } from '../factories.ts';
import { startHarness, type Harness, type SignedIn } from '../harness.ts';

/** The course leader's registration list: read, matched, kept, shown to its people, erased. */

let harness: Harness;
let leader: SignedIn;
let kari: SignedIn;
let anneLise: SignedIn;
let params: { courseId: string };

beforeAll(async () => {
  harness = await startHarness({ now: '2025-02-14T08:00:00Z' });
  leader = await harness.launchAs('leader');
  kari = await harness.launchAs('participant1');
  anneLise = await harness.launchAs('participant2');
  await harness.launchAs('participant3');
  await harness.launchAs('participant4');
  params = { courseId: leader.me.course?.id ?? '' };
  const body = { baseRevision: 0, plan: aPlan({ approvals: [anApproval()] }) };
  await harness.ok(leader, 'course-setup.save', { params, body });
});
afterAll(() => harness.stop());

const read = (list: string | Uint8Array) =>
  harness.call(leader, 'registrations.read', { params, body: bytesOf(list) });
const bytesOf = (list: string | Uint8Array) =>
  typeof list === 'string' ? new TextEncoder().encode(list) : list;

async function preview(list: string | Uint8Array) {
  const { fields, rows } = await harness.ok(leader, 'registrations.read', {
    ...{ params, body: bytesOf(list) },
  });
  return harness.ok(leader, 'registrations.preview', { params, body: { fields, rows } });
}

async function bring(list: string) {
  const { rows } = await preview(list);
  const found = rows.flatMap(({ personId, values }) =>
    personId === null ? [] : [{ personId, values }],
  );
  const body = { consentStated: true as const, rows: found };
  return harness.ok(leader, 'registrations.save', { params, body });
}

async function rowOf(who: SignedIn) {
  const { rows } = await harness.ok(leader, 'registrations.list', { params });
  return rows.find((one) => one.id === who.me.personId);
}

const csv = [
  'Tidspunkt;Fullt navn;E-post;Hvor er arbeidsstedet ditt?;Yrke;Fagforbund;Medlemsnr.;Jeg deltar som',
  '2025-01-02;Kari Øvrebø;participant1@skole.example;Nordvik kommune;Sykepleier;NSF;0012345;Fagperson',
  '2025-01-03;Brække-Dahl, Anne-Lise;;Nordvik kommune;;;;Brukerrepresentant',
  '2025-01-03;Ola Nordmann;;Fjordbyen sykehus;Fysioterapeut;NFF;77;Fagperson',
  '2025-01-04;Ragnhild Åsen;leader@skole.example;Læringssenteret;;;;',
].join('\r\n');

describe('reading a list', () => {
  test('finds the columns of a sign-up form, whatever encoding Excel gave it', async () => {
    const expected = [
      ...[null, 'name', 'email', 'workplace', 'profession', 'body', 'memberNumber', 'group'],
    ];
    const latin1 = new Uint8Array(Buffer.from(csv, 'latin1'));
    for (const list of [csv, `\uFEFF${csv}`, latin1, csv.replaceAll(';', '\t')]) {
      const { body } = await read(list);
      expect(body?.fields).toEqual(expected);
      expect(body?.rows[0]?.[1]).toBe('Kari Øvrebø');
      expect(body?.rows).toHaveLength(4);
    }
  });

  test('reads XLSX, with a title above the headings and numbers as they stand', async () => {
    const sheet = [
      ['Påmelding høst', null, null],
      ['Fornavn', 'Etternavn', 'Medlemsnummer'],
      ['Kari', 'Øvrebø', 123456],
    ];
    const { body } = await read(new Uint8Array(await writeXlsxFile(sheet).toBuffer()));
    expect(body?.fields).toEqual(['givenName', 'familyName', 'memberNumber']);
    expect(body?.rows).toEqual([['Kari', 'Øvrebø', '123456']]);
  });

  test('never shows national identity numbers, whatever their column is called', async () => {
    const list = 'Navn;Medlemsnummer;Fødselsnummer\nKari Øvrebø;01010750160;x\n';
    const { body } = await read(list);
    expect(body?.nationalIdColumns).toEqual(['Medlemsnummer', 'Fødselsnummer']);
    expect(JSON.stringify(body)).not.toContain('01010750160');
  });

  test('refuses what is empty, no list, or made to fill the memory', async () => {
    expect((await read('')).error?.code).toBe('LIST_EMPTY');
    expect((await read(' \n ; ; \n')).error?.code).toBe('LIST_EMPTY');
    const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200, 7)]);
    expect((await read(new Uint8Array(zip))).error?.code).toBe('LIST_NOT_READABLE');
    const bomb = Buffer.alloc(120);
    bomb.write('PK\u0003\u0004');
    bomb.write('PK\u0001\u0002', 40);
    bomb.writeUInt32LE(4_000_000_000, 64);
    expect((await read(new Uint8Array(bomb))).error?.code).toBe('LIST_NOT_READABLE');
    expect((await read('Navn;Yrke\n'.repeat(3000))).error?.code).toBe('LIST_TOO_LONG');
  });

  test('is of no use without names or addresses', async () => {
    const body = { fields: ['workplace' as const], rows: [['Nordvik']] };
    const answer = await harness.call(leader, 'registrations.preview', { params, body });
    expect(answer.error?.code).toBe('LIST_WITHOUT_NAMES');
  });
});

describe('the preview', () => {
  test('knows people by address and by name, and leaves namesakes to the leader', async () => {
    const { rows } = await preview(csv);
    expect(rows.map((one) => one.personId)).toEqual([
      ...[kari.me.personId, anneLise.me.personId, null, null],
    ]);
    expect(rows[2]?.suggestions).toHaveLength(2);
    expect(rows[3]?.notes).toContain('staff');
    expect(rows[1]?.values.group).toBe('userRepresentative');
  });

  test('leaves an identity number out and says so', async () => {
    const { rows } = await preview(
      'Navn;Medlemsnummer\nKari Øvrebø;01010750160\nAnne-Lise Brække-Dahl;12\nUkjent Person;13',
    );
    expect(rows[0]).toMatchObject({ notes: ['nationalId', 'same'], values: { memberNumber: '' } });
    expect(rows[1]?.values.memberNumber).toBe('12');
  });

  test('marks two rows of the same person', async () => {
    const { rows } = await preview('Navn;E-post\n;participant1@skole.example\nKari Øvrebø;\n');
    expect(rows.map((one) => one.notes.includes('double'))).toEqual([true, true]);
  });
});

describe('a list that is kept', () => {
  test('is there with its source, and what it lacks is named', async () => {
    expect(await bring(csv)).toEqual({ saved: 2, skipped: 0 });
    expect(await rowOf(kari)).toMatchObject({
      ...{ workplace: 'Nordvik kommune', profession: 'Sykepleier', group: 'professional' },
      memberships: [{ body: 'NSF', memberNumber: '0012345' }],
      from: { workplace: 'list', memberships: 'list' },
      missing: [],
    });
    expect((await rowOf(anneLise))?.missing).toEqual([]);
    const { rows } = await harness.ok(leader, 'registrations.list', { params });
    expect(rows.find((one) => one.name === 'Ola Nordmann')?.missing).toEqual([
      ...['group', 'profession', 'workplace', 'body'],
    ]);
  });

  test('is seen by the participant, with who brought it in', async () => {
    const { registration } = await harness.ok(kari, 'privacy.details', { params });
    expect(registration).toMatchObject({ workplace: 'Nordvik kommune', profession: 'Sykepleier' });
    const { sections } = await harness.ok(kari, 'privacy.stored', { params });
    const records = sections.find((one) => one.kind === 'registration')?.records;
    expect(records?.[0]).toMatchObject({ memberships: 'NSF 0012345', by: 'Ragnhild Åsen' });
    const events = sections.find((one) => one.kind === 'events')?.records;
    expect(events?.map((one) => one['what'])).toContain('registrationsImported');
  });

  test('yields to what the participant tells themselves', async () => {
    await harness.ok(kari, 'privacy.saveDetails', {
      params,
      body: {
        ...{ group: 'professional', profession: 'Spesialsykepleier', workplace: '' },
        ...{ memberships: [], consent: consentVersion },
      },
    });
    const { rows } = await preview(csv);
    expect(rows[0]?.notes).toContain('ownKept');
    await bring(csv.replace('Fagperson', 'Brukerrepresentant'));
    expect(await rowOf(kari)).toMatchObject({
      ...{ profession: 'Spesialsykepleier', workplace: 'Nordvik kommune', group: 'professional' },
      from: { profession: 'participant', workplace: 'list' },
    });
  });

  test('takes nothing away by an empty cell', async () => {
    await bring('Navn;Yrke;Arbeidssted\nAnne-Lise Brække-Dahl;Erfaringskonsulent;\n');
    expect(await rowOf(anneLise)).toMatchObject({
      ...{ profession: 'Erfaringskonsulent', workplace: 'Nordvik kommune' },
    });
  });

  test('can be taken out by the leader, and brought in again', async () => {
    const of = { ...params, personId: anneLise.me.personId };
    await harness.ok(leader, 'registrations.remove', { params: of });
    expect((await rowOf(anneLise))?.workplace).toBe('');
    const again = await harness.call(leader, 'registrations.remove', { params: of });
    expect(again.error?.code).toBe('PARTICIPANT_NOT_FOUND');
    await bring(csv);
    expect((await rowOf(anneLise))?.workplace).toBe('Nordvik kommune');
  });

  test('does not come back once the participant had it erased', async () => {
    await harness.ok(anneLise, 'privacy.eraseRegistration', { params });
    expect(await rowOf(anneLise)).toMatchObject({ workplace: '', erased: true });
    expect((await preview(csv)).rows[1]?.notes).toContain('erased');
    expect(await bring(csv)).toEqual({ saved: 1, skipped: 1 });
    expect((await rowOf(anneLise))?.workplace).toBe('');
  });

  test('goes when the consent is withdrawn', async () => {
    await harness.ok(kari, 'privacy.withdrawConsent', { params });
    expect(await rowOf(kari)).toMatchObject({ workplace: '', memberships: [], erased: true });
    const stored = await harness.tool.deps.models.registrations.ofPerson(kari.me.personId);
    expect(stored[0]).toMatchObject({ profession: '', workplace: '', memberships: [] });
  });

  test('is refused for somebody who is no participant, and then nothing is kept', async () => {
    const values = { profession: 'X', workplace: '', body: '', memberNumber: '', group: null };
    const rows = [
      { personId: anneLise.me.personId, values },
      { personId: leader.me.personId, values },
    ];
    const body = { consentStated: true as const, rows };
    const answer = await harness.call(leader, 'registrations.save', { params, body });
    expect(answer.error?.code).toBe('PARTICIPANTS_UNKNOWN');
  });
});
