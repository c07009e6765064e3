import { identifiers } from './identifiers.ts';
import type { Identifiers } from './identifiers.ts';
import type {
  Account,
  Assignment,
  Course,
  Deployment,
  DeveloperKey,
  Enrolment,
  Person,
  WorldData,
} from './types.ts';

/** Lookups in the practice world. Whatever is asked for by id and is not there throws NotFound. */
export interface World {
  data: WorldData;
  ids: Identifiers;
  nextId(): number;
  /** Called after each change, so that a world with a file is written to it. */
  save(): void;
  person(key: string): Person;
  personBySub(userId: string): Person | undefined;
  course(id: number): Course;
  account(id: number): Account;
  /** The account and those above it, the root last. */
  chainOf(accountId: number): Account[];
  rootOf(accountId: number): Account;
  enrolments(courseId: number): Enrolment[];
  enrolmentsOf(person: string, courseId: number): Enrolment[];
  developerKey(clientId: string): DeveloperKey | undefined;
  deployment(id: number): Deployment;
  /** Tools that a course meets: installed in itself or in an account above (Canvas: ContextToolFinder). */
  toolsIn(context: { courseId: number } | { accountId: number }): Deployment[];
  assignment(id: number): Assignment;
  administers(person: Person, accountId: number): boolean;
}

export class NotFound extends Error {}

export function createWorld(data: WorldData, save: (data: WorldData) => void): World {
  const found = <T>(value: T | undefined, what: string): T => {
    if (value === undefined) throw new NotFound(`${what} does not exist`);
    return value;
  };
  const account = (id: number) =>
    found(
      data.accounts.find((each) => each.id === id),
      `account ${id}`,
    );
  const course = (id: number) =>
    found(
      data.courses.find((each) => each.id === id),
      `course ${id}`,
    );
  const chainOf = (accountId: number): Account[] => {
    const here = account(accountId);
    return here.parentId === null ? [here] : [here, ...chainOf(here.parentId)];
  };
  const rootOf = (accountId: number) => found(chainOf(accountId).at(-1), 'root account');
  const ids = identifiers(data.seed);
  return {
    data,
    ids,
    account,
    course,
    chainOf,
    rootOf,
    nextId: () => {
      data.nextId += 1;
      return data.nextId;
    },
    save: () => save(data),
    person: (key) =>
      found(
        data.people.find((each) => each.key === key),
        `person ${key}`,
      ),
    personBySub: (userId) =>
      data.people.find((each) => ids.user(each.key) === userId || String(each.id) === userId),
    enrolments: (courseId) => data.enrolments.filter((each) => each.courseId === courseId),
    enrolmentsOf: (person, courseId) =>
      data.enrolments.filter((each) => each.courseId === courseId && each.person === person),
    developerKey: (clientId) => data.developerKeys.find((each) => each.clientId === clientId),
    deployment: (id) =>
      found(
        data.deployments.find((each) => each.id === id),
        `external tool ${id}`,
      ),
    toolsIn: (context) => {
      const courseId = 'courseId' in context ? context.courseId : null;
      const accountId =
        'courseId' in context ? course(context.courseId).accountId : context.accountId;
      const chain = chainOf(accountId).map((each) => each.id);
      return data.deployments.filter(
        (each) =>
          (courseId !== null && each.courseId === courseId) ||
          (each.accountId !== null && chain.includes(each.accountId)),
      );
    },
    assignment: (id) =>
      found(
        data.assignments.find((each) => each.id === id),
        `assignment ${id}`,
      ),
    administers: (person, accountId) =>
      chainOf(accountId).some((each) => person.adminOf.includes(each.id)),
  };
}

/** Enrolments that give a role in a launch: Canvas' `current_enrollments` includes the invited. */
export function isCurrent(enrolment: Enrolment): boolean {
  return enrolment.state === 'active' || enrolment.state === 'invited';
}

/** A world with nothing in it. */
export function emptyWorld(seed: string): WorldData {
  return {
    seed,
    accounts: [],
    people: [],
    courses: [],
    enrolments: [],
    developerKeys: [],
    deployments: [],
    resourceLinks: [],
    assignments: [],
    modules: [],
    lineItems: [],
    results: [],
    submissions: [],
    noticeHandlers: [],
    courseCopies: [],
    activityCopies: [],
    nextId: 1000,
  };
}
