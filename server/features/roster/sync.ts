import type { Deps } from '../../http/deps.ts';
import type { ListedMember, NamesAndRoles } from '../../lti/names-and-roles.ts';
import { ServiceRefused } from '../../lti/service-call.ts';
import type { Course } from '../../models/courses.ts';
import type { Enrolment, Person } from '../../models/people.ts';
import type { RosterChange, RosterSync } from '../../models/roster-syncs.ts';

/** Longer than one page takes, with all attempts and pauses; then another process may go on. */
const readerSeconds = 90;

/**
 * Reads Canvas' list of a course to its end, page by page; each page is kept before the next is
 * asked for, so that a restart goes on where it was. Who was not seen has left, and keeps their
 * record (canvas.md, "Names and roles").
 */
export async function readRoster(
  deps: Deps,
  service: NamesAndRoles,
  courseId: string,
): Promise<void> {
  const { models } = deps;
  const course = await models.courses.get(courseId);
  const platform = course && (await models.platforms.getPlatform(course.platformId));
  if (!course || !platform) return;
  await models.rosterSyncs.begin(courseId, deps.now());
  const sync = await models.rosterSyncs.claim(courseId, deps.now(), readerUntil(deps));
  if (sync === null) return;
  let url = sync.nextUrl === '' ? service.firstPage(course) : sync.nextUrl;
  if (url === null) {
    await models.rosterSyncs.fail(courseId, 'NO_SERVICE', deps.now());
    return;
  }
  try {
    while (url !== null) {
      const page = await service.page(platform, url);
      const changes = await keepPage(deps, course, sync, page.members);
      await models.rosterSyncs.pageRead(courseId, {
        ...{ nextUrl: page.next ?? url, members: page.members.length, changes },
        readerUntil: readerUntil(deps),
      });
      url = page.next;
    }
    await finish(deps, course, sync);
  } catch (error) {
    if (!(error instanceof ServiceRefused)) throw error;
    deps.log.warn({ job: 'roster.sync', status: error.status }, 'the platform refused the list');
    await models.rosterSyncs.fail(courseId, failureOf(error), deps.now());
  }
}

function readerUntil({ now }: Deps): Date {
  return new Date(now().getTime() + readerSeconds * 1000);
}

function failureOf({ status, answer }: ServiceRefused): string {
  if (status === 0) return 'UNREACHABLE';
  if (answer === 'UNREADABLE' || answer === 'FOREIGN_LINK') return 'UNREADABLE';
  if (status === 429 || /rate limit/i.test(answer)) return 'THROTTLED';
  return status >= 500 ? 'FAILING' : 'REFUSED';
}

async function keepPage(
  deps: Deps,
  course: Course,
  sync: RosterSync,
  members: readonly ListedMember[],
): Promise<RosterChange[]> {
  const changes = await Promise.all(members.map((one) => keepMember(deps, course, sync, one)));
  return changes.flat();
}

async function keepMember(
  { models, now }: Deps,
  course: Course,
  sync: RosterSync,
  listed: ListedMember,
): Promise<RosterChange[]> {
  const { people } = models;
  const { sub, role, testUser, sections, ...facts } = listed;
  const before = await people.findPerson(course.platformId, sub);
  const enrolled = before && (await people.getEnrolment(course._id, before._id));
  const person = await people.putPerson(course.platformId, sub, facts);
  await people.putEnrolment(
    course._id,
    person._id,
    {
      role,
      // Canvas' list need not say who the Test Student is: whom a launch has shown to be stays it.
      testUser: testUser || enrolled?.testUser === true,
      ...(sections === null ? {} : { sections }),
    },
    later(now(), sync.startedAt),
  );
  return changesOf(person, before, enrolled, listed);
}

const later = (a: Date, b: Date) => (a > b ? a : b);

function changesOf(
  person: Person,
  before: Person | null,
  enrolled: Enrolment | null,
  { role, sections }: ListedMember,
): RosterChange[] {
  if (enrolled?.state !== 'active') return [{ personId: person._id, kind: 'joined' }];
  const changed: [RosterChange['kind'], boolean][] = [
    ['renamed', before?.name !== person.name],
    ['newAddress', before?.email !== person.email],
    ['newRole', enrolled.role !== role],
    ['newSections', sections !== null && sections.join('\n') !== enrolled.sections.join('\n')],
  ];
  return changed.filter(([, differs]) => differs).map(([kind]) => ({ personId: person._id, kind }));
}

async function finish({ models, now }: Deps, course: Course, sync: RosterSync): Promise<void> {
  const enrolments = await models.people.listEnrolments([course._id]);
  const left = enrolments
    .filter((one) => one.state === 'active' && one.lastSeenAt < sync.startedAt && !one.testUser)
    .map((one) => one.personId);
  await models.people.markGone(course._id, left);
  await models.rosterSyncs.finish(
    course._id,
    left.map((personId) => ({ personId, kind: 'left' as const })),
    now(),
  );
  await models.courses.setRosterSynced(course._id, now());
  const done = await models.rosterSyncs.get(course._id);
  const joined = done?.changes.filter((one) => one.kind === 'joined').length ?? 0;
  const changed = (done?.changes.length ?? 0) - joined - left.length;
  await models.audit.record(
    { platformId: course.platformId, courseId: course._id, by: 'system' },
    { kind: 'rosterSynced', joined, left: left.length, changed },
    now(),
  );
}
