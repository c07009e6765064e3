import { describe, expect, test } from '@jest/globals';
import { limits } from '../../server/features/meeting-reports/reader/limits.ts';
import { readReport } from '../../server/features/meeting-reports/reader/read-report.ts';
import { at, codesOf, combine, read, refusalOf, table } from './reading.ts';

const join = '2/6/2025, 9:00:00 AM';
const leave = '2/6/2025, 10:00:00 AM';
const anna = `Anna Dahl\t${join}\t${leave}\t1h\tanna@fjordby.example`;
const ola = `Ola Lie\t${join}\t${leave}\t1h\tola@fjordby.example`;
const onDate = (date: string) =>
  table(`Anna Dahl\t${date}, 09:00\t${date}, 10:00\t1h\ta@b.example`);

describe('what is not a report is refused, with what was expected and what was found', () => {
  test.each([
    ['an empty file', '', 'EMPTY'],
    ['a byte order mark alone', Buffer.from([0xff, 0xfe]), 'EMPTY'],
    ['white space', ' \n\t\n', 'EMPTY'],
    ['a zip', Buffer.from('PK\x03\x04 some file'), 'ARCHIVE'],
    ['an xlsx', Buffer.from('PK\x03\x04....[Content_Types].xml'), 'SPREADSHEET'],
    ['an old xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'SPREADSHEET'],
    ['a PDF', '%PDF-1.7', 'BINARY'],
    [
      'bytes of nothing',
      Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 37) % 29)),
      'BINARY',
    ],
    ['a web page', '<!DOCTYPE html><html><body>', 'NOT_A_REPORT'],
    ['a letter', 'Hei!\nDette er ingen rapport.\n', 'NOT_A_REPORT'],
    ['a list of participants', 'Name;Email;City\nAnna;a@b.example;Bodø\n', 'NOT_A_REPORT'],
    ['other JSON', '{"a": [1, 2]}', 'NOT_A_REPORT'],
    ['JSON cut off', '{"attendanceRecords": [{"emailAddr', 'INVALID_JSON'],
    ['a Graph report of nobody', '{"attendanceRecords": []}', 'NO_PARTICIPANTS'],
    [
      'one column of times',
      'Name\tJoin\tDuration\tEmail\nAnna\t2/6/2025, 9:00 AM\t1h\ta@b.example\n',
      'COLUMN_MISSING',
    ],
    ['a row of a megabyte', table(anna, 'x'.repeat(1 << 20), ola), 'ROW_TOO_LONG'],
    ['a row of a thousand cells', table(anna, '\t'.repeat(1 << 16), ola), 'ROW_TOO_LONG'],
  ])('%s', (_, content, code) => {
    const refusal = refusalOf(content);
    expect(refusal.code).toBe(code);
    for (const text of [refusal.message, refusal.expected, refusal.found]) {
      expect(text).not.toBe('');
      expect(text).not.toMatch(/Anna|example/);
    }
  });

  test('a file over the limit is refused before it is decoded', () => {
    const refusal = refusalOf(Buffer.alloc(limits.bytes + 1, 0x20));
    expect(refusal).toMatchObject({ code: 'TOO_LARGE', expected: 'at most 64 MB', found: '65 MB' });
  });
});

describe('the day', () => {
  test('another day is refused, and the right one is offered', () => {
    const refusal = refusalOf(onDate('13.02.2025'));
    expect(refusal).toMatchObject({ code: 'OTHER_DAY', expected: '2025-02-06' });
    expect(refusal.days).toEqual([{ date: '2025-02-13', dateOrder: 'dmy' }]);
  });

  test('dates that read two ways and hit in none are refused, with both days', () => {
    const refusal = refusalOf(onDate('03/04/2025'));
    expect(refusal.code).toBe('DATE_ORDER_UNKNOWN');
    expect(refusal.days).toEqual([
      { date: '2025-04-03', dateOrder: 'dmy' },
      { date: '2025-03-04', dateOrder: 'mdy' },
    ]);
  });

  test('of two ways to read, the one that hits the session day counts, and a warning says so', () => {
    const report = read(onDate('06/02/2025'));
    expect(report.dateOrder).toBe('dmy');
    expect(codesOf(report)).toContain('DATE_ORDER_DECIDED_BY_COURSE_DATE');
  });

  test('a day above twelve leaves nothing to decide', () => {
    const report = read(onDate('13/02/2025'), { date: '2025-02-13' });
    expect(report.warnings).toEqual([]);
  });

  test('what the leader chose goes before what hits', () => {
    expect(refusalOf(onDate('06/02/2025'), { dateOrder: 'mdy' }).days).toEqual([
      { date: '2025-06-02', dateOrder: 'mdy' },
    ]);
  });

  test.each(['31.02.2025', '45/45/2025', '00.00.0000'])('%s exists in no reading', (date) => {
    expect(refusalOf(onDate(date))).toMatchObject({ code: 'IMPOSSIBLE_DATES', rows: [2] });
  });

  test('one impossible date among others is a warning with its row, and adds nothing', () => {
    const row = (date: string, name: string) => `${name}\t${date}, 09:00\t${date}, 10:00\t1h\t`;
    const report = read(table(row('31.02.2025', 'Anna Dahl'), row('06.02.2025', 'Ola Lie')));
    expect(report.warnings).toContainEqual({ code: 'UNREADABLE_TIMES', count: 1, rows: [2] });
    expect(combine([report]).persons.map(({ clippedSeconds }) => clippedSeconds)).toEqual([
      0, 3600,
    ]);
  });

  test('times without a date need one', () => {
    const meet = 'First,Last,Email,Duration,In,Out\nAnna,Dahl,a@b.example,1 hr,9:00 AM,10:00 AM\n';
    const bytes = Buffer.from(meet);
    const result = readReport(bytes, { name: 'meet.csv', timeZone: 'Europe/Oslo' });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'DATE_NEEDED' } });
  });

  test('a time that the clock skips is unreadable', () => {
    const row = 'Anna Dahl\t30.03.2025, 02:30\t30.03.2025, 04:00\t30 min\t';
    const report = read(table(row), { date: '2025-03-30' });
    expect(report.warnings.map(({ code }) => code)).toContain('UNREADABLE_TIMES');
  });
});

describe('what is damaged is read as far as it is whole', () => {
  const quoted = (name: string) =>
    `${name},"${join}","${leave}",1h,${name.slice(0, 3)}@b.example\n`;
  const whole = `Name,Join,Leave,Duration,Email\n${['Anna', 'Ola', 'Per'].map(quoted).join('')}`;

  test('cut off within quotes: the torn row has no times', () => {
    const report = read(whole.slice(0, -30));
    expect(codesOf(report)).toContain('FILE_CUT_OFF');
    expect(combine([report]).persons.map(({ mergedSeconds }) => mergedSeconds)).toEqual([
      3600, 3600, 0,
    ]);
  });

  test('cut off within a row without quotes: the torn row is left out', () => {
    const content = table(anna, ola).slice(0, -35);
    const report = read(content);
    expect(codesOf(report)).toContain('FILE_CUT_OFF');
    expect(report.rows.map(({ name }) => name)).toEqual(['Anna Dahl']);
  });

  test('a stray quote in a tab-separated file swallows no rows', () => {
    const report = read(table(`"${anna}`, ola, `"${anna.replace('Anna', 'Eva')}`, ola));
    expect(report.rows).toHaveLength(4);
  });

  test('a leave before its join adds nothing', () => {
    const wrong = `Eva Moe\t${leave}\t${join}\t1h\t`;
    const report = read(table(anna, wrong, ola));
    expect(report.warnings).toContainEqual({ code: 'LEAVE_BEFORE_JOIN', count: 1, rows: [3] });
  });

  test('a row without a leave time is open and adds nothing', () => {
    const [person] = combine([read(table(`Anna Dahl\t${join}\t\t\t`, ola))]).persons;
    expect(person?.intervals).toMatchObject([{ start: at('9:00'), end: null }]);
    expect(person?.clippedSeconds).toBe(0);
  });
});
