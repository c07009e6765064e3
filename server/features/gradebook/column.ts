import type { Deps } from '../../http/deps.ts';
import type { Grades, LineItem } from '../../lti/grades.ts';
import { ServiceRefused } from '../../lti/service-call.ts';
import type { Course } from '../../models/courses.ts';
import type { Gradebook } from '../../models/gradebook.ts';
import type { Platform } from '../../models/platforms.ts';

/** By this the tool finds its own column again, whatever it is called. */
const tag = 'kursdag-attendance';

/** What the column is called when it is made, in the course's language. */
const labels = { nb: 'Oppmøte', nn: 'Oppmøte', en: 'Attendance' } as const;

/** Another process is making the column. */
export class ColumnBeingMade extends Error {}

/** Longer than looking for a column and making it takes, with every time limit in between. */
const claimFor = 5 * 60_000;

export interface ColumnOf {
  course: Course & { plan: NonNullable<Course['plan']> };
  platform: Platform;
  gradebook: Gradebook;
  /** Whole minutes. */
  maximum: number;
}

/**
 * The course's column with its maximum as it should be. Made once: whoever makes it has claimed that,
 * and looks for it by tag first, since an earlier try may have succeeded without our knowing. What
 * it is called is left as it is.
 * @throws ServiceRefused with status 404 when it was deleted in Canvas
 * @throws ColumnBeingMade
 */
export async function readyColumn(deps: Deps, service: Grades, of: ColumnOf): Promise<LineItem> {
  const { course, platform, gradebook, maximum } = of;
  const found =
    gradebook.columnUrl === ''
      ? await findOrMake(deps, service, of)
      : await service.get(platform, gradebook.columnUrl);
  const wanted = { ...found, scoreMaximum: maximum, tag, resourceId: course.contextId };
  if (found.scoreMaximum !== maximum || found.resourceId !== wanted.resourceId) {
    await service.update(platform, wanted);
  }
  const { url: columnUrl, label } = wanted;
  await deps.models.gradebook.setColumn(course._id, { columnUrl, label, maximum });
  return wanted;
}

async function findOrMake({ models, now }: Deps, service: Grades, of: ColumnOf): Promise<LineItem> {
  const { course } = of;
  const at = now();
  const until = new Date(at.getTime() + claimFor);
  if (!(await models.gradebook.claimCreation(course._id, at, until))) throw new ColumnBeingMade();
  try {
    return await lookThenMake(service, of);
  } catch (error) {
    // A refusal made no column; after anything else one may be there, and the claim runs out.
    if (error instanceof ServiceRefused && error.status >= 400 && error.status < 500) {
      await models.gradebook.releaseCreation(course._id);
    }
    throw error;
  }
}

async function lookThenMake(
  service: Grades,
  { course, platform, maximum }: ColumnOf,
): Promise<LineItem> {
  const { lineItemsUrl, contextHistory } = course.canvas;
  const listed = await service.find(platform, lineItemsUrl, tag);
  // A copied course brings its column along, with the identifier of the course that it comes from.
  const there =
    listed.find((one) => one.resourceId === course.contextId) ??
    listed.find((one) => contextHistory.includes(one.resourceId));
  if (there) return there;
  const label = labels[course.plan.language];
  const about = { label, scoreMaximum: maximum, tag, resourceId: course.contextId };
  return service.create(platform, lineItemsUrl, about);
}
