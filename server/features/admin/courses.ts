import type { AccountCourse } from '#contract/admin';
import type { Reply } from '#contract/endpoints';
import { AppError } from '../../http/app-error.ts';
import type { Deps } from '../../http/deps.ts';
import type { Session } from '../../http/session-token.ts';
import { courseFigures } from '../../models/course-figures.ts';
import type { Course } from '../../models/courses.ts';
import type { Models } from '../../models/open.ts';

/**
 * The courses of the administrator's account. Canvas does not say which accounts lie under which,
 * so an account sees the courses whose account it is itself; the root account sees its deployment.
 */
export async function listCourses(deps: Deps, session: Session): Promise<Reply<'admin.courses'>> {
  const { account, platformId, deploymentId } = session;
  if (account === null) throw new AppError('WRONG_ROLE');
  const scope = account.isRoot ? null : account.id;
  const found = await deps.models.courses.listOfAccount({ platformId, deploymentId }, scope);
  const courses: AccountCourse[] = [];
  for (const course of found) courses.push(await summarise(deps.models, course));
  await deps.models.audit.record(
    { platformId, courseId: null, by: session.personId },
    { kind: 'coursesListed', courses: courses.length },
    deps.now(),
  );
  return { accountName: account.name, isRoot: account.isRoot, courses };
}

async function summarise(models: Models, course: Course): Promise<AccountCourse> {
  const { plan } = course;
  const known = {
    id: course._id,
    title: plan?.title ?? course.title,
    organiser: plan?.organiser ?? '',
    accountName: course.canvas.accountName,
    setUp: plan !== null,
  };
  if (plan === null) {
    const participants = (await models.people.listParticipants(course._id)).length;
    return { ...known, ...nothing, participants };
  }
  const figures = await courseFigures(models, { ...course, plan });
  const dates = plan.days
    .filter((day) => day.state !== 'cancelled')
    .map((day) => day.date)
    .sort();
  const count = (state: string) => plan.days.filter((day) => day.state === state).length;
  const standing = (state: string) =>
    figures.members.filter((one) => figures.standings.get(one.personId)?.standing === state).length;
  return {
    ...known,
    firstDay: dates[0] ?? null,
    lastDay: dates.at(-1) ?? null,
    ...{ days: plan.days.length, closedDays: count('closed'), cancelledDays: count('cancelled') },
    participants: figures.members.length,
    withdrawn: figures.withdrawn.length,
    ...{ met: standing('met'), open: standing('open'), outOfReach: standing('outOfReach') },
  };
}

const nothing = {
  ...{ firstDay: null, lastDay: null, days: 0, closedDays: 0, cancelledDays: 0 },
  ...{ participants: 0, withdrawn: 0, met: 0, open: 0, outOfReach: 0 },
};
