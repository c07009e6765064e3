import type { PracticeData } from './practice-data.ts';
import type { NewPerson } from './people.ts';

/** The course of `smallSchool`. */
export const smallCourse = 101;
export const smallAccount = 1;

/**
 * One school, one course, for tests: `leader`, `assistant`, `observer`, `admin`, `testStudent` and
 * `student1` … `studentN`.
 */
export function smallSchool({ students = 3 } = {}): PracticeData {
  const keys = Array.from({ length: students }, (_, index) => `student${index + 1}`);
  const enrol = (person: string, role: PracticeData['enrolments'][number]['role']) => ({
    courseId: smallCourse,
    person,
    role,
  });
  const people: NewPerson[] = [
    { key: 'leader', name: 'Ragnhild Myrvang' },
    { key: 'assistant', name: 'Jonas Fjeldstad' },
    { key: 'observer', name: 'Live Haugstad' },
    { key: 'admin', name: 'Astrid Kolbotn', adminOf: [smallAccount] },
    { key: 'testStudent', name: 'Test Student', email: null },
    ...keys.map((key, index) => ({ key, name: `Deltaker Nummer-${index + 1}` })),
  ];
  return {
    accounts: [{ id: smallAccount, name: 'Øvingsskolen' }],
    courses: [
      {
        id: smallCourse,
        accountId: smallAccount,
        code: 'ØVING',
        name: 'Øvingskurs',
        startAt: '2025-02-06T08:00:00Z',
        sections: ['Fagpersoner', 'Brukerrepresentanter'],
      },
    ],
    people,
    enrolments: [
      enrol('leader', 'teacher'),
      enrol('assistant', 'ta'),
      enrol('testStudent', 'studentView'),
      { ...enrol('observer', 'observer'), observes: keys[0] ?? null },
      ...keys.map((key) => enrol(key, 'student')),
    ],
  };
}
