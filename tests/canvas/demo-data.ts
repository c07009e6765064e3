import type { PracticeData } from './practice-data.ts';
import type { NewEnrolment, NewPerson } from './people.ts';

/** The practice school's course of 2025: five course days online, everybody in it invented. */
export const demoCourse = 2025;
/** A course of the same school that has ended: every day closed, certificates issued. */
export const finishedCourse = 2024;
/** A course of the same school that nobody has set up the tool in. */
export const emptyCourse = 2026;
/** A course of another institution on the same Canvas. */
export const otherCourse = 3025;
export const school = 1;
export const department = 2;
export const otherSchool = 3;

const professionals = 'Fagpersoner';
const representatives = 'Brukerrepresentanter';

/** Key, name, and what needs care about it. Canvas knows who is who by section alone. */
const participants: [key: string, name: string, extra?: Partial<NewPerson>][] = [
  ['p01', 'Åse Bjørnæs'],
  ['p02', 'Kari-Anne Høgset-Bø'],
  // Typed in by hand as the school's system has it: family name first.
  ['p03', 'Tveiten, Oda', { sortableName: 'Tveiten, Oda', note: 'etternavnet først' }],
  // Two people of the same name.
  [
    'p04',
    'Ingrid Solhaug',
    { email: 'ingrid.solhaug@fjordhelse.example', note: 'to heter det samme' },
  ],
  [
    'p05',
    'Ingrid Solhaug',
    { email: 'ingrid.solhaug@innmarka.example', note: 'to heter det samme' },
  ],
  ['p06', 'Torbjørn Eikeland', { locale: 'nn', note: 'nynorsk' }],
  ['p07', 'Miriam Adeyemi', { locale: 'en', note: 'English' }],
  ['p08', 'Sindre Lauvås'],
  ['p09', 'Gro Marstein', { prefersHighContrast: true, note: 'høy kontrast' }],
  ['p10', 'Henrik Vassbotn'],
  ['p11', 'Nora Skogly'],
  ['p12', 'Pål Gjerstad'],
  ['p13', 'Wenche Opdal'],
  ['p14', 'Eirik Nygjerde'],
  ['p15', 'Samira Yusuf'],
  ['p16', 'Lars Brekkhus'],
  ['p17', 'Tuva Midtbøen'],
  ['p18', 'Odd Sletten'],
  ['p19', 'Hanne Raknes'],
  ['p20', 'Jakub Wiśniewski'],
  ['p21', 'Marit Storeng'],
  ['r01', 'Bente Hovland', { note: 'brukerrepresentant' }],
  ['r02', 'Yngve Fossli', { note: 'brukerrepresentant' }],
  ['r03', 'Elin Tangvik', { note: 'brukerrepresentant' }],
];

/** In the course that has ended, in the order in which demo-finished.ts knows them. */
const formerParticipants: [key: string, name: string][] = [
  ['f01', 'Ragna Tøndel'],
  ['f02', 'Mikal Sørbø'],
  ['f03', 'Ayaan Warsame'],
  ['f04', 'Solfrid Aune'],
  ['f05', 'Kjetil Rønneberg'],
  ['f06', 'Anne-Grethe Lie-Haugen'],
  ['f07', 'Zofia Łukaszewska'],
  ['f08', 'Brage Holmøy'],
  ['f09', 'Unni Skarstein'],
  ['f10', 'Peder Ulvestad'],
  ['f11', 'Liv Marie Øksendal'],
  ['f12', 'Sverre Tangen'],
];

const staff: NewPerson[] = [
  { key: 'leader', name: 'Ragnhild Myrvang', note: 'kursleder' },
  { key: 'experience', name: 'Jonas Fjeldstad', note: 'kursleder med brukererfaring' },
  { key: 'admin', name: 'Astrid Kolbotn', adminOf: [school] },
  { key: 'departmentAdmin', name: 'Geir Aasheim', adminOf: [department] },
  { key: 'observer', name: 'Live Haugstad' },
  { key: 'testStudent', name: 'Test Student', email: null },
];

const others: NewPerson[] = [
  { key: 'otherLeader', name: 'Sunniva Berntzen', rootAccountId: otherSchool },
  { key: 'otherStudent', name: 'Aksel Rønhovde', rootAccountId: otherSchool },
  { key: 'otherAdmin', name: 'Brita Elvestad', rootAccountId: otherSchool, adminOf: [otherSchool] },
];

const inDemoCourse: NewEnrolment[] = [
  { courseId: demoCourse, person: 'leader', role: 'teacher' },
  // Course leaders with user experience are teaching assistants: Canvas sends #Instructor for both.
  { courseId: demoCourse, person: 'experience', role: 'ta' },
  ...participants.map(([person]): NewEnrolment => ({
    courseId: demoCourse,
    person,
    role: 'student',
    section: person.startsWith('r') ? representatives : professionals,
  })),
  { courseId: demoCourse, person: 'observer', role: 'observer', observes: 'p11' },
  { courseId: demoCourse, person: 'testStudent', role: 'studentView' },
];

const elsewhere: NewEnrolment[] = [
  { courseId: finishedCourse, person: 'leader', role: 'teacher' },
  { courseId: finishedCourse, person: 'experience', role: 'ta' },
  ...formerParticipants.map(([person]): NewEnrolment => ({
    ...{ courseId: finishedCourse, person, role: 'student' },
    section: person === 'f11' || person === 'f12' ? representatives : professionals,
  })),
  { courseId: emptyCourse, person: 'leader', role: 'teacher' },
  { courseId: emptyCourse, person: 'p01', role: 'student' },
  { courseId: emptyCourse, person: 'p08', role: 'student' },
  { courseId: otherCourse, person: 'otherLeader', role: 'teacher' },
  { courseId: otherCourse, person: 'otherStudent', role: 'student' },
];

/** What `npm run demo` shows. Addresses end in .example; no name is a real person's of any course. */
export const demoData: PracticeData = {
  accounts: [
    { id: school, name: 'Fjordhelse (øving)' },
    { id: department, name: 'Læring og mestring', parentId: school },
    { id: otherSchool, name: 'Innmarka sykehus (øving)' },
  ],
  courses: [
    {
      id: demoCourse,
      accountId: department,
      code: 'HELSEPED-25',
      name: 'Digitalt kurs i helsepedagogikk',
      startAt: '2025-02-05T23:00:00Z',
      endAt: '2025-03-28T23:00:00Z',
      termName: 'Vår 2025',
      sections: [professionals, representatives],
    },
    {
      id: finishedCourse,
      accountId: department,
      code: 'HELSEPED-24',
      name: 'Helsepedagogikk på nett, kurset er ferdig',
      sections: [professionals, representatives],
    },
    {
      id: emptyCourse,
      accountId: department,
      code: 'HELSEPED-26',
      name: 'Grunnkurs i helsepedagogikk, 3 dager',
    },
    {
      id: otherCourse,
      accountId: otherSchool,
      code: 'HP-INN',
      name: 'Helsepedagogikk på Innmarka',
    },
  ],
  people: [
    ...staff.map((each) => ({ rootAccountId: school, ...withAddress(each) })),
    ...participants.map(([key, name, extra]) => ({
      rootAccountId: school,
      ...withAddress({ key, name, ...extra }),
    })),
    ...formerParticipants.map(([key, name]) => ({
      rootAccountId: school,
      ...withAddress({ key, name }),
    })),
    ...others.map(withAddress),
  ],
  enrolments: [...inDemoCourse, ...elsewhere],
};

function withAddress(person: NewPerson): NewPerson {
  const local = person.name
    .toLowerCase()
    .replace(/[æäå]/g, 'a')
    .replace(/[øö]/g, 'o')
    .replaceAll('ś', 's')
    .replaceAll('ł', 'l')
    .replace(/[^a-z]+/g, '.');
  return { email: `${local}@fjordhelse.example`, ...person };
}
