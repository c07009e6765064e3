import { demoCourse, demoData } from './demo-data.ts';
import type { Download } from './platform.ts';

/** A stretch of one identity: name, from, to, and the address where the meeting program knows it. */
type Join = readonly [name: string, from: string, to: string, email?: string];

/**
 * What Teams would have given the course leader after a day's two meetings: most were there, one came
 * late, two sat in a room behind one device, one has typed a name of their own, one is no participant.
 * @param date of the course day, YYYY-MM-DD
 */
export function demoReports(date: string): Download[] {
  const joins = (...meetings: [from: string, to: string][]) =>
    meetings.flatMap(([from, to]) =>
      known()
        .filter(({ key }) => !notInFile.has(key))
        .map(({ key, name, email }): Join => [name, late.get(key) ?? from, to, email ?? '']),
    );
  const morning: Join[] = [
    ['Ragnhild Myrvang', '08:32', '11:38', 'ragnhild.myrvang@fjordhelse.example'],
    ...joins(['08:51', '11:31']),
    ['Møterom Lærdal', '08:58', '11:33'],
    ['Wenche Opdahl (Gjest)', '09:04', '11:30'],
    ['Tolk fra Tolketjenesten (Gjest)', '09:00', '11:30'],
  ];
  const afternoon: Join[] = [
    ['Ragnhild Myrvang', '11:52', '14:41', 'ragnhild.myrvang@fjordhelse.example'],
    ...joins(['11:58', '14:32']).map(withoutLateness),
    ['Møterom Lærdal', '11:55', '14:31'],
    ['Wenche Opdahl (Gjest)', '12:03', '13:40'],
  ];
  return [
    fileOf(date, 'formiddag', 'Møterapport for dag 4, formiddag', morning),
    fileOf(date, 'ettermiddag', 'Møterapport for dag 4, ettermiddag', afternoon),
  ];
}

/** In the room, under a name of their own, or away. */
const notInFile = new Set(['p08', 'p10', 'p13', 'p17']);
const late = new Map([['p06', '09:37']]);

function withoutLateness([name, from, to, email = '']: Join): Join {
  return [name, from === '09:37' ? '11:58' : from, to, email];
}

function known() {
  const students = new Set(
    demoData.enrolments
      .filter(({ courseId, role }) => courseId === demoCourse && role === 'student')
      .map(({ person }) => person),
  );
  return demoData.people.filter(({ key }) => students.has(key));
}

function fileOf(date: string, part: string, label: string, joins: readonly Join[]): Download {
  const stamp = (time: string) => `${date.split('-').toReversed().join('.')}, ${time}:00`;
  const duration = (from: string, to: string) => {
    const seconds = (Date.parse(`${date}T${to}Z`) - Date.parse(`${date}T${from}Z`)) / 1000;
    const [hours, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
    return [hours > 0 ? `${hours}t` : '', rest > 0 ? `${rest}m` : ''].filter(Boolean).join(' ');
  };
  const people = joins.map(([name, from, to, email = '']) => {
    const [first, last] = [stamp(from), stamp(to)];
    return [name, first, last, duration(from, to), email, email, 'Deltaker'].join('\t');
  });
  const activities = joins.map(([name, from, to, email = '']) =>
    [name, stamp(from), stamp(to), duration(from, to), email, 'Deltaker'].join('\t'),
  );
  const lines = [
    '1. Sammendrag',
    'Møtetittel\tKurs i helsepedagogikk',
    `Deltakere som deltok\t${joins.length}`,
    '',
    '2. Deltakere',
    'Navn\tBle først med\tForlot sist\tVarighet i møte\tE-post\tDeltaker-ID (UPN)\tRolle',
    ...people,
    '',
    '3. Aktiviteter i møtet',
    'Navn\tBle med\tForlot\tVarighet\tE-post\tRolle',
    ...activities,
    '',
  ];
  const content = Buffer.from(`\ufeff${lines.join('\r\n')}`, 'utf16le');
  return { courseId: demoCourse, fileName: `moterapport-${date}-${part}.csv`, label, content };
}
