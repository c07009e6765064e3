import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import type { FileReply } from '#contract/endpoint';
import type { Input } from '#contract/endpoints';
import type { Format } from '#contract/exports';
import { pagesOfText } from '../documents/pdf-text.ts';
import { schools } from '../harness-schools.ts';
import { anExportCourse, dayIds, odd, type ExportCourse } from './export-course.ts';

/** Lists that leave the tool: what stands in them, for whom, and what is remembered of it. */

let course: ExportCourse;
beforeAll(async () => {
  course = await anExportCourse();
});
afterAll(() => course.harness.stop());

interface Options {
  format?: Format;
  who?: 'counting' | 'members';
  section?: string;
}

async function bodyList(approvalId: string, options: Options = {}) {
  const { harness, leader, params } = course;
  const { format = 'csv', who = 'members', section = '' } = options;
  return harness.ok(leader, 'exports.bodyList', {
    params: { ...params, approvalId },
    body: { format, who, section, why: 'toBody' },
  });
}

async function csvRows(approvalId: string, options: Options = {}): Promise<string[][]> {
  const { content } = await bodyList(approvalId, { ...options, format: 'csv' });
  return parse(bytes(content), { delimiter: ';', bom: true });
}

type Content = FileReply['content'];

/** A download's bytes; the harness reads it whole. */
function bytes(content: Content | undefined): Buffer {
  if (content instanceof Uint8Array) return Buffer.from(content);
  throw new Error('a download without bytes');
}

const pdfText = (content: Content | undefined) => pagesOfText(bytes(content)).join('\n');

const preview = (approvalId: string) =>
  course.harness.ok(course.leader, 'exports.preview', {
    params: { ...course.params, approvalId },
    query: { who: 'members' },
  });

describe('before any day is held', () => {
  test('nobody counts, figures are provisional, and the lists are still written', async () => {
    const { harness, leader, params } = course;
    const overview = await harness.ok(leader, 'exports.overview', { params, query: {} });
    expect(overview).toMatchObject({ provisional: true, participants: 6, withoutBody: 2 });
    expect(overview.bodies).toMatchObject([
      { id: 'nsf', members: 3, counting: 0, hourHundredths: 2200, granted: 'yes' },
      { id: 'npf', members: 1, counting: 0, documentedPresence: true },
    ]);
    expect(await csvRows('nsf', { who: 'counting' })).toHaveLength(1);
    expect((await csvRows('nsf'))[1]?.slice(-3)).toEqual(['Kravet er ikke nådd', '0', '']);
  });
});

describe('after the course', () => {
  beforeAll(async () => {
    const { kari, formula, long } = course.people;
    await course.hold(dayIds.slice(0, 4), [kari, formula, long]);
    await course.hold(dayIds.slice(4), [kari]);
  });

  test('a list has the usual columns, in whole hours that never flatter', async () => {
    const rows = await csvRows('nsf', { who: 'counting' });
    expect(rows[0]).toEqual([
      ...['Medlemsnummer', 'Etternavn', 'Fornavn', 'Yrke', 'Oppmøtt', 'Ekstraarbeid'],
      ...['Planlagt', 'Status', 'Godkjente timer', 'Kursbevis'],
    ]);
    expect(rows.find((row) => row[1] === 'Øvrebø')).toEqual([
      ...['0012345', 'Øvrebø', 'Kari', 'Sykepleier', '25', '0', '25', 'Timene teller', '22', ''],
    ]);
    expect(rows).toHaveLength(3);
  });

  test("a body's own columns stand alone, in its order and with its headings", async () => {
    const rows = await csvRows('npf');
    expect(rows[0]).toEqual(['Medlemsnr', 'Etternavn', 'Fornavn']);
    expect(rows[1]?.[0]).toBe('77');
    expect(await csvRows('npf', { who: 'counting' })).toHaveLength(1);
  });

  test('CSV has its mark and neutral formulas, and nothing of a long name is lost', async () => {
    const { content } = await bodyList('nsf');
    expect([...new Uint8Array(bytes(content)).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes(content).toString('utf8');
    expect(text).toContain(`"'=HYPERLINK`);
    expect(text).toContain(`'+4712345`);
    expect(text).not.toMatch(/(^|;)"?[=+@]/m);
    const [, row = []] = await csvRows('npf');
    expect(`${row[2] ?? ''} ${row[1] ?? ''}`).toBe(odd.long.trim());
  });

  test('XLSX opens in another reader: text is text, numbers are numbers, no formula', async () => {
    const { content, contentType } = await bodyList('nsf', { format: 'xlsx' });
    expect(contentType).toContain('spreadsheetml');
    const rows = await readSheet(bytes(content));
    const row = rows.find((one) => one[1] === 'Øvrebø');
    expect(row?.slice(0, 3)).toEqual(['0012345', 'Øvrebø', 'Kari']);
    expect(row?.[4]).toBe(25);
    expect(rows.flat()).toContain('+4712345');
    expect(rows.flat().some((cell) => String(cell).startsWith('=HYPERLINK'))).toBe(true);
  });

  test('PDF has title, course and every name, and is tagged', async () => {
    const { content } = await bodyList('npf', { format: 'pdf' });
    const text = pdfText(content);
    expect(text).toContain('Deltakere til Norsk psykologforening');
    expect(text.match(/Langelenge/g)).toHaveLength(17);
    expect(bytes(content).toString('latin1')).toContain('/StructTreeRoot');
  });

  test('the preview names what is missing, and columns that we know nothing for', async () => {
    const { missing, columns } = await preview('nsf');
    expect(missing).toEqual([
      {
        id: course.people.anneLise.me.personId,
        name: 'Anne-Lise Brække-Dahl',
        fields: ['memberNumber'],
      },
    ]);
    expect(columns.every((one) => one.known)).toBe(true);
  });

  test('attendance of the whole course has a column for each day', async () => {
    const { harness, leader, params } = course;
    const body = { format: 'csv', section: '', why: 'ownRecords' } as const;
    const { content } = await harness.ok(leader, 'exports.attendanceList', { params, body });
    const rows: string[][] = parse(bytes(content), { delimiter: ';', bom: true });
    expect(rows[0]?.slice(4, 6)).toEqual(['6. februar 2025', '13. februar 2025']);
    const kari = rows.find((row) => row[0] === 'Øvrebø');
    expect(kari?.slice(4)).toEqual([
      ...['5', '5', '5', '5', '5', '0', '25', '25', '20', 'Kravet er nådd', ''],
    ]);
  });

  test('the sheet of a day has names and room to sign, and nothing more of anyone', async () => {
    const { harness, leader, params } = course;
    const { content } = await harness.ok(leader, 'exports.signingSheet', {
      params: { ...params, dayId: 'day-2' },
      body: { section: '', why: 'signing' },
    });
    const text = pdfText(content);
    expect(text).toContain('Presensliste 13. februar 2025');
    expect(text).toContain('Kari Øvrebø');
    expect(text).toContain('Signatur');
    expect(text).not.toMatch(/Nordvik kommune|Sykepleier|skole\.example/);
  });

  test('a dossier has programme, intervals, sources, reasons that are asked for, and no others', async () => {
    const { harness, leader, params, people } = course;
    const dossier = (who: 'members' | 'counting') =>
      harness.call(leader, 'exports.dossier', {
        params: { ...params, approvalId: 'nsf' },
        body: { section: '', who, why: 'toBody' },
      });
    const record = (dayId: string, act: Input<'attendance.record'>['body']['act']) =>
      harness.ok(leader, 'attendance.record', {
        params: { ...params, dayId },
        body: {
          ...{ requestId: `dossier-${dayId}`, personIds: [people.anneLise.me.personId], act },
          reason: act.kind === 'makeUp' ? 'Skrev refleksjonsnotat' : 'Innlagt på sykehus',
        },
      });
    await record('day-1', { kind: 'makeUp', minutes: 60 });
    await record('day-2', { kind: 'absence', excused: true });
    const { body } = await dossier('members');
    const pages = pagesOfText(bytes(body?.content));
    const text = pages.join('\n');
    expect(pages).toHaveLength(3);
    const kari = pages.find((page) => page.includes('Kari Øvrebø')) ?? '';
    expect(kari).toContain('09.00.00–14.30.00 ført av kursleder');
    expect(kari).toContain('09.00–11.30 Undervisning');
    expect(kari).toContain('0012345');
    expect(text).toContain('Skrev refleksjonsnotat');
    expect(text).not.toContain('Innlagt på sykehus');
  });

  test('a dossier of nobody is refused with what to do', async () => {
    const answer = await course.harness.call(course.leader, 'exports.dossier', {
      params: { ...course.params, approvalId: 'npf' },
      body: { section: '', who: 'counting', why: 'toBody' },
    });
    expect(answer.error?.code).toBe('NOBODY_TO_EXPORT');
  });

  test('a section has its own lists', async () => {
    expect(await csvRows('nsf', { section: 'Ingen slik gruppe' })).toHaveLength(1);
  });

  test('what was taken out, by whom and why is seen by those whom it tells of', async () => {
    const { harness, params, people } = course;
    const { sections } = await harness.ok(people.kari, 'privacy.stored', { params });
    const events = sections.find((one) => one.kind === 'events')?.records ?? [];
    expect(events).toContainEqual(
      expect.objectContaining({ export: 'bodyList', why: 'toBody', by: 'Ragnhild Åsen' }),
    );
    expect(events.filter((one) => one['export'] === 'signingSheet')).toHaveLength(1);
    expect(JSON.stringify(events)).not.toContain('Sykepleierforbund');
  });

  test('a letter that no font has stops the PDF with a sentence, never a name without it', async () => {
    const { harness, leader, params } = course;
    harness.canvas.people.add({
      ...{ key: 'noor', name: odd.arabic, email: 'noor@skole.example' },
      rootAccountId: schools.north.account,
    });
    harness.canvas.people.enrol({
      ...{ courseId: schools.north.course, person: 'noor', role: 'student' },
    });
    await harness.launchAs('noor');
    const of = (format: Format) =>
      harness.call(leader, 'exports.attendanceList', {
        params,
        body: { format, section: '', why: 'control' },
      });
    const refused = await of('pdf');
    expect(refused.error?.code).toBe('LIST_LETTER_NOT_IN_FONT');
    expect(refused.error?.message).toContain('Velg Excel eller CSV');
    const { body } = await of('csv');
    expect(bytes(body?.content).toString('utf8')).toContain('نور');
  });

  test('a list that is not there any more is refused, and so is a day', async () => {
    const { harness, leader, params } = course;
    const gone = await harness.call(leader, 'exports.bodyList', {
      params: { ...params, approvalId: 'gone' },
      body: { format: 'csv', who: 'members', section: '', why: 'toBody' },
    });
    expect(gone.error?.code).toBe('APPROVAL_NOT_FOUND');
  });
});
