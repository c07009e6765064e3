import { describe, expect, test } from '@jest/globals';
import type { Report } from '../../server/features/meeting-reports/reader/report.ts';
import { at, combine, read, sampleBytes, table } from './reading.ts';

const row = (name: string, start: string, end: string, email = '') =>
  `${name}\t06.02.2025, ${start}\t${end === '' ? '' : `06.02.2025, ${end}`}\t\t${email}`;
const reportOf = (...rows: string[]): Report => read(table(...rows));
const mail = 'kari.vangsnes@kurs.example';

function persons(...reports: Report[]) {
  return combine(reports).persons.map(({ name, intervals }) => ({
    name,
    intervals: intervals.map(({ start, end }) => [start, end]),
  }));
}

describe('who is one person', () => {
  test('one address in two spellings, under two names', () => {
    const found = combine([
      reportOf(
        row('Kari Vangsnes', '09:00', '10:00', mail),
        row('Kari', '11:00', '12:00', mail.toUpperCase()),
      ),
    ]).persons;
    expect(found).toMatchObject([{ name: 'Kari Vangsnes', email: mail, clippedSeconds: 7200 }]);
  });

  test('a UPN belongs to the address that it stands beside elsewhere', () => {
    const list = 'Name\tJoin\tLeave\tEmail\tUPN\n';
    const both = `Kari\t06.02.2025, 09:00\t06.02.2025, 10:00\t${mail}\tK1@kurs.example\n`;
    const alone = `Kari V\t06.02.2025, 11:00\t06.02.2025, 12:00\t\tk1@kurs.example\n`;
    const other = `Liv\t06.02.2025, 11:00\t06.02.2025, 12:00\tliv@kurs.example\tl1@kurs.example\n`;
    const found = combine([read(list + both + alone + other)]).persons;
    expect(found.map(({ email, clippedSeconds }) => [email, clippedSeconds])).toEqual([
      [mail, 7200],
      ['liv@kurs.example', 3600],
    ]);
  });

  test.each([
    ['Oddvar Myrstrand (Gjest)', 'Oddvar Myrstrand (Guest)'],
    ['Øygard, Åse-Marie (Fjordby kommune)', 'Åse-Marie Øygard'],
    ['Dr. Anne  Dahl', 'anne dahl'],
    ['A\u030Ase Moe', 'Åse Moe'],
    ['\u200bLiv\u200b Moe', 'Liv Moe'],
  ])('%s is %s', (one, other) => {
    expect(
      persons(reportOf(row(one, '09:00', '10:00'), row(other, '11:00', '12:00'))),
    ).toHaveLength(1);
  });

  test('namesakes without address who overlap stay apart, and are asked about', () => {
    const report = reportOf(row('Anne Dahl', '09:00', '11:00'), row('Anne Dahl', '10:00', '12:00'));
    const { persons: found, warnings } = combine([report]);
    expect(found.map(({ maybeSameAs }) => maybeSameAs)).toEqual([[1], [0]]);
    expect(warnings.map(({ code }) => code)).toEqual([
      'POSSIBLE_SAME_PERSON',
      'DUPLICATE_NAME_NO_EMAIL',
    ]);
  });

  test('whoever left last comes back first, whatever the order of the rows', () => {
    const rows = [
      row('Anne Dahl', '09:00', '09:30'),
      row('Anne Dahl', '09:10', '10:00'),
      row('Anne Dahl', '10:05', '11:00'),
    ];
    const expected = [
      [[at('9:00'), at('9:30')]],
      [
        [at('9:10'), at('10:00')],
        [at('10:05'), at('11:00')],
      ],
    ];
    const sorted = (list: string[]) =>
      persons(reportOf(...list))
        .map(({ intervals }) => intervals)
        .sort((a, b) => (a[0]?.[0] ?? 0) - (b[0]?.[0] ?? 0));
    expect(sorted(rows)).toEqual(expected);
    expect(sorted(rows.toReversed())).toEqual(expected);
  });

  test('a shorter writing of a name without address is a question, with two addresses it is none', () => {
    const same = (first: string, second: string) =>
      combine([
        reportOf(
          row('Ingvild Sætre Hauglum', '09:00', '10:00', first),
          row('Ingvild S. Hauglum', '09:30', '11:00', second),
        ),
      ]).persons.map(({ maybeSameAs }) => maybeSameAs);
    expect(same('a@b.example', '')).toEqual([[1], [0]]);
    expect(same('a@b.example', 'c@b.example')).toEqual([[], []]);
  });
});

describe('several files of a day', () => {
  const morning = reportOf(row('Kari Vangsnes', '09:00', '11:40', mail));
  const afternoon = reportOf(row('Kari Vangsnes', '11:30', '14:30', mail));

  test('morning and afternoon are one union, with the file and row of each interval', () => {
    const [person] = combine([afternoon, morning]).persons;
    expect(person).toMatchObject({ clippedSeconds: 19_800, flags: ['overlap'] });
    expect(person?.intervals.map(({ sources }) => sources)).toEqual([
      [{ sha256: morning.sha256, rows: [2] }],
      [{ sha256: afternoon.sha256, rows: [2] }],
    ]);
  });

  test('a file twice changes nothing but a warning', () => {
    const once = combine([morning, afternoon]);
    const twice = combine([morning, afternoon, morning]);
    expect(twice.persons).toEqual(once.persons);
    expect(twice.warnings[0]).toMatchObject({ code: 'REPEATED_FILE', count: 1 });
  });

  test('a guest in a report and in the same report saved again is one person, once', () => {
    const text = table(row('Oddvar Myrstrand (Gjest)', '09:15', '11:00'));
    const [tabs, commas] = [read(text), read(text.replaceAll('\t', ';'))];
    expect(tabs.sha256).not.toBe(commas.sha256);
    const found = combine([tabs, commas]).persons;
    expect(found.map(({ intervals }) => intervals.length)).toEqual([1]);
    expect(found[0]?.intervals[0]?.sources).toHaveLength(2);
  });

  test('a report taken during the meeting is completed by the final one', () => {
    const during = reportOf(
      row('Kari Vangsnes', '09:00', '', mail),
      row('Liv Moe', '09:00', '10:00', 'l@b.example'),
    );
    const final = reportOf(row('Kari Vangsnes', '09:00', '14:30', mail));
    const [person] = combine([during, final]).persons;
    expect(person).toMatchObject({ clippedSeconds: 19_800, flags: [] });
    expect(person?.intervals).toHaveLength(1);
  });
});

describe('sums without gaps', () => {
  const zoom = (minutes: number) =>
    read(
      'Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n' +
        '812 3456 7890,Day,02/06/2025 09:00:00 AM,02/06/2025 03:00:00 PM,k@b.example,360,1\n\n' +
        `Name (Original Name),User Email,Total Duration (Minutes),Guest\nLiv Moe,l@b.example,${minutes},No\n`,
    );

  test.each([
    [360, null, 19_800],
    [300, [16_200, 18_000], 16_200],
    [20, [0, 1200], 0],
    [700, [0, 19_800], 0],
  ])('%d minutes of a meeting of 360, 330 of them in the window', (minutes, bounds, seconds) => {
    const [person] = combine([zoom(minutes)]).persons;
    expect(person).toMatchObject({ clippedSecondsBounds: bounds, clippedSeconds: seconds });
  });

  test('the section of sums of a report whose joins are missing', () => {
    const report = read(sampleBytes('given/17_new_en_section-3-missing.csv'));
    const [, person] = combine([report]).persons;
    expect(person).toMatchObject({ intervals: [], clippedSecondsBounds: [14_580, 15_000] });
  });
});
