import express, { Router, type ErrorRequestHandler, type Request, type Response } from 'express';
import type { Deps } from '../http/deps.ts';
import { ltijsPlugin } from '../models/ltijs-plugin.ts';
import { ltiPaths } from './addresses.ts';
import { type LinkItem, signDeepLinkAnswer } from './deep-link-answer.ts';
import { type DeepLinkRequest, findDeepLinkRequest } from './deep-link-request.ts';
import { register } from './dynamic-registration.ts';
import { type FrameHosts, frameHostsOf } from './frame-hosts.ts';
import { acceptLaunch } from './launch.ts';
import { beginLogin, continueLogin, loginInWindow } from './login.ts';
import { sealedLogins } from './logins.ts';
import type { LtiContext } from './lti-context.ts';
import { createLtijs } from './ltijs-adapter.ts';
import { accessTokens } from './access-token.ts';
import { type Grades, grades } from './grades.ts';
import { namesAndRoles, type NamesAndRoles } from './names-and-roles.ts';
import { noticeSubscriptions } from './notice-subscription.ts';
import { receiveNotices } from './notices.ts';
import { sendRefusalPage } from './pages.ts';
import { platformKeys } from './platform-keys.ts';
import { bodyRefusal, formBody } from './read-form.ts';
import { Refused } from './refusals.ts';
import { rehearseLaunch } from './rehearse.ts';
import { serviceCalls } from './service-call.ts';
import type { Session } from './session.ts';
import { smallRoutes } from './small-routes.ts';
import { toolKeys } from './tool-keys.ts';

/** Everything between the platforms and the tool. */
export interface Lti {
  /** To be mounted at `/lti`. */
  router: Router;
  /** Sources for `frame-ancestors`: where the registered platforms show the tool. */
  frameHosts: FrameHosts;
  /** Canvas' lists of the members of courses. */
  namesAndRoles: NamesAndRoles;
  /** Canvas' gradebooks. */
  grades: Grades;
  deepLinks: DeepLinks;
}

/** Requests of platforms for what to place, and the answers to them. */
export interface DeepLinks {
  /** The request behind an id, for whom it was made; null otherwise. */
  find(id: string, session: Session): Promise<DeepLinkRequest | null>;
  /** The signed answer that the browser posts to the request's return address. */
  sign(request: DeepLinkRequest, items: readonly LinkItem[]): Promise<string>;
}

export async function createLti(deps: Deps): Promise<Lti> {
  const { env, models } = deps;
  const ownKeys = toolKeys(models, env.KURSDAG_SECRET);
  const call = serviceCalls(accessTokens(ownKeys));
  const lti: LtiContext = {
    ...{ toolUrl: env.KURSDAG_URL, secret: env.KURSDAG_SECRET, demo: env.KURSDAG_DEMO },
    ...{ models, log: deps.log, now: deps.now },
    ltijs: createLtijs(env.KURSDAG_SECRET, (underWay) => ltijsPlugin(models.platforms, underWay)),
    keys: platformKeys(),
    logins: sealedLogins(env.KURSDAG_SECRET),
    toolKeys: ownKeys,
    notices: noticeSubscriptions(deps, call),
  };
  await rehearseLaunch(lti).catch((error: unknown) => {
    deps.log.warn({ err: error }, 'a launch in the tool itself did not go through');
  });
  return {
    router: routes(lti),
    frameHosts: frameHostsOf(models.platforms),
    namesAndRoles: namesAndRoles(call),
    grades: grades(call),
    deepLinks: {
      find: (id, session) => findDeepLinkRequest(models, id, session),
      sign: (request, items) => signDeepLinkAnswer(lti, request, items),
    },
  };
}

type Step = (lti: LtiContext, request: Request, response: Response) => Promise<void>;

const steps: readonly (readonly [
  method: 'get' | 'post',
  path: string,
  name: string,
  step: Step,
])[] = [
  ['get', ltiPaths.login, 'lti.login', beginLogin],
  ['post', ltiPaths.login, 'lti.login', beginLogin],
  ['get', ltiPaths.loginNext, 'lti.loginNext', continueLogin],
  ['get', ltiPaths.loginWindow, 'lti.loginWindow', loginInWindow],
  ['post', ltiPaths.launch, 'lti.launch', acceptLaunch],
  ['get', `${ltiPaths.register}/:link`, 'lti.register', register],
];

function routes(lti: LtiContext): Router {
  const router = Router();
  for (const [method, path, name, step] of steps) {
    router[method](path.slice('/lti'.length), nameOf(name), formBody, (request, response) =>
      step(lti, request, response),
    );
  }
  const json = express.json({ limit: '1mb', inflate: false });
  const notices = ltiPaths.notices.slice('/lti'.length);
  router.post(notices, nameOf('lti.notices'), json, (request, response) =>
    receiveNotices(lti, request, response),
  );
  router.use(nameOf('lti'), smallRoutes(lti), (request) => {
    const known = Object.values<string>(ltiPaths).includes(`/lti${request.path}`);
    throw new Refused(known ? 'WRONG_METHOD' : 'UNKNOWN_PATH');
  });
  router.use(refuse);
  return router;
}

function nameOf(endpoint: string) {
  return (_request: Request, response: Response, next: () => void) => {
    response.locals['endpoint'] = endpoint;
    next();
  };
}

/** Every refusal is a page with its code; the request's line in the log names it. */
const refuse: ErrorRequestHandler = (error: unknown, request, response, next) => {
  const refused = error instanceof Refused ? error : bodyRefusal(error);
  if (refused === null || response.headersSent) {
    next(error);
    return;
  }
  if (refused.code === 'BODY_TOO_LARGE') response.set('Connection', 'close');
  sendRefusalPage(request, response, refused.code);
};
