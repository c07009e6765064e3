import type { IssueProgress } from '#contract/certificates';
import type { Body } from '#contract/endpoints';
import { courseHasEnded } from '#domain/certificate';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { idFrom } from '../../models/ids.ts';
import type { IssueItem, IssueRun } from '../../models/issue-runs.ts';
import type { Models } from '../../models/open.ts';
import { planned } from './context.ts';

export const issueJob = 'certificates.issue';

/**
 * Takes the leader's order down and begins on it in the background. Each person is issued to from
 * the figures that the leader saw, or not at all.
 * @throws AppError COURSE_NOT_SET_UP, COURSE_NOT_ENDED
 */
export async function orderIssue(
  deps: Deps,
  { course, session }: Pick<Caller, 'course' | 'session'>,
  { requestId, items }: Body<'certificates.issue'>,
): Promise<IssueProgress> {
  const { plan } = planned(course);
  if (!courseHasEnded(plan.days)) throw new AppError('COURSE_NOT_ENDED');
  const unique = new Map(items.map((item) => [item.personId, item]));
  return startRun(deps, {
    _id: idFrom('issue', course._id, session.personId, requestId),
    ...{ courseId: course._id, by: session.personId, automatic: false, note: null },
    items: [...unique.values()].map((item) => ({ ...item, replaces: null, outcome: '' })),
  });
}

/** Stores a run and has it begun; the same run twice is one. */
export async function startRun(
  { models, jobs, now }: Deps,
  run: Parameters<Models['issueRuns']['add']>[0] & { items: IssueItem[] },
): Promise<IssueProgress> {
  await models.issueRuns.add(run, now());
  await jobs.enqueue(issueJob, run._id);
  const stored = await models.issueRuns.get(run._id);
  if (stored === null) throw new Error('a run that was not stored');
  return progressOf(models, stored);
}

/** How far a run has come, and whom it issued nothing to. */
export async function progressOf(models: Models, run: IssueRun): Promise<IssueProgress> {
  const stopped = run.items.filter(({ outcome }) => outcome !== '' && outcome !== 'issued');
  const people = await models.people.getPeople(stopped.map((item) => item.personId));
  return {
    ...{ id: run._id, automatic: run.automatic, startedAt: run.createdAt.toISOString() },
    done: run.doneAt !== null,
    total: run.items.length,
    finished: run.items.filter(({ outcome }) => outcome !== '').length,
    issued: run.items.filter(({ outcome }) => outcome === 'issued').length,
    stopped: stopped.map(({ personId, outcome }) => ({
      ...{ personId, outcome, name: people.get(personId)?.name ?? '' },
    })),
  };
}
