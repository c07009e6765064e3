import type { Deps } from '../../http/deps.ts';
import type { Queued } from '../../lti/client-queue.ts';
import type { Grades } from '../../lti/grades.ts';
import { ServiceRefused } from '../../lti/service-call.ts';
import type { Gradebook, ScoreRefusal } from '../../models/gradebook.ts';
import { ColumnBeingMade, type ColumnOf, readyColumn } from './column.ts';
import { differences, type Due } from './differences.ts';
import { afterRefusal, backOff, meetsAll, problemOf, refusalOf } from './failures.ts';
import { fingerprintOf } from './fingerprint.ts';
import { maximumOf } from './score-of.ts';

/** A sending longer than this is gone on with at the next opportunity, in milliseconds. */
const longest = 3 * 60_000;
/** So many scores are sent before it is asked anew whether the leader still wants it. */
const chunk = 25;

/**
 * Brings a course's column up to date. May end at any point and be begun again: what Canvas took is
 * remembered person by person.
 */
export async function sendScores(
  deps: Deps,
  service: Grades,
  queueOf: (clientId: string) => Queued,
  courseId: string,
): Promise<void> {
  const { models, now } = deps;
  const [course, gradebook] = await Promise.all([
    models.courses.get(courseId),
    models.gradebook.get(courseId),
  ]);
  const platform = course && (await models.platforms.getPlatform(course.platformId));
  if (!course || platform?.state !== 'active' || gradebook?.on !== true) return;
  const { asked, sending, nextTryAt: notBefore } = gradebook;
  if (!asked && !sending && notBefore !== null && notBefore > now()) return;
  const { plan } = course;
  if (plan === null || !URL.canParse(course.canvas.lineItemsUrl)) return;
  await models.gradebook.begin(courseId);
  const fingerprint = await fingerprintOf(models, course);
  const maximum = maximumOf(plan);
  if (maximum === 0) {
    const end = { problem: 'NO_PLANNED_TIME', failures: 0, nextTryAt: null } as const;
    await models.gradebook.finish(courseId, { ...end, fingerprint });
    return;
  }
  const of = { course: { ...course, plan }, platform, gradebook, maximum };
  try {
    const { refused, left } = await bringUpToDate(deps, service, queueOf(platform.clientId), of);
    const wait = refused.some((one) => one !== 'NOT_STUDENT') ? afterRefusal : null;
    const nextTryAt = wait === null ? null : new Date(now().getTime() + wait);
    const whole = left ? {} : { fingerprint, doneAt: now() };
    await models.gradebook.finish(courseId, { problem: '', failures: 0, nextTryAt, ...whole });
  } catch (error) {
    await models.gradebook.finish(courseId, afterFailure(deps, gradebook, error));
    if (!(error instanceof ServiceRefused || error instanceof ColumnBeingMade)) throw error;
  }
}

/** Sends what differs, some at a time; `left` where something remains for another sending. */
async function bringUpToDate(
  deps: Deps,
  service: Grades,
  queued: Queued,
  of: ColumnOf,
): Promise<{ refused: ScoreRefusal[]; left: boolean }> {
  const { models, now } = deps;
  const begun = Date.now();
  const column = await queued(() => readyColumn(deps, service, of));
  const reckonedAt = now();
  const due = await differences(deps, of.course, column.url);
  const refused: ScoreRefusal[] = [];
  for (let next = 0; next < due.length; next += chunk) {
    const current = await models.gradebook.get(of.course._id);
    if (current?.on !== true || Date.now() - begun > longest) return { refused, left: true };
    const some = due.slice(next, next + chunk);
    const outcomes = await Promise.allSettled(
      some.map(async (one) => {
        const everyone = refused.find(meetsAll);
        const send = () => sendOne(service, of, column.url, one, reckonedAt);
        const outcome = everyone ?? (await queued(send));
        if (outcome !== '') refused.push(outcome);
        await remember(deps, of, column.url, one, { outcome, reckonedAt });
      }),
    );
    const failed = outcomes.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  }
  return { refused, left: false };
}

/** Later than the figures before, whatever the clock says: Canvas takes no score that goes back. */
function timestampOf({ before }: Due, reckonedAt: Date): Date {
  const last = before?.timestamp?.getTime() ?? 0;
  return new Date(Math.max(reckonedAt.getTime(), last + 1));
}

/** @throws ServiceRefused when it was not about this person */
async function sendOne(
  service: Grades,
  { platform, maximum }: ColumnOf,
  columnUrl: string,
  due: Due,
  reckonedAt: Date,
): Promise<ScoreRefusal> {
  const { sub, minutes, completed } = due;
  const figures = { scoreGiven: minutes, scoreMaximum: maximum, completed };
  try {
    const timestamp = timestampOf(due, reckonedAt);
    await service.score(platform, columnUrl, { sub, ...figures, timestamp });
    return '';
  } catch (error) {
    const refusal = error instanceof ServiceRefused ? refusalOf(error) : null;
    if (refusal === null) throw error;
    return refusal;
  }
}

async function remember(
  { models, now }: Deps,
  { course }: ColumnOf,
  columnUrl: string,
  due: Due,
  { outcome, reckonedAt }: { outcome: ScoreRefusal; reckonedAt: Date },
): Promise<void> {
  const { personId, minutes, before } = due;
  await models.gradebook.putScore({
    ...{ courseId: course._id, personId, columnUrl, refusal: outcome, at: now() },
    ...(outcome === ''
      ? { minutes, timestamp: timestampOf(due, reckonedAt) }
      : before === null
        ? { minutes: null, timestamp: null }
        : {}),
  });
}

/** What is remembered of a sending that failed, so that it is tried again later and later. */
function afterFailure(
  { log, now }: Deps,
  gradebook: Gradebook,
  error: unknown,
): Pick<Gradebook, 'problem' | 'failures' | 'nextTryAt'> {
  const failures = gradebook.failures + 1;
  const nextTryAt = new Date(now().getTime() + backOff(failures));
  if (!(error instanceof ServiceRefused)) {
    return { problem: gradebook.problem, failures, nextTryAt };
  }
  // Without a column there was none to delete: the list of columns itself was not there.
  const found = problemOf(error);
  const problem = found === 'DELETED' && gradebook.columnUrl === '' ? 'FAILING' : found;
  log.warn({ job: 'gradebook.send', status: error.status, problem }, 'the platform refused');
  return { problem, failures, nextTryAt: problem === 'DELETED' ? null : nextTryAt };
}
