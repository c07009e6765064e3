import { Router } from 'express';
import {
  assignmentFor,
  gradebookAccess,
  isOwnOf,
  lineItemIn,
  studentIn,
  submissionOf,
} from './gradebook.ts';
import { lineItemUrl } from './line-items.ts';
import type { Platform } from './platform.ts';
import { refused } from './service-access.ts';
import type { Assignment, LineItem, Person, Result } from './types.ts';
import { canvasKey, scopes } from './vocabulary.ts';

const extension = canvasKey('submission');
const activities = ['Initialized', 'Started', 'InProgress', 'Submitted', 'Completed'];
const gradings = ['FullyGraded', 'Pending', 'PendingManual', 'Failed', 'NotReady'];
/** Canvas: `Lti::Result::ACCEPT_GIVEN_SCORE_TYPES`; with any other the grade is cleared. */
const accepted = ['FullyGraded', 'PendingManual'];

interface Score {
  scoreGiven: number | null;
  scoreMaximum: number | null;
  activityProgress: string;
  gradingProgress: string;
  timestamp: Date;
  comment: string | null;
  submission: Record<string, unknown>;
  submittedAt: string | null;
}

/** Canvas: `Lti::IMS::ScoresController#create`, its checks in the order of its `before_action`s. */
export function scoreRoutes(platform: Platform): Router {
  const router = Router();
  router.post('/api/lti/courses/:courseId/line_items/:id/scores', async (request, response) => {
    const { caller, course } = await gradebookAccess(platform, request, scopes.score);
    const item = lineItemIn(platform, course, request.params.id);
    // Canvas asks this of line items alone; a score in another tool's column is a mistake anyway.
    if (item.clientId !== caller.developerKey.clientId) {
      throw refused.precondition('Tool does not have permission to view line_item');
    }
    const body = object(request.body);
    const person = studentIn(platform, course, body['userId']);
    if (!person) throw refused.unprocessable('User not found in course or is not a student');
    for (const name of ['userId', 'activityProgress', 'gradingProgress', 'timestamp']) {
      if (body[name] === undefined || body[name] === null || body[name] === '') {
        throw refused.missing(name);
      }
    }
    const assignment = assignmentFor(platform, item);
    const earlier = platform.world.data.results.find(
      (each) => each.lineItemId === item.id && each.person === person.key,
    );
    const score = checkScore(platform, item, earlier, body);
    if (startsAttempt(score)) submit(platform, assignment, person, score);
    grade(platform, assignment, item, person, score);
    const result = keepResult(platform, item, person, earlier, score);
    platform.world.save();
    response.type('application/vnd.ims.lis.v1.score+json').send(
      JSON.stringify({
        [extension]: { content_items: [] },
        resultUrl: `${lineItemUrl(platform, item)}/results/${result.id}`,
      }),
    );
  });
  return router;
}

function checkScore(
  platform: Platform,
  item: LineItem,
  earlier: Result | undefined,
  body: Record<string, unknown>,
): Score {
  const submission = object(body[extension]);
  const timestamp = instant(body['timestamp']);
  if (!timestamp) {
    throw refused.badRequest(
      `Provided timestamp of ${String(body['timestamp'])} not a valid timestamp`,
    );
  }
  if (earlier && new Date(earlier.updatedAt) > timestamp) {
    throw refused.badRequest(
      `Provided timestamp of ${String(body['timestamp'])} before last updated timestamp of ${earlier.updatedAt}`,
    );
  }
  const score: Score = {
    scoreGiven: numberOf(body['scoreGiven']),
    scoreMaximum: numberOf(body['scoreMaximum']),
    activityProgress: String(body['activityProgress']),
    gradingProgress: String(body['gradingProgress']),
    timestamp,
    comment: typeof body['comment'] === 'string' ? body['comment'] : null,
    submission,
    submittedAt: null,
  };
  if (!resets(score)) checkFigures(item, score);
  score.submittedAt = submittedAt(platform, body, submission);
  if (submission['submission_type'] === 'online_upload') {
    throw refused.unprocessable(
      "Content items must be provided with submission type 'online_upload'",
    );
  }
  // Canvas: validations of `Lti::Result`, answered when the record is saved.
  if (!activities.includes(score.activityProgress)) {
    throw refused.record('activity_progress', 'inclusion');
  }
  if (!gradings.includes(score.gradingProgress)) {
    throw refused.record('grading_progress', 'inclusion');
  }
  return score;
}

/** Canvas: `verify_valid_submitted_at`. */
function submittedAt(
  platform: Platform,
  body: Record<string, unknown>,
  extended: Record<string, unknown>,
): string | null {
  const given: unknown = object(body['submission'])['submittedAt'] ?? extended['submitted_at'];
  if (given === undefined || given === null) return null;
  const at = instant(given);
  const named = `Provided submitted_at timestamp of ${typeof given === 'string' ? given : JSON.stringify(given)}`;
  if (!at) throw refused.badRequest(`${named} not a valid timestamp`);
  if (at.getTime() > platform.clock().getTime() + 60_000) {
    throw refused.badRequest(`${named} in the future`);
  }
  return at.toISOString();
}

/** Canvas: `verify_valid_score_maximum` and `verify_valid_score_given`. */
function checkFigures(item: LineItem, { scoreGiven, scoreMaximum }: Score): void {
  if (scoreMaximum === null) {
    throw refused.unprocessable('ScoreMaximum not supplied when ScoreGiven present.');
  }
  if (!(scoreMaximum >= 0)) {
    throw refused.unprocessable('ScoreMaximum must be greater than or equal to 0');
  }
  if (scoreMaximum === 0 && item.scoreMaximum !== 0) {
    throw refused.unprocessable("cannot be zero if line item's maximum is not zero");
  }
  if (scoreGiven !== null && !(scoreGiven >= 0)) {
    throw refused.unprocessable('ScoreGiven must be greater than or equal to 0');
  }
}

/** Canvas: `reset_score?`, the combinations that clear a grade unless told to preserve it. */
function resets({ gradingProgress, scoreGiven }: Score): boolean {
  return !accepted.includes(gradingProgress) || scoreGiven === null;
}

/** Canvas: `new_submission?` and `trigger_submission?`: by default every score is a new attempt. */
function startsAttempt({ submission, activityProgress }: Score): boolean {
  const wanted = submission['new_submission'];
  const isNew = wanted === undefined || wanted === null || isTrue(wanted);
  return isNew && submission['submission_type'] !== 'none' && activityProgress !== 'Initialized';
}

function submit(platform: Platform, assignment: Assignment, person: Person, score: Score): void {
  const submission = submissionOf(platform, assignment.id, person.key);
  submission.attempts += 1;
  submission.submittedAt = score.submittedAt ?? platform.clock().toISOString();
}

/** Canvas: `score_submission`; only the assignment's first column moves the gradebook. */
function grade(
  platform: Platform,
  assignment: Assignment,
  item: LineItem,
  person: Person,
  score: Score,
): void {
  if (!isOwnOf(platform, item)) return;
  const submission = submissionOf(platform, assignment.id, person.key);
  const preserve = isTrue(score.submission['preserve_score']);
  const yields = isTrue(score.submission['prioritize_non_tool_grade']) && submission.score !== null;
  if (resets(score)) {
    if (!preserve) submission.score = null;
  } else if (!preserve && !yields) {
    // Canvas: `Submission`'s own validation; an attempt that came before it stays.
    if (!assignment.published) {
      const reason = 'This assignment is still unpublished';
      throw refused.record('grade', `cannot be changed at this time: ${reason}`, null);
    }
    const scale = score.scoreMaximum ? item.scoreMaximum / score.scoreMaximum : 1;
    submission.score = (score.scoreGiven ?? 0) * scale;
  }
  if (score.comment) submission.comments.push(score.comment);
}

function keepResult(
  { world }: Platform,
  item: LineItem,
  person: Person,
  earlier: Result | undefined,
  score: Score,
): Result {
  const values = {
    resultScore: score.scoreGiven,
    resultMaximum: score.scoreMaximum,
    comment: score.comment,
    activityProgress: score.activityProgress,
    gradingProgress: score.gradingProgress,
    updatedAt: score.timestamp.toISOString(),
    extensions: Object.keys(score.submission).length > 0 ? { [extension]: score.submission } : {},
  };
  if (earlier) return Object.assign(earlier, values);
  const result: Result = { id: world.nextId(), lineItemId: item.id, person: person.key, ...values };
  world.data.results.push(result);
  return result;
}

function object(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === '1' || value === 1;
}

/** ISO 8601 with a date, a time and a zone; Canvas' looser parsing is not relied on. */
function instant(value: unknown): Date | null {
  const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;
  if (typeof value !== 'string' || !iso.test(value)) return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}

function numberOf(value: unknown): number | null {
  if (value === undefined || value === null || value === '') return null;
  return Number(value);
}
