import type { NewEnrolment } from './canvas/people.ts';
import type { PracticeData } from './canvas/practice-data.ts';
import type { EnrolmentRole } from './canvas/types.ts';

/** Two institutions at one Canvas, each with its own client id, as hosted Canvas has them. */
export const schools = {
  north: { account: 1, subAccount: 11, course: 101, otherCourse: 102, clientId: '10000000000001' },
  south: { account: 2, subAccount: 21, course: 201, otherCourse: 202, clientId: '20000000000002' },
} as const;
export type SchoolKey = keyof typeof schools;

/** Whom `launchAs` knows in the north; in the south the same with `south-` before. */
export const people = [
  'leader',
  'coLeader',
  'designer',
  'observer',
  'stranger',
  'admin',
  'testStudent',
  'participant1',
  'participant2',
  'participant3',
  'participant4',
] as const;

const names: Record<(typeof people)[number], string> = {
  leader: 'Ragnhild Åsen',
  coLeader: 'Odd-Bjørn Myhre',
  designer: 'Dagny Sletten',
  observer: 'Oskar Berg',
  stranger: 'Synne Uten Kurs',
  admin: 'Astrid Kontoeier',
  testStudent: 'Test Student',
  participant1: 'Kari Øvrebø',
  participant2: 'Anne-Lise Brække-Dahl',
  participant3: 'Ola Nordmann',
  participant4: 'Ola Nordmann',
};

function school(
  { account, subAccount, course, otherCourse }: (typeof schools)[SchoolKey],
  prefix: string,
  title: string,
): PracticeData {
  const key = (one: string) => `${prefix}${one}`;
  const enrol = (courseId: number, person: string, role: EnrolmentRole): NewEnrolment => ({
    ...{ courseId, person: key(person), role },
    observes: role === 'observer' ? key('participant1') : null,
  });
  const enrolled = {
    leader: 'teacher',
    coLeader: 'ta',
    designer: 'designer',
    observer: 'observer',
    testStudent: 'studentView',
    ...{ participant1: 'student', participant2: 'student' },
    ...{ participant3: 'student', participant4: 'student' },
  } satisfies Partial<Record<(typeof people)[number], EnrolmentRole>>;
  return {
    accounts: [
      { id: account, name: title },
      { id: subAccount, name: `${title}, opplæring`, parentId: account },
    ],
    courses: [
      { id: course, accountId: subAccount, code: 'HP-1', name: 'Helsepedagogikk høst' },
      { id: otherCourse, accountId: account, code: 'HP-2', name: 'Helsepedagogikk vår' },
    ],
    people: people.map((one) => ({
      key: key(one),
      name: title.endsWith('Sør') ? `${names[one]} Sør` : names[one],
      email: `${key(one).toLowerCase()}@skole.example`,
      rootAccountId: account,
      ...(one === 'admin' ? { adminOf: [account] } : {}),
    })),
    enrolments: [
      ...Object.entries<EnrolmentRole>(enrolled).map(([person, role]) =>
        enrol(course, person, role),
      ),
      enrol(otherCourse, 'coLeader', 'teacher'),
      enrol(otherCourse, 'participant4', 'student'),
    ],
  };
}

const both = [
  school(schools.north, '', 'Sykehuset Nord'),
  school(schools.south, 'south-', 'Sykehuset Sør'),
];

export const practiceSchools: PracticeData = {
  accounts: both.flatMap((one) => one.accounts),
  courses: both.flatMap((one) => one.courses),
  people: both.flatMap((one) => one.people),
  enrolments: both.flatMap((one) => one.enrolments),
};
