import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import type { ErrorReply } from '#contract/errors';
import type { Input, Reply } from '#contract/endpoints';
import { paths, type EndpointName } from '#contract/paths';
import type { Me } from '#contract/session';
import { readEnv } from '../server/env.ts';
import { toolConfig } from '../server/lti/tool-config.ts';
import type { Platform } from '../server/models/platforms.ts';
import { startTool, type RunningTool } from '../server/start.ts';
import { startPracticeCanvas, type PracticeCanvas } from './canvas/practice-canvas.ts';
import type { PracticeBrowser } from './canvas/browser.ts';
import type { SavedSigning } from './canvas/signing.ts';
import { practiceSchools, schools, type SchoolKey } from './harness-schools.ts';

/** A person signed in by a real launch. */
export interface SignedIn {
  token: string;
  me: Me;
  /** Where the launch asked to go. */
  goTo: string;
  /** The tab's id, for renewing by cookie: `POST /api/session/renew?s=…`. */
  tab: string;
  /** The browser that launched, with its cookies. */
  browser: PracticeBrowser;
}

/** What an endpoint answered: its reply, or the error with its code. */
export type Answer<N extends EndpointName> =
  | { status: 200 | 204; body: Reply<N>; error: null }
  | { status: number; body: null; error: ErrorReply['error'] };

export interface LaunchOptions {
  /** Canvas' number of the course; the first course of the person's school unless said otherwise. */
  course?: number;
  /** Launch from this account instead of a course. */
  account?: number;
  placement?: string;
  /** The browser to launch in: one that has launched before, or a fresh one. */
  browser?: PracticeBrowser;
  /** A link that was placed in the course, by Canvas' id. */
  resourceLink?: string;
  /** An address of the tool to launch by, as a link in Canvas' `retrieve?url=` has it. */
  target?: string;
  /** Custom fields of a link placed in the course, such as `{ goto: '/days' }`. */
  custom?: Record<string, string>;
}

export interface Harness {
  tool: RunningTool;
  canvas: PracticeCanvas;
  /** The tool's address. */
  url: string;
  /** What the tool has logged, a line each. */
  log: Record<string, unknown>[];
  platforms: Record<SchoolKey, Platform>;
  /** The tool's clock. Launches themselves run on the machine's. */
  clock: { now: Date; advance(seconds: number): void };
  /** Launches over HTTP as the person, from their school's Canvas. */
  launchAs(person: string, options?: LaunchOptions): Promise<SignedIn>;
  /** Calls an endpoint with a token; null calls without one. */
  call<N extends EndpointName>(
    token: string | null | SignedIn,
    name: N,
    ...input: InputArguments<N>
  ): Promise<Answer<N>>;
  /** As `call`, and throws with the code unless the endpoint answers 2xx. */
  ok<N extends EndpointName>(
    token: string | SignedIn,
    name: N,
    ...input: InputArguments<N>
  ): Promise<Reply<N>>;
  /** The request of an endpoint, for what `call` does not do (raw bodies, streams, downloads). */
  request(
    token: string | null | SignedIn,
    name: EndpointName,
    input?: PlainInput,
    headers?: Record<string, string>,
  ): Promise<Response>;
  /** Waits until no job is under way and none that was asked for waits to begin. */
  workDone(): Promise<void>;
  stop(): Promise<void>;
}

export interface PlainInput {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

type InputArguments<N extends EndpointName> =
  unknown extends Input<N> ? [input?: undefined] : [input: Input<N>];

export interface HarnessOptions {
  /** The tool's first "now"; the present unless said otherwise. */
  now?: string;
  env?: Record<string, string>;
}

/** The keys of the process' first practice Canvas: the others take them over. */
let signing: SavedSigning | undefined;

/**
 * A running tool on a fresh embedded database in a directory of its own, and a practice Canvas with
 * two schools (harness-schools.ts) in which it is registered. No back doors: people come in by
 * launches that the practice Canvas signs.
 */
export async function startHarness(options: HarnessOptions = {}): Promise<Harness> {
  const directory = await mkdtemp(join(tmpdir(), 'kursdag-test-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log: Record<string, unknown>[] = [];
  const clock = testClock(options.now);
  const env = readEnv({
    ...{ KURSDAG_URL: url, KURSDAG_SECRET: 'a secret of the tests, long enough' },
    ...{ KURSDAG_DATA: directory, PORT: String(port), LOG_LEVEL: 'info', ...options.env },
  });
  const write = (line: string) => log.push(JSON.parse(line) as Record<string, unknown>);
  const tool = await startTool(env, {
    pollSeconds: 1,
    now: () => new Date(clock.now),
    log: pino({ level: env.LOG_LEVEL }, { write }),
  });
  const canvas = await startPracticeCanvas({ data: practiceSchools, ...(signing && { signing }) });
  signing ??= canvas.signing.saved();
  const platforms = await register(tool, canvas, url);

  const harness: Harness = {
    ...{ tool, canvas, url, log, platforms, clock },
    launchAs: (person, launch = {}) => launchAs(harness, person, launch),
    request: (token, name, input = {}, headers = {}) =>
      sendRequest(url, token, name, input, headers),
    async call(token, name, ...input) {
      const response = await sendRequest(url, token, name, input[0] ?? {}, {});
      return readAnswer(response);
    },
    async ok(token, name, ...input) {
      const response = await sendRequest(url, token, name, input[0] ?? {}, {});
      const { body, error } = await readAnswer<typeof name>(response);
      if (error !== null)
        throw new Error(`${name}: ${error.code} ${JSON.stringify(error.details)}`);
      return body;
    },
    async workDone() {
      const jobs = tool.deps.models.database().collection('jobs');
      const open = () => [{ lockedAt: { $ne: null } }, { nextRunAt: { $lte: new Date() } }];
      while ((await jobs.findOne({ type: 'normal', $or: open() })) !== null) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async stop() {
      // The tool first: what it still asks of Canvas is answered, not tried again and again.
      await tool.stop();
      await canvas.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
  return harness;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function testClock(now: string | undefined): Harness['clock'] {
  let fixed = now === undefined ? null : new Date(now).getTime();
  let ahead = 0;
  return {
    get now() {
      return new Date((fixed ?? Date.now()) + ahead);
    },
    set now(value: Date) {
      fixed = value.getTime();
      ahead = 0;
    },
    advance(seconds) {
      ahead += seconds * 1000;
    },
  };
}

/** Installs the tool in both schools, by the configuration that it serves, and tells it of them. */
async function register(tool: RunningTool, canvas: PracticeCanvas, url: string) {
  const { platforms } = tool.deps.models;
  const registered: Partial<Record<SchoolKey, Platform>> = {};
  for (const [key, school] of Object.entries(schools) as [
    SchoolKey,
    (typeof schools)[SchoolKey],
  ][]) {
    const { clientId, account } = school;
    const redirectUris = [`${url}/lti/launch`];
    canvas.install({ clientId, accounts: [account], config: toolConfig(url), redirectUris });
    const facts = canvas.platforms.find((one) => one.clientId === clientId);
    if (!facts) throw new Error(`${key} is not installed`);
    const { name, issuer, authorizationUrl, tokenUrl, jwksUrl: keySetUrl } = facts;
    const platform = await platforms.putPlatform(
      { name, issuer, clientId, authorizationUrl, tokenUrl, keySetUrl },
      new Date(),
    );
    await platforms.putDeployment(platform._id, facts.deploymentId, new Date());
    registered[key] = platform;
  }
  return registered as Record<SchoolKey, Platform>;
}

async function launchAs(
  { canvas, url }: Harness,
  person: string,
  options: LaunchOptions,
): Promise<SignedIn> {
  const { course, account, placement, browser = canvas.browser() } = options;
  const { custom, resourceLink, target: targetUrl } = options;
  const school =
    schools[
      canvas.world.person(person).rootAccountId === schools.south.account ? 'south' : 'north'
    ];
  const courseId = course ?? school.course;
  const target =
    account !== undefined
      ? { person, accountId: account, placement: placement ?? 'account_navigation' }
      : targetUrl !== undefined
        ? { person, courseId, url: targetUrl }
        : custom === undefined && resourceLink === undefined
          ? { person, courseId, placement: placement ?? 'course_navigation' }
          : {
              ...{ person, courseId },
              resourceLink:
                resourceLink ?? placeLink(canvas, courseId, school.clientId, url, custom ?? {}),
            };
  const response = await browser.launch(target);
  if (response.status !== 303)
    throw new Error(`launch: ${response.status} ${await response.text()}`);
  const client = new URL(response.headers.get('location') ?? '', url);
  const code = new URLSearchParams(client.hash.slice(1)).get('code');
  const redeemed = await browser.request(`${url}/api/session/redeem`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url },
    body: JSON.stringify({ code }),
  });
  if (redeemed.status !== 200) throw new Error(`redeem: ${await redeemed.text()}`);
  const { token, me, goTo } = (await redeemed.json()) as Reply<'session.redeem'>;
  return { token, me, goTo, tab: client.searchParams.get('s') ?? '', browser };
}

/** A link of the tool in a course's modules, as deep linking leaves it. */
function placeLink(
  { world }: PracticeCanvas,
  courseId: number,
  clientId: string,
  url: string,
  custom: Record<string, string>,
): string {
  const deployment = world.toolsIn({ courseId }).find((one) => one.clientId === clientId);
  if (!deployment) throw new Error(`the tool is not installed in course ${courseId}`);
  const uuid = crypto.randomUUID();
  world.data.resourceLinks.push({
    ...{ uuid, courseId, toolId: deployment.id, title: 'Kursdag', custom },
    url: `${url}/lti/launch`,
  });
  return uuid;
}

function sendRequest(
  url: string,
  token: string | null | SignedIn,
  name: EndpointName,
  { params = {}, query = {}, body }: PlainInput,
  extra: Record<string, string>,
): Promise<Response> {
  const [method, path] = paths[name];
  const address = new URL(
    path.replace(/:(\w+)/g, (_whole, part: string) => encodeURIComponent(String(params[part]))),
    url,
  );
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) address.searchParams.append(key, String(one));
    }
  }
  const raw = body instanceof Uint8Array || body instanceof Blob;
  const headers: Record<string, string> = {
    'Accept-Language': 'nb',
    ...(body === undefined
      ? {}
      : { 'Content-Type': raw ? 'application/octet-stream' : 'application/json' }),
    ...extra,
  };
  if (token !== null) {
    headers['Authorization'] = `Bearer ${typeof token === 'string' ? token : token.token}`;
  }
  const content = raw ? new Blob([body as BlobPart]) : JSON.stringify(body);
  return fetch(address, { method, headers, ...(body === undefined ? {} : { body: content }) });
}

/** Reads a reply: JSON, a download, or nothing. */
async function readAnswer<N extends EndpointName>(response: Response): Promise<Answer<N>> {
  const { status } = response;
  if (!response.ok) {
    const { error } = (await response.json()) as ErrorReply;
    return { status, body: null, error };
  }
  const body: unknown =
    status === 204
      ? undefined
      : response.headers.has('content-disposition')
        ? {
            fileName: fileName(response.headers.get('content-disposition') ?? ''),
            contentType: response.headers.get('content-type') ?? '',
            content: new Uint8Array(await response.arrayBuffer()),
          }
        : await response.json();
  return { status: status === 204 ? 204 : 200, body: body as Reply<N>, error: null };
}

function fileName(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded === undefined
    ? (/filename="([^"]*)"/.exec(disposition)?.[1] ?? '')
    : decodeURIComponent(encoded);
}
