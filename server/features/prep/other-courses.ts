import type { Reply } from '#contract/endpoints';
import { courseDays } from '#domain/course-days';
import { inOneInstitution } from '#domain/one-institution';
import type { CoursePlan } from '#domain/plan';
import { copiedLink } from '#domain/prep-copy';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { Course } from '../../models/courses.ts';

type Who = Pick<Caller, 'course' | 'session'>;
type OtherCourse = Course & { plan: CoursePlan };

/** More than these nobody looks through; the newest come first. */
const most = 50;

/**
 * The other courses that the caller leads too, in the same institution, with the days that have
 * tasks to copy.
 */
export async function copySources(deps: Deps, who: Who): Promise<Reply<'prep.copySources'>> {
  const courses = await ledCourses(deps, who);
  const listed = await Promise.all(
    courses.map(async ({ _id, plan }) => {
      const tasks = await deps.models.prepTasks.ofCourse(_id);
      const days = courseDays(plan).map(({ id, number, date, title }) => ({
        ...{ id, number, date, title },
        tasks: tasks.filter(({ dayId }) => dayId === id).length,
      }));
      return { id: _id, title: plan.title, days: days.filter((day) => day.tasks > 0) };
    }),
  );
  return { courses: listed.filter(({ days }) => days.length > 0) };
}

/**
 * Another course that tasks may be copied from.
 * @throws AppError COURSE_NOT_FOUND for one that the caller does not lead, whoever else does
 */
export async function sourceCourse(deps: Deps, who: Who, id: string): Promise<OtherCourse> {
  const found = (await ledCourses(deps, who)).find((one) => one._id === id);
  if (found === undefined) throw new AppError('COURSE_NOT_FOUND');
  return found;
}

async function ledCourses({ models }: Deps, { course, session }: Who): Promise<OtherCourse[]> {
  const parts = await models.people.listEnrolmentsOf(session.personId);
  const led = parts.filter(({ role, state }) => role === 'leader' && state === 'active');
  const found = await Promise.all(
    led
      .filter(({ courseId }) => courseId !== course._id)
      .map((one) => models.courses.get(one.courseId)),
  );
  return found
    .filter((one): one is OtherCourse => one?.plan != null && inOneInstitution(course, one))
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
    .slice(0, most);
}

/** Says for each link of another course what becomes of it here. */
export async function linkCopier(
  { models }: Pick<Deps, 'models'>,
  from: Course,
  to: Course,
): Promise<(link: string) => string> {
  const told = await models.contextCopies.originsOf(to.platformId, to.contextId);
  const between = {
    ...{ from: from.canvas.courseId, to: to.canvas.courseId },
    isCopy: [...to.canvas.contextHistory, ...told].includes(from.contextId),
  };
  const hosts = [from, to].flatMap(({ canvas: { returnUrl } }) =>
    URL.canParse(returnUrl) ? [new URL(returnUrl).host] : [],
  );
  return (link) => copiedLink(link, between, hosts);
}
