import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { standingCommand } from '../../server/cli/standing.ts';
import {
  type CourseJson,
  digitalCourse,
  type EntryJson,
  makeUp,
  present,
  voiding,
  whole,
} from './course-json.ts';
import { workedExamples } from './worked-examples.ts';

interface Figures {
  participants: {
    participant: string;
    days: { day: string }[];
  }[];
}

function run(course: unknown) {
  return standingCommand(JSON.stringify(course));
}

function errorCode(course: unknown): unknown {
  const { exitStatus, output } = run(course);
  expect(exitStatus).toBe(2);
  expect(output).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
  return (output as { error: { code: string } }).error.code;
}

describe('kursdag standing', () => {
  test.each(Object.entries(workedExamples))('gives example #%s: $title', (_, worked) => {
    const { exitStatus, output } = run(worked.course);
    expect(exitStatus).toBe(0);
    const [anna] = (output as Figures).participants;
    expect(anna).toMatchObject(worked.figures ?? {});
    for (const [day, figures] of Object.entries(worked.days ?? {})) {
      expect(anna?.days.find((one) => one.day === day)).toMatchObject(figures);
    }
  });

  test('prints just what it promises, in the order of the input', () => {
    const course = digitalCourse({
      states: { 1: 'cancelled', 5: 'planned' },
      entries: [...whole(1, 2), makeUp(3, 60)],
    });
    const input = {
      ...course,
      days: course.days.toReversed().filter((day) => Number(day.id) < 4),
      participants: [{ id: 'zoe', group: 'professional' }, { id: 'anna' }],
    };
    const day = (id: string, attendedSeconds: number, makeUpSeconds: number, recorded: boolean) => {
      const plannedSeconds = id === '1' ? 0 : 18_000;
      return { day: id, plannedSeconds, attendedSeconds, makeUpSeconds, recorded };
    };
    const course10h = { plannedSeconds: 36_000, requiredSeconds: 28_800 };
    expect(run(input).output).toEqual({
      participants: [
        {
          participant: 'zoe',
          ...course10h,
          earnedSeconds: 0,
          reachableSeconds: 36_000,
          standing: 'open',
          days: [day('3', 0, 0, false), day('2', 0, 0, false), day('1', 0, 0, false)],
        },
        {
          participant: 'anna',
          ...course10h,
          earnedSeconds: 18_060,
          reachableSeconds: 36_000,
          standing: 'open',
          days: [day('3', 0, 60, false), day('2', 18_000, 0, true), day('1', 0, 0, false)],
        },
      ],
    });
  });

  test('rounds what is required up to whole seconds', () => {
    const course = digitalCourse();
    const days = [
      { ...course.days[0], segments: [{ start: '09:00', end: '09:00:01', counts: true }] },
    ];
    expect(run({ ...course, days }).output).toMatchObject({
      participants: [{ plannedSeconds: 1, requiredSeconds: 1 }],
    });
  });

  test('takes a presence over the night when the clock is set back as the clock has it', () => {
    const [day] = digitalCourse().days;
    const segments = [{ start: '00:00', end: '06:00', counts: true }];
    const autumn = {
      ...digitalCourse({ entries: [present(1, '02:45', '02:15')] }),
      days: [{ ...day, date: '2025-10-26', segments }],
    };
    expect(run(autumn).output).toMatchObject({
      participants: [{ plannedSeconds: 7 * 3600, earnedSeconds: 30 * 60 }],
    });
  });

  test('lets pass what it does not ask for, and an entry that is voided twice', () => {
    const entry = present(1, '09:00', '14:30');
    const course = digitalCourse({ entries: [voiding(entry), entry, voiding(entry)] });
    expect(run({ ...course, title: 'Helsepedagogikk' }).output).toMatchObject({
      participants: [{ earnedSeconds: 0 }],
    });
  });
});

/** A sound course with one thing in it changed. */
function courseWith(change: Partial<Record<keyof CourseJson, unknown>>): unknown {
  return { ...digitalCourse({ entries: whole(1) }), ...change };
}

function dayWith(change: Record<string, unknown>): unknown {
  const [first, ...others] = digitalCourse().days;
  return courseWith({ days: [{ ...first, ...change }, ...others] });
}

function segmentsOf(...times: [string, string][]): unknown {
  return dayWith({ segments: times.map(([start, end]) => ({ start, end, counts: true })) });
}

function entriesWith(...entries: (EntryJson | Record<string, unknown>)[]): unknown {
  return courseWith({ entries });
}

describe('kursdag standing refuses', () => {
  const [entry] = whole(1);
  if (!entry) throw new Error('there is an entry');
  const voidEntry = voiding(entry);
  const refused: [string, string, unknown][] = [
    ['a number in place of an object', 'INVALID_INPUT', 17],
    ['null', 'INVALID_INPUT', null],
    ['a list', 'INVALID_INPUT', [digitalCourse()]],
    ['a course without entries', 'INVALID_INPUT', courseWith({ entries: undefined })],
    ['a percent in words', 'INVALID_INPUT', courseWith({ percent: '80' })],
    ['a percent of 0', 'PERCENT_OUT_OF_RANGE', courseWith({ percent: 0 })],
    ['a percent of 101', 'PERCENT_OUT_OF_RANGE', courseWith({ percent: 101 })],
    ['a percent of 79.5', 'PERCENT_OUT_OF_RANGE', courseWith({ percent: 79.5 })],
    ['a zone that is none', 'INVALID_TIME_ZONE', courseWith({ timeZone: 'Norge' })],
    ['a state that is none', 'INVALID_INPUT', dayWith({ state: 'open' })],
    ['an audience that is no list', 'INVALID_INPUT', dayWith({ audience: 'professional' })],
    ['a date that is none', 'INVALID_DATE', dayWith({ date: '2025-02-30' })],
    ['a day that is there twice', 'DUPLICATE_ID', dayWith({ id: '2' })],
    ['a time that is none', 'INVALID_TIME', segmentsOf(['09:00', '9:30'])],
    ['a segment without length', 'END_NOT_AFTER_START', segmentsOf(['09:00', '09:00'])],
    [
      'segments that overlap',
      'SEGMENTS_OVERLAP',
      segmentsOf(['10:00', '12:00'], ['09:00', '10:01']),
    ],
    [
      'a skipped time in a segment',
      'SKIPPED_TIME',
      dayWith({
        date: '2025-03-30',
        segments: [{ start: '02:30', end: '04:00', counts: true }],
      }),
    ],
    [
      'a skipped time in a presence',
      'SKIPPED_TIME',
      {
        ...digitalCourse({ entries: [present(1, '02:30', '14:30')] }),
        days: [{ ...digitalCourse().days[0], date: '2025-03-30' }],
      },
    ],
    [
      'a participant who is there twice',
      'DUPLICATE_ID',
      courseWith({ participants: [{ id: 'anna' }, { id: 'anna' }] }),
    ],
    ['an unknown participant', 'UNKNOWN_PARTICIPANT', entriesWith({ ...entry, participant: 'bo' })],
    ['an unknown day', 'UNKNOWN_DAY', entriesWith({ ...entry, day: '6' })],
    ['a day by a name of objects', 'UNKNOWN_DAY', entriesWith({ ...entry, day: 'constructor' })],
    ['an entry that is there twice', 'DUPLICATE_ID', entriesWith(entry, entry)],
    ['an unknown kind', 'INVALID_INPUT', entriesWith({ ...entry, kind: 'late' })],
    ['an entry without a kind', 'INVALID_INPUT', entriesWith({ ...entry, kind: undefined })],
    [
      'a presence that ends as it starts',
      'END_NOT_AFTER_START',
      entriesWith(present(1, '09:00', '09:00:00')),
    ],
    ['a presence that starts at 24:00', 'INVALID_TIME', entriesWith(present(1, '24:00', '24:00'))],
    ['make-up of nothing', 'SECONDS_OUT_OF_RANGE', entriesWith(makeUp(1, 0))],
    ['make-up in parts of seconds', 'SECONDS_OUT_OF_RANGE', entriesWith(makeUp(1, 0.5))],
    [
      'a correction past all counting',
      'SECONDS_OUT_OF_RANGE',
      entriesWith({ ...makeUp(1, 2 ** 53), kind: 'correction' }),
    ],
    ['a correction in words', 'INVALID_INPUT', entriesWith({ ...makeUp(1, 1), seconds: '60' })],
    ['a void of an unknown entry', 'UNKNOWN_ENTRY', entriesWith(voidEntry)],
    ['a void of a void', 'VOID_OF_VOID', entriesWith(entry, voidEntry, voiding(voidEntry))],
    ['a void of another day', 'VOID_OF_OTHER', entriesWith(entry, { ...voidEntry, day: '2' })],
    [
      "a void of somebody else's entry",
      'VOID_OF_OTHER',
      {
        ...digitalCourse({ entries: [entry, { ...voidEntry, participant: 'bo' }] }),
        participants: [{ id: 'anna' }, { id: 'bo' }],
      },
    ],
  ];
  test.each(refused)('%s (%s)', (_, code, course) => {
    expect(errorCode(course)).toBe(code);
  });

  test.each(['', '{', '{} {}', 'standing'])('what is not one JSON document: %j', (text) => {
    expect(standingCommand(text)).toMatchObject({
      exitStatus: 2,
      output: { error: { code: 'INVALID_JSON' } },
    });
  });

  test('and says where the fault lies', () => {
    expect(run(entriesWith({ ...entry, day: '6' })).output).toMatchObject({
      error: { message: `There is no such day, entry ${entry.id}, day 6` },
    });
  });
});

test('the example in the documentation is true', () => {
  const text = readFileSync('docs/standing.md', 'utf8');
  const [input, output] = [...text.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']) => json);
  expect(standingCommand(input ?? '').output).toEqual(JSON.parse(output ?? ''));
});

describe('as a process', () => {
  function kursdag(args: string[], input: string) {
    return spawnSync('npm', ['run', '--silent', 'kursdag', '--', ...args], {
      input,
      encoding: 'utf8',
    });
  }

  test('prints one JSON object and nothing else', () => {
    const course = digitalCourse({ entries: whole(1, 2, 3, 4, 5) });
    const { status, stdout } = kursdag(['standing'], JSON.stringify(course));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(run(course).output);
    expect(stdout.endsWith('}\n')).toBe(true);
  });

  test('reads a file that begins with a byte order mark, and letters of any script', () => {
    const course = {
      ...digitalCourse(),
      participants: [{ id: 'Åse 😀' }],
    };
    const { status, stdout } = kursdag(['standing'], `\uFEFF${JSON.stringify(course)}`);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ participants: [{ participant: 'Åse 😀' }] });
  });

  test('ends with status 2 and the error on standard output when the input is refused', () => {
    const { status, stdout } = kursdag(['standing'], '{"percent": 80}');
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'INVALID_INPUT' } });
  });

  test('without a command it knows says which there are, on standard error', () => {
    const { status, stdout, stderr } = kursdag(['stanging'], '');
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('standing');
  });
});
