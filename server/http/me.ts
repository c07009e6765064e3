import type { Me } from '#contract/session';
import type { Models } from '../models/open.ts';
import { AppError } from './app-error.ts';
import type { Session } from './session-token.ts';

/**
 * The signed-in person as the client knows them, read anew.
 * @throws AppError ACCESS_ENDED when the person or the course is gone
 */
export async function meOf(models: Models, session: Session): Promise<Me> {
  const [person, course] = await Promise.all([
    models.people.getPerson(session.personId),
    session.courseId === null ? null : models.courses.get(session.courseId),
  ]);
  if (person === null || (session.courseId !== null && course === null)) {
    throw new AppError('ACCESS_ENDED');
  }
  return {
    personId: person._id,
    name: person.name,
    role: session.role,
    locale: person.locale ?? session.locale,
    highContrast: session.highContrast,
    testUser: session.testUser,
    course: course && {
      id: course._id,
      title: course.plan?.title ?? course.title,
      setUp: course.plan !== null,
      timeZone: course.plan?.timeZone ?? 'Europe/Oslo',
    },
    account: session.account,
  };
}
