import type { GradebookStatus } from '#contract/gradebook';
import type { Deps } from '../../http/deps.ts';
import type { Course } from '../../models/courses.ts';
import type { Gradebook, SentScore } from '../../models/gradebook.ts';

/** Whether a launch has told where the gradebook of the course is. */
export function isAvailable({ canvas }: Course): boolean {
  return URL.canParse(canvas.lineItemsUrl);
}

/** How the column stands, as the leader sees it. */
export async function readStatus({ models }: Deps, course: Course): Promise<GradebookStatus> {
  const gradebook = await models.gradebook.get(course._id);
  const scores = await models.gradebook.scores(course._id);
  const own = scores.filter((one) => one.columnUrl === gradebook?.columnUrl);
  const problem = gradebook?.problem ?? '';
  return {
    state: stateOf(course, gradebook),
    problem: problem === '' ? null : problem,
    nextTryAt: gradebook?.nextTryAt?.toISOString() ?? null,
    column:
      gradebook === null || gradebook.columnUrl === ''
        ? null
        : { label: gradebook.label, maximum: gradebook.maximum },
    doneAt: gradebook?.doneAt?.toISOString() ?? null,
    sent: own.filter((one) => one.minutes !== null).length,
    refused: await refusedPeople(models, course._id, own),
  };
}

function stateOf(course: Course, gradebook: Gradebook | null): GradebookStatus['state'] {
  if (!isAvailable(course)) return 'unavailable';
  if (gradebook?.on !== true) return 'off';
  if (gradebook.asked) return 'waiting';
  if (gradebook.sending) return 'sending';
  if (gradebook.problem !== '') return 'failed';
  return gradebook.doneAt === null ? 'waiting' : 'done';
}

/** Whom Canvas refused, by reason, in the order of the list of participants. */
async function refusedPeople(
  models: Deps['models'],
  courseId: string,
  scores: readonly SentScore[],
): Promise<GradebookStatus['refused']> {
  const reasons = new Map(scores.map((one) => [one.personId, one.refusal]));
  const participants = await models.people.listParticipants(courseId);
  const present = participants.filter((one) => !one.withdrawn && one.state === 'active');
  return (['UNPUBLISHED', 'CONCLUDED', 'NOT_STUDENT', 'OTHER'] as const)
    .map((reason) => ({
      reason,
      people: present
        .filter((one) => reasons.get(one.personId) === reason)
        .map(({ personId, name }) => ({ id: personId, name })),
    }))
    .filter(({ people }) => people.length > 0);
}
