import { developerKeyFromConfig, developerKeyFromSetup } from './tool-config.ts';
import type { ToolSetup } from './tool-config.ts';
import { newPerson, peopleControls } from './people.ts';
import type { NewEnrolment, NewPerson } from './people.ts';
import type { Course, CourseState } from './types.ts';
import type { World } from './world.ts';

/** A school with its courses and people, as a test or the demo describes it. */
export interface PracticeData {
  /** Root accounts have no parent; each is an institution of its own. */
  accounts: { id: number; name: string; parentId?: number | null }[];
  courses: NewCourse[];
  people: NewPerson[];
  enrolments: NewEnrolment[];
}

interface NewCourse {
  id: number;
  accountId: number;
  code: string;
  name: string;
  state?: CourseState;
  startAt?: string | null;
  endAt?: string | null;
  termName?: string | null;
  sisId?: string | null;
  /** Names of its sections; one called like the course unless said otherwise, as Canvas does. */
  sections?: string[];
}

/** A tool as an administrator installs it: one developer key, switched on in accounts or courses. */
export type Installation = {
  clientId: string;
  accounts?: number[];
  courses?: number[];
} & ({ setup: ToolSetup } | { config: unknown; redirectUris: string[] });

export function fillWorld(world: World, from: PracticeData): void {
  for (const { id, name, parentId = null } of from.accounts) {
    world.data.accounts.push({ id, name, parentId });
  }
  for (const course of from.courses) world.data.courses.push(newCourse(world, course));
  for (const person of from.people) world.data.people.push(newPerson(world, person));
  const controls = peopleControls(world);
  for (const enrolment of from.enrolments) controls.enrol(enrolment);
}

function newCourse(world: World, course: NewCourse): Course {
  const sections = course.sections ?? [course.name];
  return {
    id: course.id,
    accountId: course.accountId,
    code: course.code,
    name: course.name,
    state: course.state ?? 'available',
    startAt: course.startAt ?? null,
    endAt: course.endAt ?? null,
    termName: course.termName ?? null,
    sisId: course.sisId ?? null,
    sections: sections.map((name) => ({ id: world.nextId(), name })),
  };
}

/**
 * Installs a tool. Installing a client id again replaces its key and keeps its deployments, so that
 * a restarted practice Canvas knows the tool's present addresses.
 * @throws ConfigurationRefused when the tool's configuration is not one that Canvas accepts.
 */
export function install(world: World, installation: Installation): void {
  const { clientId } = installation;
  const key =
    'setup' in installation
      ? developerKeyFromSetup(installation.setup, clientId)
      : developerKeyFromConfig(installation.config, {
          clientId,
          redirectUris: installation.redirectUris,
        });
  const { data, ids } = world;
  data.developerKeys = [...data.developerKeys.filter((each) => each.clientId !== clientId), key];
  const deploy = (kind: 'account' | 'course', contextId: number) => {
    const there = data.deployments.some(
      (each) =>
        each.clientId === clientId &&
        (kind === 'account' ? each.accountId : each.courseId) === contextId,
    );
    if (there) return;
    const id = world.nextId();
    data.deployments.push({
      id,
      clientId,
      accountId: kind === 'account' ? contextId : null,
      courseId: kind === 'course' ? contextId : null,
      // Canvas: `ContextExternalTool#deployment_id`, the tool's id and its context's opaque id.
      deploymentId: `${id}:${ids.context(kind, contextId)}`,
    });
  };
  for (const account of installation.accounts ?? []) deploy('account', account);
  for (const course of installation.courses ?? []) deploy('course', course);
  world.save();
}
