import type { Request } from 'express';
import type { Endpoint } from '#contract/endpoint';
import type { Locale } from '#contract/roles';
import type { Course } from '../models/courses.ts';
import { AppError } from './app-error.ts';
import type { Deps } from './deps.ts';
import { requestLocale } from './request-locale.ts';
import type { Session, SessionTokens } from './session-token.ts';

export interface Caller {
  /** Who calls. Endpoints for `anyone` must not use it: there it is a session of nobody. */
  session: Session;
  /** The course of `:courseId`, already checked to be within the caller's reach. */
  course: Course;
  locale: Locale;
}

export type Authenticate = (endpoint: Endpoint, request: Request) => Promise<Caller>;

/**
 * Who calls, checked anew at every request: the token, then that platform, deployment and the
 * person's part in the course still are active, then the role, then that the course in the path is
 * the session's own. Whatever is not allowed is refused.
 */
export function authenticator(deps: Deps, tokens: SessionTokens): Authenticate {
  return async (endpoint, request) => {
    if (endpoint.who === 'anyone') return nobody(request);
    const session = await readSession(tokens, request);
    await assertAccess(deps, session);
    if (endpoint.who !== 'signedIn' && !endpoint.who.includes(session.role)) {
      throw new AppError('WRONG_ROLE');
    }
    const courseId = request.params['courseId'];
    const course =
      typeof courseId === 'string' ? await courseInReach(deps, session, courseId) : noCourse;
    return { session, course, locale: session.locale };
  };
}

async function readSession(tokens: SessionTokens, request: Request): Promise<Session> {
  const [scheme, token] = (request.get('authorization') ?? '').split(' ');
  if (scheme !== 'Bearer' || token === undefined) throw new AppError('NOT_SIGNED_IN');
  const session = await tokens.verify(token, 'access');
  if (session === 'expired') throw new AppError('SESSION_EXPIRED');
  if (session === null) throw new AppError('NOT_SIGNED_IN');
  return session;
}

/**
 * That a session which was once granted still holds.
 * @throws AppError ACCESS_ENDED
 */
export async function assertAccess(deps: Deps, session: Session): Promise<void> {
  const { platforms, people } = deps.models;
  const [platform, deployment, person, enrolment] = await Promise.all([
    platforms.getPlatform(session.platformId),
    platforms.getDeployment(session.deploymentId),
    people.getPerson(session.personId),
    session.courseId === null ? null : people.getEnrolment(session.courseId, session.personId),
  ]);
  const known =
    platform?.state === 'active' &&
    deployment?.state === 'active' &&
    deployment.platformId === platform._id &&
    person?.platformId === platform._id &&
    person.erasedAt === null;
  const enrolled =
    session.courseId === null || (enrolment?.state === 'active' && enrolment.role === session.role);
  if (!known || !enrolled) throw new AppError('ACCESS_ENDED');
}

/** The course, if the session may see it; otherwise it does not exist (404), whoever else's it is. */
async function courseInReach(deps: Deps, session: Session, id: string): Promise<Course> {
  const reach = session.courseId ?? (session.role === 'administrator' ? id : null);
  const course = reach === id ? await deps.models.courses.get(id) : null;
  const own =
    course?.platformId === session.platformId && course.deploymentId === session.deploymentId;
  if (!own) throw new AppError('COURSE_NOT_FOUND');
  if (session.courseId === null) {
    const { account } = session;
    const inAccount = account?.isRoot === true || account?.id === course.canvas.accountId;
    if (!inAccount) throw new AppError('COURSE_NOT_FOUND');
  }
  return course;
}

const noCourse: Course = {
  ...{ _id: '', platformId: '', deploymentId: '', contextId: '', title: '' },
  canvas: {
    ...{ courseId: '', accountId: '', accountName: '', rootAccountId: '' },
    ...{ contextHistory: [], membershipsUrl: '', lineItemsUrl: '', returnUrl: '' },
  },
  ...{ plan: null, revision: 0, planChangedAt: null, planChangedBy: null },
  ...{ rosterSyncedAt: null, createdAt: new Date(0) },
};

function nobody(request: Request): Caller {
  const locale = requestLocale(request);
  const session: Session = {
    ...{ personId: '', platformId: '', deploymentId: '', courseId: null, account: null },
    ...{ role: 'none', locale, highContrast: false, testUser: false, launchedAt: 0 },
  };
  return { session, course: noCourse, locale };
}
