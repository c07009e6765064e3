import type { Deps } from '../../http/deps.ts';
import type { IssueItem, IssueRun } from '../../models/issue-runs.ts';
import { assess } from './assess.ts';
import { planned } from './context.ts';
import { imagesOf, settingsOf } from './issuer.ts';
import { issueOne, type Desk } from './issue-one.ts';
import { queueReport } from './mail.ts';
import type { Printer } from './pdf/printer.ts';

/** So many people at a time are issued to from figures that were read once. */
const chunk = 10;
/** Longer than a chunk ever takes, in milliseconds: after that another process goes on with the run. */
const lease = 60_000;

/**
 * Works on a run to its end. Nobody else does meanwhile; whoever was killed in the middle is followed
 * by another once the lease has run out, and what was done stays done.
 */
export async function workOnRun(deps: Deps, printer: Printer, runId: string): Promise<void> {
  const { models, now } = deps;
  const until = () => new Date(now().getTime() + lease);
  const run = await models.issueRuns.claim(runId, now(), until());
  if (run === null) return;
  const items = run.items.map((item) => ({ ...item }));
  const left = items.filter((item) => item.outcome === '');
  for (let next = 0; next < left.length; next += chunk) {
    await workOnSome(deps, printer, run, left.slice(next, next + chunk));
    await models.issueRuns.progress(runId, items, until());
  }
  if (run.automatic) await queueReport(deps, run);
  await models.issueRuns.done(runId, items, now());
  await sendSoon(deps);
}

/** The outbox is looked at soon, not only once a minute. */
export async function sendSoon({ mail, jobs }: Pick<Deps, 'mail' | 'jobs'>): Promise<void> {
  if (mail.configured) await jobs.enqueue('outbox', 'certificates');
}

/** Reads the course anew, since people go on editing, and issues to some. Sets their outcomes. */
async function workOnSome(
  deps: Deps,
  printer: Printer,
  run: IssueRun,
  items: IssueItem[],
): Promise<void> {
  const { models, log } = deps;
  const found = await models.courses.get(run.courseId);
  if (found?.plan == null) {
    for (const item of items) item.outcome = 'changed';
    return;
  }
  const course = planned(found);
  const personIds = items.map((item) => item.personId);
  const [assessment, settings, images, valid] = await Promise.all([
    assess(models, course, personIds),
    settingsOf(deps, course, run.by),
    imagesOf(deps, course._id),
    models.certificates.validOf(course._id, personIds),
  ]);
  const desk: Desk = { ...{ deps, printer, run, course, settings, images, assessment, valid } };
  for (const item of items) {
    try {
      item.outcome = await issueOne(desk, item);
    } catch (error) {
      log.error({ job: 'certificates.issue', error: (error as Error).name }, 'not issued');
      item.outcome = 'failed';
    }
  }
}

/** Goes on with runs whose process was killed. */
export async function resumeRuns(deps: Deps, printer: Printer): Promise<void> {
  for (const id of await deps.models.issueRuns.abandoned(deps.now())) {
    await workOnRun(deps, printer, id);
  }
}
