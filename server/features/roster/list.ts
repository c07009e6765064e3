import type { Body, Reply } from '#contract/endpoints';
import type { RosterSyncStatus } from '#contract/roster';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { Models } from '../../models/open.ts';

/** Everyone who has or had a part in the course, in order of family name. */
export async function listRoster(
  { models }: Deps,
  courseId: string,
): Promise<Reply<'roster.list'>> {
  const [members, details, sync] = await Promise.all([
    models.people.listMembers(courseId),
    models.details.ofCourse(courseId),
    syncStatus(models, courseId),
  ]);
  return {
    members: members
      .filter((one) => !one.testUser)
      .map((one) => ({
        id: one.personId,
        name: one.person?.name ?? '',
        email: one.person?.email ?? '',
        ...{ role: one.role, group: one.group, sections: one.sections },
        gone: one.state === 'gone',
        withdrawn: one.withdrawnAt !== null,
        hasDetails: details.has(one.personId),
      })),
    sync,
  };
}

/** The latest reading of Canvas' list, with names for what it changed. */
export async function syncStatus(models: Models, courseId: string): Promise<RosterSyncStatus> {
  const sync = await models.rosterSyncs.get(courseId);
  if (sync === null) return null;
  const people = await models.people.getPeople(sync.changes.map((one) => one.personId));
  return {
    ...{ state: sync.state, pages: sync.pages, members: sync.members, failure: sync.failure },
    startedAt: sync.startedAt.toISOString(),
    finishedAt: sync.finishedAt?.toISOString() ?? null,
    changes: sync.changes.map(({ personId, kind }) => ({
      name: people.get(personId)?.name ?? '',
      kind,
    })),
  };
}

/**
 * Says which kind of participant some people are: it decides which days are meant for them.
 * @throws AppError PARTICIPANTS_UNKNOWN when someone is no participant of the course; nothing is changed then
 */
export async function setGroup(
  deps: Deps,
  { course, session }: Pick<Caller, 'course' | 'session'>,
  { personIds, group }: Body<'roster.setGroup'>,
): Promise<Reply<'roster.list'>> {
  const { models } = deps;
  const known = await models.people.listParticipants(course._id, personIds);
  const unique = new Set(personIds);
  if (known.length !== unique.size) {
    throw new AppError('PARTICIPANTS_UNKNOWN', { count: unique.size - known.length });
  }
  const who = { platformId: course.platformId, courseId: course._id, by: session.personId };
  for (const subject of unique) {
    await models.people.updateEnrolment(course._id, subject, { group });
    const event = { kind: 'participantChanged' as const, subject, fields: ['group'] };
    await models.audit.record(who, event, deps.now());
  }
  return listRoster(deps, course._id);
}
