import type { EnrolmentRole, EnrolmentState, Locale, Person } from './types.ts';
import type { World } from './world.ts';

/** A person as a test or the demo describes one; what is left out is made up. */
export interface NewPerson {
  key: string;
  name: string;
  sortableName?: string;
  email?: string | null;
  locale?: Locale;
  timeZone?: string;
  sisId?: string | null;
  prefersHighContrast?: boolean;
  rootAccountId?: number;
  adminOf?: number[];
  note?: string;
}

export interface NewEnrolment {
  courseId: number;
  person: string;
  role: EnrolmentRole;
  /** Name of the section; the course's first one unless said otherwise. */
  section?: string;
  state?: EnrolmentState;
  observes?: string | null;
}

/** What a school's administration does to people while a course runs. */
export interface PeopleControls {
  add(person: NewPerson): Person;
  enrol(enrolment: NewEnrolment): void;
  /** Removes the enrolment altogether (Canvas: deletes it). */
  remove(person: string, courseId: number): void;
  rename(person: string, name: string, sortableName?: string): void;
  setEmail(person: string, email: string | null): void;
  setRole(person: string, courseId: number, role: EnrolmentRole): void;
  setState(person: string, courseId: number, state: EnrolmentState): void;
  setSection(person: string, courseId: number, section: string): void;
}

export function peopleControls(world: World): PeopleControls {
  const { data } = world;
  const change = (
    person: string,
    courseId: number,
    with_: Partial<(typeof data.enrolments)[0]>,
  ) => {
    for (const each of world.enrolmentsOf(person, courseId)) Object.assign(each, with_);
    world.save();
  };
  return {
    add: (person) => {
      const made = newPerson(world, person);
      data.people.push(made);
      world.save();
      return made;
    },
    enrol: ({ courseId, person, role, section, state = 'active', observes = null }) => {
      world.person(person);
      const sectionId = sectionOf(world, courseId, section);
      data.enrolments.push({ courseId, person, role, sectionId, state, observes });
      world.save();
    },
    remove: (person, courseId) => {
      data.enrolments = data.enrolments.filter(
        (each) => each.person !== person || each.courseId !== courseId,
      );
      world.save();
    },
    rename: (key, name, sortableName) => {
      const person = world.person(key);
      person.name = name;
      person.sortableName = sortableName ?? sortable(name);
      world.save();
    },
    setEmail: (key, email) => {
      world.person(key).email = email;
      world.save();
    },
    setRole: (person, courseId, role) => change(person, courseId, { role }),
    setState: (person, courseId, state) => change(person, courseId, { state }),
    setSection: (person, courseId, section) =>
      change(person, courseId, { sectionId: sectionOf(world, courseId, section) }),
  };
}

export function newPerson(world: World, person: NewPerson): Person {
  const rootAccountId = person.rootAccountId ?? world.data.accounts[0]?.id ?? 1;
  return {
    id: world.nextId(),
    key: person.key,
    name: person.name,
    sortableName: person.sortableName ?? sortable(person.name),
    email: person.email === undefined ? `${person.key}@practice.example` : person.email,
    locale: person.locale ?? 'nb',
    timeZone: person.timeZone ?? 'Europe/Oslo',
    loginId: person.email ?? person.key,
    sisId: person.sisId ?? null,
    prefersHighContrast: person.prefersHighContrast ?? false,
    rootAccountId,
    note: person.note ?? null,
    adminOf: person.adminOf ?? [],
  };
}

function sectionOf(world: World, courseId: number, name: string | undefined): number {
  const { sections } = world.course(courseId);
  const section = name === undefined ? sections[0] : sections.find((each) => each.name === name);
  if (!section) throw new Error(`course ${courseId} has no section ${name ?? ''}`);
  return section.id;
}

/** Canvas: `User.name_parts` takes the last word for the family name. */
function sortable(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${last}, ${words.join(' ')}`;
}
