import type { NextFunction, Request, Response } from 'express';
import type { Platform } from '../platform.ts';
import { personOf, signIn } from '../session.ts';
import type { Account, Course, Person } from '../types.ts';
import { NotFound } from '../world.ts';
import { isStaff } from './course-frame.ts';
import { plainPage } from './plain-pages.ts';

/** Somebody may not see a page. */
class NotAllowed extends Error {}

/** `?as=` signs a person in, so that a page that is reloaded stays that person's. */
async function choosePerson(
  platform: Platform,
  request: Request,
  response: Response,
): Promise<Person> {
  const as = request.query['as'];
  const key = typeof as === 'string' ? as : await personOf(platform, request);
  if (key === null) throw new NotAllowed();
  const person = platform.world.person(key);
  await signIn(platform, response, person.key);
  return person;
}

/** The course of the address, and who asks. @throws when they have nothing to do with it. */
export async function inCourse(
  platform: Platform,
  request: Request,
  response: Response,
): Promise<{ course: Course; person: Person }> {
  const { world } = platform;
  const person = await choosePerson(platform, request, response);
  const course = world.course(Number(request.params['courseId']));
  const member = world.enrolmentsOf(person.key, course.id).length > 0;
  if (!member && !world.administers(person, course.accountId)) throw new NotAllowed();
  return { course, person };
}

/** As `inCourse`, for who may change the course. */
export async function asStaff(platform: Platform, request: Request, response: Response) {
  const where = await inCourse(platform, request, response);
  if (!isStaff(platform, where.course, where.person)) throw new NotAllowed();
  return where;
}

/** The account of the address, and its administrator who asks. */
export async function inAccount(
  platform: Platform,
  request: Request,
  response: Response,
): Promise<{ account: Account; person: Person }> {
  const person = await choosePerson(platform, request, response);
  const account = platform.world.account(Number(request.params['accountId']));
  if (!platform.world.administers(person, account.id)) throw new NotAllowed();
  return { account, person };
}

export function pageErrors(
  error: unknown,
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (error instanceof NotFound) {
    response.status(404).send(plainPage('Siden finnes ikke', 'Det du lette etter, er ikke her.'));
  } else if (error instanceof NotAllowed) {
    response
      .status(403)
      .send(
        plainPage('Ingen tilgang', 'Denne personen har ikke tilgang. Velg en annen på forsiden.'),
      );
  } else next(error);
}
