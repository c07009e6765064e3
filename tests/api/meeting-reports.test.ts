import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ReportRowShown, ReportShown } from '#contract/meeting-report';
import { startHarness, type Harness } from '../harness.ts';
import { schools } from '../harness-schools.ts';
import { sampleBytes } from '../meeting-reports/reading.ts';
import { aRequestId, planOf, startClassroom, type Classroom } from './attendance-course.ts';
import { reportDesk, reportOf, type ReportDesk } from './report-course.ts';

const date = '2025-02-06';
const at = (time: string) => Date.parse(`${date}T${time}:00+01:00`) / 1000;

let harness: Harness;
let room: Classroom;
let desk: ReportDesk;
let kari: { id: string; name: string };
let ola: { id: string; name: string };

beforeAll(async () => {
  harness = await startHarness({ now: '2025-02-06T20:00:00Z' });
  room = await startClassroom(harness);
  desk = reportDesk(room);
});
afterAll(() => harness.stop());
beforeEach(async () => {
  for (const one of [kari, ola].filter(Boolean)) {
    await harness.ok(room.leader, 'attendance.setAside', {
      params: { courseId: room.courseId, personId: one.id },
      body: { withdrawn: true },
    });
  }
  await room.plan(planOf());
  const { matters } = harness.tool.deps.models;
  for (const { _id } of await matters.openOfCourse(room.courseId)) {
    await matters.settle(room.courseId, _id, 'test', harness.clock.now);
  }
  kari = await join(`Kari Tveit${aRequestId()}`);
  ola = await join(`Ola Bakke${aRequestId()}`);
});

async function join(name: string) {
  return { id: await room.join(name), name };
}

const listOf = (dayId: string) =>
  harness.ok(room.leader, 'meeting-reports.list', { params: { courseId: room.courseId, dayId } });
const listed = async ({ id }: { id: string }) =>
  (await listOf('day-1')).reports.find((one) => one.id === id);
const rowOf = (report: ReportShown, name: string): ReportRowShown => {
  const row = report.rows.find((one) => one.name === name);
  if (!row) throw new Error(`no row of ${name}`);
  return row;
};
const shareOf = (personId: string) => ({ personId, from: null, to: null });
const presenceOf = async (person: string, dayId = 'day-1') =>
  (await room.ledger(person, dayId))
    .filter((line) => line.voided === null)
    .map(({ kind, from, to, source }) => [kind, from, to, source]);

function rowOfKari(times: string): [string, string, string, string] {
  const [from = '', to = ''] = times.split('-');
  return [kari.name, from, to, 'kari@tveit.example'];
}

describe('a preview', () => {
  test('shows what would be recorded, before and after, what is cut off and why, and records nothing', async () => {
    const report = await desk.read(
      'day-1',
      reportOf(date, [kari.name, '08:40', '12:00'], [ola.name, '12:00', '15:00']),
    );
    expect(report).toMatchObject({ state: 'draft', planned: 2, recorded: 0, missing: [] });
    expect(report.files[0]).toMatchObject({
      name: 'rapport-1.csv',
      found: { format: 'unknown-table', dateOrder: 'dmy', timeZone: 'Europe/Oslo', rows: 2 },
    });
    const one = report.participants.find(({ id }) => id === kari.id);
    expect(one).toMatchObject({
      ...{ before: 0, after: 150, planned: 300 },
      cut: [
        { why: 'early', minutes: 20 },
        { why: 'break', minutes: 30 },
      ],
      entries: [{ kind: 'presence', from: at('08:40'), to: at('12:00'), source: 'report' }],
    });
    expect(report.participants.find(({ id }) => id === ola.id)?.cut).toEqual([
      { why: 'late', minutes: 30 },
    ]);
    expect(await presenceOf(kari.id)).toEqual([]);
  });

  test('is recorded exactly as it was shown, with its evidence', async () => {
    const report = await desk.read('day-1', reportOf(date, [kari.name, '09:00', '14:30']));
    const { body } = await desk.commit(report);
    expect(body).toMatchObject({ state: 'committed', recorded: 1, planned: 0, fingerprint: '' });
    const [line] = await room.ledger(kari.id, 'day-1');
    expect(line).toMatchObject({
      ...{ source: 'report', batch: report.id, report: report.files[0]?.sha256 },
      ...{ from: at('09:00'), to: at('14:30') },
    });
    const stored = await harness.tool.deps.models.ledger.ofBatch(room.courseId, report.id);
    expect(stored[0]?.evidence?.rows).toEqual([2]);
    expect((await room.row(kari.id)).cells[0]).toEqual(['whole', 300, 300, 0]);
  });

  test('refuses to record when something changed since it was looked at', async () => {
    const report = await desk.read('day-1', reportOf(date, [kari.name, '09:00', '14:30']));
    await desk.decide(report.id, {
      ...{ kind: 'link', row: rowOf(report, kari.name).key, reason: '' },
      shares: [shareOf(ola.id)],
    });
    const late = await desk.commit(report);
    expect(late.error?.code).toBe('REPORT_CHANGED');
    expect(await presenceOf(kari.id)).toEqual([]);
  });

  test('counts devices and files once, in any order, and the same file twice without effect', async () => {
    const devices = ['09:00-12:30', '10:00-11:00'].map(rowOfKari);
    const morning = reportOf(date, ...devices);
    const afternoon = reportOf(date, rowOfKari('12:10-14:30'));
    const first = await desk.read('day-1', afternoon, morning, morning);
    expect(first.warnings.map(({ code }) => code)).toContain('REPEATED_FILE');
    await desk.commit(first);
    expect((await room.row(kari.id)).cells[0]).toEqual(['whole', 300, 300, 0]);
    const before = await presenceOf(kari.id);
    const again = await desk.read('day-1', morning);
    expect(again).toMatchObject({ planned: 0 });
    expect(again.participants[0]?.warnings).toContain('ALREADY_RECORDED');
    await desk.commit(again);
    expect(await presenceOf(kari.id)).toEqual(before);
  });

  test('commits twice without effect', async () => {
    const report = await desk.read('day-1', reportOf(date, [kari.name, '09:00', '10:00']));
    await desk.commit(report);
    const second = await desk.commit(report);
    expect(second.status).toBe(200);
    expect(await presenceOf(kari.id)).toHaveLength(1);
  });
});

describe('a row that nobody is matched to', () => {
  const guest = 'Ukjent Gjest (Guest)';

  test('blocks the closing of the day until it is linked, and the link is remembered', async () => {
    const text = reportOf(date, [kari.name, '09:00', '14:30'], [guest, '09:00', '14:30']);
    const report = await desk.read('day-1', text);
    expect(rowOf(report, guest).state).toBe('open');
    const { body } = await desk.commit(report);
    expect(await listed(report)).toMatchObject({ openRows: 1, recorded: 1 });
    await room.mark(ola.id, 'day-1', { kind: 'absence', excused: false });
    expect((await room.close('day-1')).error).toMatchObject({
      ...{ code: 'DAY_NOT_SETTLED', details: { unrecorded: 0, matters: 1 } },
    });

    const linked = await desk.decide(report.id, {
      ...{ kind: 'link', row: rowOf(body ?? report, guest).key, reason: '' },
      shares: [shareOf(ola.id)],
    });
    expect(linked.participants.find(({ id }) => id === ola.id)?.warnings).toContain(
      'ABSENT_RECORDED',
    );
    await desk.commit(linked);
    expect(await presenceOf(ola.id)).toContainEqual([
      ...['presence', at('09:00'), at('14:30'), 'report'],
    ]);
    expect((await room.close('day-1')).status).toBe(200);

    const next = '2025-02-13';
    const later = await desk.read('day-2', reportOf(next, [guest, '09:00', '10:00']));
    expect(rowOf(later, guest)).toMatchObject({ state: 'matched', by: 'link' });
  });

  test('can be set aside, and stays so in the next report; a bot too', async () => {
    const text = reportOf(date, ['Innleid Tolk', '09:00', '10:00'], ['Otter.ai', '09:00', '14:30']);
    const report = await desk.read('day-1', text);
    const decided = await desk.decide(
      report.id,
      { kind: 'notParticipant', row: rowOf(report, 'Innleid Tolk').key },
      { kind: 'bot', row: rowOf(report, 'Otter.ai').key },
    );
    expect(decided.planned).toBe(0);
    await desk.commit(decided);
    expect((await listed(report))?.openRows).toBe(0);
    const next = await desk.read('day-1', text);
    expect(next.rows.map(({ state }) => state)).toEqual(['notParticipant', 'bot']);
  });

  test('that the tool took for somebody can be opened, and said to be another', async () => {
    const report = await desk.read('day-1', reportOf(date, [kari.name, '09:00', '14:30']));
    const row = rowOf(report, kari.name);
    expect(row).toMatchObject({ state: 'matched', by: 'name' });
    const freed = await desk.decide(report.id, { kind: 'free', row: row.key });
    expect(freed).toMatchObject({ planned: 0, participants: [] });
    expect(rowOf(freed, kari.name).state).toBe('open');
    const back = await desk.decide(report.id, { kind: 'clear', row: row.key });
    expect(rowOf(back, kari.name).state).toBe('matched');
    const settled = await desk.commit(back);
    expect(settled.status).toBe(200);
    const late = await harness.call(room.leader, 'meeting-reports.decide', {
      params: { courseId: room.courseId, reportId: report.id },
      body: { decisions: [{ kind: 'free', row: row.key }] },
    });
    expect(late.error?.code).toBe('REPORT_ROW_SETTLED');
  });

  test('is somebody who teaches without anyone saying so', async () => {
    const report = await desk.read('day-1', reportOf(date, ['Ragnhild Åsen', '08:30', '15:00']));
    expect(report.rows[0]).toMatchObject({ state: 'staff' });
    expect(report.participants).toEqual([]);
  });

  test('may be a room with several people, each with their own time and a reason', async () => {
    const device = 'Møterom 2. etasje';
    const report = await desk.read('day-1', reportOf(date, [device, '09:00', '14:30']));
    const link = { kind: 'link' as const, row: rowOf(report, device).key };
    const shares = [shareOf(kari.id), { personId: ola.id, from: '12:00', to: null }];
    const params = { courseId: room.courseId, reportId: report.id };
    const without = await harness.call(room.leader, 'meeting-reports.decide', {
      ...{ params, body: { decisions: [{ ...link, shares, reason: ' ' }] } },
    });
    expect(without.error?.code).toBe('REASON_REQUIRED');
    const reason = 'Satt sammen på møterommet';
    await desk.commit(await desk.decide(report.id, { ...link, shares, reason }));
    expect(await presenceOf(kari.id)).toEqual([['presence', at('09:00'), at('14:30'), 'room']]);
    expect(await presenceOf(ola.id)).toEqual([['presence', at('12:00'), at('14:30'), 'room']]);
    expect((await room.ledger(ola.id, 'day-1'))[0]?.reason).toBe(reason);
  });

  test('of a name that two on the list have is never taken for one of them', async () => {
    const twin = await join(kari.name);
    const { people } = harness.tool.deps.models;
    const other = await people.putPerson(harness.platforms.north._id, `twin of ${kari.name}`, {
      ...{ name: kari.name, familyName: 'Tveit', givenName: 'Kari', email: '' },
    });
    const role = { role: 'participant' as const, sections: [], testUser: false };
    await people.putEnrolment(room.courseId, other._id, role, new Date());
    const report = await desk.read('day-1', reportOf(date, [kari.name, '09:00', '10:00']));
    const row = rowOf(report, kari.name);
    expect(row.state).toBe('open');
    const likeliest = row.suggestions.slice(0, 2);
    expect(likeliest.map(({ personId }) => personId).sort()).toEqual([kari.id, other._id].sort());
    expect(twin.id).toBe(kari.id);
    const linked = await desk.decide(report.id, {
      ...{ kind: 'link', row: row.key, shares: [shareOf(other._id)], reason: '' },
    });
    await desk.commit(linked);
    const next = await desk.read('day-1', reportOf(date, [kari.name, '11:00', '11:30']));
    expect(rowOf(next, kari.name).state).toBe('open');
    await harness.ok(room.leader, 'attendance.setAside', {
      params: { courseId: room.courseId, personId: other._id },
      body: { withdrawn: true },
    });
  });
});

describe('presence without a leave time, or without gaps', () => {
  test('adds nothing until the leader says when they left', async () => {
    const report = await desk.read('day-1', reportOf(date, [kari.name, '09:00', '']));
    expect(report.participants[0]).toMatchObject({ after: 0, warnings: ['NO_LEAVE_TIME'] });
    const row = rowOf(report, kari.name).key;
    const decided = await desk.decide(report.id, { kind: 'end', row, to: '11:30' });
    expect(decided.participants[0]).toMatchObject({ after: 150, warnings: [] });
    const wrong = await harness.call(room.leader, 'meeting-reports.decide', {
      params: { courseId: room.courseId, reportId: report.id },
      body: { decisions: [{ kind: 'end', row, to: '25:00' }] },
    });
    expect(wrong.error?.code).toBe('INVALID_TIME');
    await desk.commit(decided);
    expect(await presenceOf(kari.id)).toEqual([['presence', at('09:00'), at('11:30'), 'report']]);
  });

  test('is taken at the least that is sure, or from first to last, as the leader chooses', async () => {
    const stamp = (time: string) => `06.02.2025, ${time}:00`;
    const text = [
      'Navn\tFørste inn\tSiste ut\tVarighet\tE-post',
      `${kari.name}\t${stamp('09:00')}\t${stamp('14:30')}\t4h 30m\t`,
      '',
    ].join('\n');
    const report = await desk.read('day-1', text);
    expect(report.participants[0]).toMatchObject({ after: 240, warnings: ['APPROXIMATE'] });
    const [file] = report.files;
    const span = await harness.ok(room.leader, 'meeting-reports.choose', {
      params: { courseId: room.courseId, reportId: report.id },
      body: {
        ...{ dayId: 'day-1', approximate: 'span' },
        files: [{ fileId: file?.id ?? '', dateOrder: null, timeZone: null }],
      },
    });
    expect(span.participants[0]?.after).toBe(300);
    await desk.commit(report);
    expect(await presenceOf(kari.id)).toEqual([]);
    const least = await desk.read('day-1', text);
    await desk.commit(least);
    expect((await room.row(kari.id)).cells[0]).toEqual(['part', 240, 300, 0]);
  });
});

describe('an import', () => {
  test('is undone by one act, stays visible as such, and can be made again with other choices', async () => {
    const text = reportOf(
      date,
      [kari.name, '09:00', '14:30'],
      ['Gjest Uten Navn', '09:00', '10:00'],
    );
    const report = await desk.read('day-1', text);
    await desk.commit(report);
    const undone = await desk.undo(report.id);
    expect(undone.body).toMatchObject({ state: 'undone', recorded: 0 });
    expect(await presenceOf(kari.id)).toEqual([]);
    expect(await room.ledger(kari.id, 'day-1')).toHaveLength(1);
    expect(await listed(report)).toMatchObject({ state: 'undone', openRows: 0 });
    expect((await desk.undo(report.id)).status).toBe(200);

    const params = { courseId: room.courseId, reportId: report.id };
    const { reportId } = await harness.ok(room.leader, 'meeting-reports.again', { params });
    const again = await desk.settled(reportId);
    const changed = await desk.decide(
      reportId,
      {
        ...{ kind: 'link', row: rowOf(again, kari.name).key, reason: '' },
        shares: [shareOf(ola.id)],
      },
      { kind: 'notParticipant', row: rowOf(again, 'Gjest Uten Navn').key },
    );
    await desk.commit(changed);
    expect(await presenceOf(kari.id)).toEqual([]);
    expect(await presenceOf(ola.id)).toHaveLength(1);
  });

  test('is neither recorded nor undone on a closed day', async () => {
    const report = await desk.read('day-1', reportOf(date, [kari.name, '09:00', '14:30']));
    await desk.commit(report);
    const draft = await desk.read('day-1', reportOf(date, [ola.name, '09:00', '14:30']));
    await room.mark(ola.id, 'day-1', { kind: 'absence', excused: false });
    await room.close('day-1');
    expect((await desk.commit(draft)).error?.code).toBe('DAY_CLOSED');
    expect((await desk.undo(report.id)).error?.code).toBe('DAY_CLOSED');
  });

  test('that broke off while it was recorded is finished when somebody looks', async () => {
    const { models } = harness.tool.deps;
    const report = await desk.read('day-1', reportOf(date, [kari.name, '09:00', '14:30']));
    const { ledger } = models;
    models.ledger = { ...ledger, append: () => Promise.reject(new Error('the power went')) };
    const broken = await desk.commit(report);
    models.ledger = ledger;
    expect(broken.status).toBe(500);
    expect(await presenceOf(kari.id)).toEqual([]);
    expect(await desk.settled(report.id)).toMatchObject({ state: 'committed', recorded: 1 });
    expect(await presenceOf(kari.id)).toHaveLength(1);
  });

  test('keeps its files unreadable, until a leader or the course’s time removes them', async () => {
    const { models } = harness.tool.deps;
    const report = await desk.read('day-1', reportOf(date, [kari.name, '09:00', '14:30']));
    const fileId = report.files[0]?.id ?? '';
    const sealed = await models.sealedBlobs.get(fileId);
    expect(Buffer.from(sealed ?? []).includes(Buffer.from('Tveit'))).toBe(false);
    const params = { courseId: room.courseId, reportId: report.id };
    const early = await harness.call(room.leader, 'meeting-reports.removeFiles', { params });
    expect(early.error?.code).toBe('REPORT_NOT_RECORDED');
    await desk.commit(report);
    await harness.ok(room.leader, 'meeting-reports.removeFiles', { params });
    expect(await models.sealedBlobs.get(fileId)).toBeNull();
    expect(await presenceOf(kari.id)).toHaveLength(1);
    expect((await listed(report))?.files).toMatchObject([{ kept: false }]);
    expect((await desk.settled(report.id)).removed).toBe(true);
    expect((await desk.undo(report.id)).body).toMatchObject({ state: 'undone', recorded: 0 });
  });

  test('can be thrown away while it is a draft, with its files', async () => {
    const report = await desk.read('day-1', reportOf(date, [kari.name, '09:00', '14:30']));
    const params = { courseId: room.courseId, reportId: report.id };
    await harness.ok(room.leader, 'meeting-reports.discard', { params });
    const gone = await harness.call(room.leader, 'meeting-reports.report', { params });
    expect(gone.error?.code).toBe('REPORT_NOT_FOUND');
    const { models } = harness.tool.deps;
    expect(await models.sealedBlobs.get(report.files[0]?.id ?? '')).toBeNull();
  });
});

describe('a file', () => {
  test('of another day is refused, and the right day is offered', async () => {
    const other = reportOf('2025-02-13', [kari.name, '09:00', '14:30']);
    const report = await desk.read('day-1', other);
    expect(report).toMatchObject({ state: 'refused', rows: [], fingerprint: '' });
    expect(report.files[0]?.refusal).toMatchObject({
      ...{ code: 'OTHER_DAY', days: [{ date: '2025-02-13', dayId: 'day-2' }] },
    });
    const [file] = report.files;
    await harness.ok(room.leader, 'meeting-reports.choose', {
      params: { courseId: room.courseId, reportId: report.id },
      body: {
        ...{ dayId: 'day-2', approximate: 'least' },
        files: [{ fileId: file?.id ?? '', dateOrder: null, timeZone: null }],
      },
    });
    const moved = await desk.settled(report.id);
    expect(moved).toMatchObject({ state: 'draft', day: { id: 'day-2' }, planned: 1 });
  });

  test('is read in another zone when the leader says so', async () => {
    const report = await desk.read('day-1', reportOf(date, [kari.name, '08:00', '13:30']));
    const [file] = report.files;
    const body = (timeZone: string) => ({
      ...{ dayId: 'day-1', approximate: 'least' as const },
      files: [{ fileId: file?.id ?? '', dateOrder: null, timeZone }],
    });
    const params = { courseId: room.courseId, reportId: report.id };
    await harness.ok(room.leader, 'meeting-reports.choose', { params, body: body('UTC') });
    const inUtc = await desk.settled(report.id);
    expect(inUtc.participants[0]).toMatchObject({
      after: 300,
      cut: [{ why: 'break', minutes: 30 }],
    });
    const wrong = await harness.call(room.leader, 'meeting-reports.choose', {
      ...{ params, body: body('Mars/Base') },
    });
    expect(wrong.error?.code).toBe('INVALID_TIME_ZONE');
  });

  test.each([
    ['an xlsx renamed to csv', Buffer.from('PK\u0003\u0004[Content_Types].xml xl/'), 'SPREADSHEET'],
    ['a zip', Buffer.from('PK\u0003\u0004something.txt'), 'ARCHIVE'],
    ['white space', Buffer.from(' \n\n'), 'EMPTY'],
    ['binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), 'BINARY'],
    ['a letter', Buffer.from('Hei!\nHer er rapporten.\n'), 'NOT_A_REPORT'],
    [
      'a row of 1 MB',
      Buffer.from(`Navn\tInn\tUt\n${'x'.repeat(1_000_000)}\ta\tb\n`),
      'ROW_TOO_LONG',
    ],
    [
      'a date in no reading',
      Buffer.from(reportOf('2025-31-45', ['A', '09:00', '10:00'])),
      'IMPOSSIBLE_DATES',
    ],
    [
      'a column missing',
      Buffer.from('Name\tJoin\tDuration\tEmail\nAnna\t2/6/2025, 9:00 AM\t1h\ta@b.example\n'),
      'COLUMN_MISSING',
    ],
  ])(
    'that is %s is refused with what is wrong, and nothing is recorded',
    async (_what, bytes, code) => {
      const report = await desk.read('day-1', bytes);
      expect(report.state).toBe('refused');
      expect(report.files[0]?.refusal?.code).toBe(code);
      expect((await desk.commit({ ...report, fingerprint: 'something' })).error?.code).toBe(
        'REPORT_NOT_READ',
      );
    },
  );

  test('that is refused keeps the others from being recorded until it is left out', async () => {
    const good = reportOf(date, [kari.name, '09:00', '14:30']);
    const report = await desk.read('day-1', good, 'not a report at all');
    expect(report.state).toBe('refused');
    await harness.ok(room.leader, 'meeting-reports.choose', {
      params: { courseId: room.courseId, reportId: report.id },
      body: {
        ...{ dayId: 'day-1', approximate: 'least' },
        files: [{ fileId: report.files[0]?.id ?? '', dateOrder: null, timeZone: null }],
      },
    });
    expect(await desk.settled(report.id)).toMatchObject({ state: 'draft', planned: 1 });
  });

  test('of 200 MB is refused before it is read, with a sentence', async () => {
    const { request } = await import('node:http');
    const path = `/api/courses/${room.courseId}/days/day-1/report-files`;
    const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      const call = request(harness.url + path, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${room.leader.token}`,
          'Content-Length': String(200 * 1024 * 1024),
        },
      });
      call.on('response', (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text });
          call.destroy();
        });
      });
      call.on('error', reject);
      call.flushHeaders();
    });
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('for stor');
  });

  test('without a byte is refused at once', async () => {
    const answer = await harness.call(room.leader, 'meeting-reports.upload', {
      ...{ params: { courseId: room.courseId, dayId: 'day-1' }, body: new Uint8Array() },
    });
    expect(answer.error?.code).toBe('REPORT_EMPTY');
  });

  test('with names of hidden signs and cells that begin like formulas is read', async () => {
    const hostile = `\u202e${kari.name}\u200b`;
    const report = await desk.read(
      'day-1',
      reportOf(date, [hostile, '09:00', '10:00'], ['=HYPERLINK("x")', '09:00', '10:00']),
    );
    expect(report.state).toBe('draft');
    expect(report.rows.map(({ state }) => state)).toEqual(['matched', 'open']);
  });

  test('may be one of fifty', async () => {
    const files = Array.from({ length: 50 }, (_none, i) =>
      reportOf(date, [kari.name, '09:00', `09:${String(i + 10)}`, 'kari@tveit.example']),
    );
    const report = await desk.read('day-1', ...files);
    expect(report.participants[0]).toMatchObject({ after: 59 });
  });

  test.each([
    '03_new_nb_INFERRED-labels_nb-dates.csv',
    '10_new_en_two-devices_overlapping.csv',
    '14_excel-resaved_windows-1252_semicolon.csv',
    '22_graph_meetingAttendanceReport.json',
  ])('%s gives the presence that the reader tells', async (name) => {
    const report = await desk.read('day-1', sampleBytes(`given/${name}`));
    expect(report.state).toBe('draft');
    const row = report.rows.find(({ presence, state }) => presence.length > 0 && state === 'open');
    const decided = await desk.decide(report.id, {
      ...{ kind: 'link', row: row?.key ?? '', reason: '', shares: [shareOf(kari.id)] },
    });
    await desk.commit(decided);
    const recorded = await presenceOf(kari.id);
    expect(recorded.length).toBeGreaterThan(0);
    for (const [, from, to] of recorded) {
      expect(row?.presence.some((one) => one.from <= Number(from) && Number(to) >= one.to)).toBe(
        true,
      );
    }
    await desk.undo(report.id);
  });
});

test('the server keeps answering while a large file is read', async () => {
  const joins = Array.from({ length: 40_000 }, (_none, i): [string, string, string, string] => {
    const minute = String(i % 60).padStart(2, '0');
    return [`Person ${i % 900}`, `09:${minute}`, `10:${minute}`, `p${i % 900}@stor.example`];
  });
  const fileId = await desk.upload('day-1', reportOf(date, ...joins));
  const params = { courseId: room.courseId, dayId: 'day-1' };
  const { reportId } = await harness.ok(room.leader, 'meeting-reports.begin', {
    ...{ params, body: { files: [{ fileId, name: 'stor.csv' }] } },
  });
  const started = Date.now();
  await harness.ok(room.leader, 'session.me');
  expect(Date.now() - started).toBeLessThan(500);
  const report = await desk.settled(reportId);
  expect(report.rows).toHaveLength(900);
});

test('a participant sees which reports tell of them, and until when these are kept', async () => {
  const { courseId } = room;
  harness.canvas.people.enrol({
    ...{ courseId: schools.north.course, person: 'participant1', role: 'student' },
  });
  const mine = await harness.launchAs('participant1');
  const report = await desk.read(
    'day-1',
    reportOf(date, ['Øvrebø, Kari (Nord)', '09:00', '14:30']),
  );
  await desk.commit(report);
  const { sections } = await harness.ok(mine, 'privacy.stored', { params: { courseId } });
  const sha256 = report.files[0]?.sha256;
  const own = sections.find(({ kind }) => kind === 'reports');
  expect(own?.records).toEqual([
    expect.objectContaining({ kind: 'file', file: sha256, until: '2025-06-25' }),
  ]);
  const presence = sections.find(({ kind }) => kind === 'presence');
  expect(presence?.records[0]).toMatchObject({ source: 'report', file: sha256 });
  const { days } = await harness.ok(mine, 'my-course.overview', { params: { courseId } });
  expect(days[0]?.evidence).toMatchObject([{ kind: 'presence', source: 'report' }]);
});

test('a course keeps raw files as long as it says, and then no longer', async () => {
  const { models } = harness.tool.deps;
  const { courseId } = room;
  await harness.ok(room.leader, 'meeting-reports.setRetention', {
    ...{ params: { courseId }, body: { keepDays: 30 } },
  });
  const report = await desk.read('day-1', reportOf(date, ['Gjest Til Slutt', '09:00', '14:30']));
  await desk.commit(report);
  expect(await listOf('day-1')).toMatchObject({ keepDays: 30, keptUntil: '2025-04-26' });
  const run = async () => {
    await harness.tool.deps.jobs.enqueue('reports.retention', String(Math.random()));
    await harness.workDone();
  };
  await run();
  expect(await models.sealedBlobs.get(report.files[0]?.id ?? '')).not.toBeNull();
  harness.clock.now = new Date('2025-04-27T10:00:00Z');
  await run();
  expect(await models.sealedBlobs.get(report.files[0]?.id ?? '')).toBeNull();
  expect(await models.matters.openOfDay(courseId, 'day-1')).toEqual([]);
});
