import type { Router } from 'express';
import type { Body, Reply } from '#contract/endpoints';
import { placeableLinks } from '#domain/placed-links';
import { AppError } from '../../http/app-error.ts';
import type { Authenticate } from '../../http/authenticate.ts';
import { mount } from '../../http/mount.ts';
import type { Session } from '../../http/session-token.ts';
import type { DeepLinkRequest } from '../../lti/deep-link-request.ts';
import type { DeepLinks } from '../../lti/lti.ts';
import type { Course } from '../../models/courses.ts';
import type { Models } from '../../models/open.ts';
import { linkItem, offersFor } from './offers.ts';

/** Canvas asks what to place, and the course leader chooses. */
export function mountDeepLinking(
  api: Router,
  models: Models,
  authenticate: Authenticate,
  deepLinks: DeepLinks,
): void {
  const requestOf = async (id: string, session: Session): Promise<DeepLinkRequest> => {
    const request = await deepLinks.find(id, session);
    if (request === null) throw new AppError('PLACING_ENDED');
    return request;
  };
  mount<'deep-linking'>(api, authenticate, {
    'deep-linking.offers': async ({ params, session, course }) =>
      offersFor(await requestOf(params.requestId, session), course),
    'deep-linking.answer': async ({ params, session, course, body }) =>
      answer({ models, deepLinks }, await requestOf(params.requestId, session), course, body),
  });
}

/** @throws AppError ONE_LINK_ALONE, LINK_NOT_OFFERED */
async function answer(
  { models, deepLinks }: { models: Models; deepLinks: DeepLinks },
  request: DeepLinkRequest,
  { _id: courseId, plan }: Course,
  { choices }: Body<'deep-linking.answer'>,
): Promise<Reply<'deep-linking.answer'>> {
  if (choices.length > 1 && !request.several) throw new AppError('ONE_LINK_ALONE');
  const links = plan === null ? [] : placeableLinks(plan);
  const prep = await models.prepTasks.ofCourse(courseId);
  const items = choices.map(({ kind, dayId }) => {
    const link = links.find((one) => one.kind === kind && (one.day?.id ?? null) === dayId);
    if (plan === null || link === undefined) throw new AppError('LINK_NOT_OFFERED');
    return linkItem(
      request,
      link,
      plan,
      prep.filter((task) => task.dayId === dayId),
    );
  });
  return { returnUrl: request.returnUrl, jwt: await deepLinks.sign(request, items) };
}
