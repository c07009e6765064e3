import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { JWTPayload } from 'jose';
import { authorizeRoutes } from './authorize.ts';
import { createBrowser } from './browser.ts';
import type { PracticeBrowser } from './browser.ts';
import { idTokenClaims } from './claims.ts';
import { copyCourse } from './course-copy.ts';
import type { CourseCopyOptions } from './course-copy.ts';
import { createDeepLinking } from './deep-linking.ts';
import type { DeepLinkAnswer } from './place-items.ts';
import { createRegistrations } from './dynamic-registration.ts';
import { gradebookControls } from './gradebook-controls.ts';
import type { GradebookControls } from './gradebook-controls.ts';
import { keySetRoutes } from './key-set.ts';
import { lineItemRoutes } from './line-items.ts';
import { createLaunches, launchFor } from './login.ts';
import type { LaunchTarget } from './login.ts';
import { namesAndRolesRoutes } from './names-and-roles.ts';
import { createNotices } from './notices.ts';
import type { Delivery } from './notices.ts';
import { pageRoutes } from './pages/page-routes.ts';
import { smallRoutes } from './pages/small-routes.ts';
import { peopleControls } from './people.ts';
import type { PeopleControls } from './people.ts';
import { initialSettings } from './platform.ts';
import type { Download, Platform, Settings } from './platform.ts';
import { fillWorld, install } from './practice-data.ts';
import type { Installation, PracticeData } from './practice-data.ts';
import { resultRoutes } from './results.ts';
import { scoreRoutes } from './scores.ts';
import { serviceErrors, serviceGate } from './service-access.ts';
import { createSigning } from './signing.ts';
import type { SavedSigning, Signing } from './signing.ts';
import { createStateFile } from './state-file.ts';
import { createThrottle } from './throttle.ts';
import { tokenRoutes, tokenUrl } from './token-endpoint.ts';
import { createTraffic } from './traffic.ts';
import type { Failure, LoggedRequest } from './traffic.ts';
import { createWorld, emptyWorld } from './world.ts';
import type { Course } from './types.ts';
import type { World } from './world.ts';

export interface PracticeCanvasOptions {
  data: PracticeData;
  /** Tools to install; may come later with `install`, when the tool's address is not known yet. */
  tools?: Installation[];
  host?: string;
  port?: number;
  /** The `iss` of all institutions; the practice Canvas' own address unless said otherwise. */
  issuer?: string;
  settings?: Partial<Settings>;
  /** Where to keep the world and the keys between runs; nothing is kept without it. */
  stateFile?: string;
  /** Keys and secret made before, since making them takes half a second; new ones unless given. */
  signing?: SavedSigning;
  clock?: () => Date;
  /** Shown on the front page. */
  links?: { label: string; href: string }[];
}

/** What a tool must be told of a platform: one institution's deployment of one client id. */
export interface PlatformFacts {
  name: string;
  issuer: string;
  clientId: string;
  deploymentId: string;
  authorizationUrl: string;
  jwksUrl: string;
  tokenUrl: string;
  /** Scheme, host and port of the institution's Canvas, for `frame-ancestors`. */
  origin: string;
  accountId: number | null;
}

export interface PracticeCanvas {
  url: string;
  issuer: string;
  /** Of the first tool that was installed. @throws when none is. */
  clientId: string;
  deploymentId: string;
  platform: PlatformFacts;
  /** One for each deployment. */
  platforms: PlatformFacts[];
  world: World;
  settings: Settings;
  /** Files on courses' front pages; more can be added. */
  downloads: Download[];
  people: PeopleControls;
  gradebook: GradebookControls;
  signing: Signing;
  requests: LoggedRequest[];
  failNext(failure: Failure): void;
  clearFailures(): void;
  /** Fills the throttle bucket of a client id: its next requests are refused. */
  fillBucket(clientId: string): void;
  emptyBucket(clientId: string): void;
  install(installation: Installation): void;
  /** Switches a developer key off or on, as an administrator does. */
  setKeyState(clientId: string, state: 'on' | 'off'): void;
  browser(): PracticeBrowser;
  /** The claims that a launch would carry, for tests that sign a spoilt version with `signing`. */
  claimsFor(target: LaunchTarget): Promise<JWTPayload>;
  copyCourse(courseId: number, options?: CourseCopyOptions): Promise<Course>;
  /** Notices that were sent, and how the tools answered. */
  deliveries: Delivery[];
  /** What tools answered to deep linking, the latest last. */
  deepLinkAnswers: DeepLinkAnswer[];
  /** Where an administrator is sent to register the tool; the token in it is good for an hour. */
  beginRegistration(accountId: number, registrationUrl: string): Promise<string>;
  /** Forgets launches under way: what comes back is answered `launch_no_longer_valid`. */
  forgetLaunches(): void;
  stop(): Promise<void>;
}

/** Starts a simulated Canvas on a port of its own. */
export async function startPracticeCanvas(options: PracticeCanvasOptions): Promise<PracticeCanvas> {
  const clock = options.clock ?? (() => new Date());
  const host = options.host ?? 'localhost';
  const file = createStateFile(options.stateFile ?? null);
  const saved = file.read();
  const signing = await createSigning(saved?.signing ?? options.signing ?? null, clock);
  const world = createWorld(saved?.world ?? emptyWorld(randomUUID()), (data) =>
    file.write({ world: data, signing: signing.saved() }),
  );
  if (!saved) fillWorld(world, options.data);

  const server = createServer();
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(options.port ?? 0, host, listening);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://${host}:${port}`;
  const platform: Platform = {
    world,
    signing,
    origin,
    issuer: options.issuer ?? origin,
    links: options.links ?? [],
    downloads: [],
    clock,
    settings: { ...initialSettings, ...options.settings },
  };
  for (const tool of options.tools ?? []) install(world, tool);
  world.save();

  const traffic = createTraffic();
  const throttle = createThrottle(platform);
  const launches = createLaunches(platform);
  const notices = createNotices(platform);
  const deepLinking = createDeepLinking(platform);
  const registrations = createRegistrations(platform);
  const app = express();
  app.disable('x-powered-by');
  app.use(express.urlencoded({ extended: false, limit: '5mb' }));
  app.use(express.json({ type: ['application/json', 'application/*+json'], limit: '5mb' }));
  const services = ['/api/lti', '/login/oauth2'];
  app.use(services, traffic.log, serviceGate(platform, throttle), traffic.fail);
  app.use(keySetRoutes(platform), authorizeRoutes(platform, launches));
  app.use(tokenRoutes(platform), registrations.routes, notices.routes);
  app.use(namesAndRolesRoutes(platform), lineItemRoutes(platform));
  app.use(scoreRoutes(platform), resultRoutes(platform));
  app.use('/api/lti', serviceErrors);
  app.use(deepLinking.routes, smallRoutes(platform));
  app.use(pageRoutes({ platform, launches, notices, registrations }));
  server.on('request', app);

  const platforms = () => world.data.deployments.map((each) => factsOf(platform, each.id));
  const first = () => {
    const [facts] = platforms();
    if (!facts) throw new Error('no tool is installed in the practice Canvas');
    return facts;
  };
  return {
    url: origin,
    issuer: platform.issuer,
    world,
    signing,
    settings: platform.settings,
    downloads: platform.downloads,
    people: peopleControls(world),
    gradebook: gradebookControls(platform),
    get clientId() {
      return first().clientId;
    },
    get deploymentId() {
      return first().deploymentId;
    },
    get platform() {
      return first();
    },
    get platforms() {
      return platforms();
    },
    requests: traffic.requests,
    failNext: traffic.failNext,
    clearFailures: traffic.clearFailures,
    fillBucket: throttle.fill,
    emptyBucket: throttle.empty,
    install: (installation) => install(world, installation),
    setKeyState: (clientId, state) => {
      const key = world.developerKey(clientId);
      if (!key) throw new Error(`no developer key ${clientId}`);
      key.state = state;
      world.save();
    },
    browser: () => createBrowser(platform, launches),
    claimsFor: (target) => idTokenClaims(platform, launchFor(platform, target)),
    copyCourse: (courseId, copy) => copyCourse(platform, notices, courseId, copy),
    deliveries: notices.deliveries,
    deepLinkAnswers: deepLinking.answers,
    beginRegistration: registrations.begin,
    forgetLaunches: launches.forget,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

function factsOf({ world, origin, issuer, ...rest }: Platform, toolId: number): PlatformFacts {
  const deployment = world.deployment(toolId);
  const accountId =
    deployment.accountId ??
    (deployment.courseId === null ? null : world.course(deployment.courseId).accountId);
  return {
    name: accountId === null ? 'Canvas' : world.rootOf(accountId).name,
    issuer,
    clientId: deployment.clientId,
    deploymentId: deployment.deploymentId,
    authorizationUrl: `${origin}/api/lti/authorize_redirect`,
    jwksUrl: `${origin}/api/lti/security/jwks`,
    tokenUrl: tokenUrl({ world, origin, issuer, ...rest }),
    origin,
    accountId,
  };
}
