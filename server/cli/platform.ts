import { parseArgs, type ParseArgsConfig } from 'node:util';
import { readEnv, type Env } from '../env.ts';
import { ltiAddresses } from '../lti/addresses.ts';
import { canvasClouds, selfHostedCanvas, type PlatformAddresses } from '../lti/known-platforms.ts';
import { registrationLinks } from '../lti/registration-links.ts';
import { toolKeys } from '../lti/tool-keys.ts';
import type { Models } from '../models/open.ts';
import type { Platform } from '../models/platforms.ts';
import { openDatabase } from './connect.ts';

/** What a command of `kursdag platform` works with. */
export interface PlatformCommand {
  env: Env;
  models: Models;
  now: () => Date;
  print: (line: string) => void;
}

/** Something that the operator wrote cannot be done; the message says what to write instead. */
export class UsageError extends Error {}

const usage = `Usage: npm run kursdag -- platform COMMAND

  add KIND --client-id ID   tells Kursdag of a platform. KIND: canvas, canvas-beta, canvas-test,
                            self-hosted (with --host https://canvas.example)
      --deployment ID       the deployment of the installation; may be given several times. Without
                            it the first installation that opens Kursdag is taken.
      --name NAME           what you call it
      --issuer URL          for a self-hosted Canvas whose issuer is not the usual one
  list                      platforms with their deployments
  disable PLATFORM          nobody comes in from it any more, from the next request on
      --deployment ID       only from this deployment
  enable PLATFORM           the opposite; --deployment as above
  remove PLATFORM --yes     forgets it; courses and people stay in the database
  rotate-keys               a new key of Kursdag's own; the old one stays until it is no longer needed
  register-link             a link by which a Canvas administrator registers Kursdag, once
      --hours N             how long it is good (24)

PLATFORM is its name or its client id.`;

type Run = (command: PlatformCommand, args: readonly string[]) => Promise<void>;
const commands: Record<string, Run> = {
  add,
  list,
  disable: (command, args) => setState(command, args, 'disabled'),
  enable: (command, args) => setState(command, args, 'active'),
  remove,
  'rotate-keys': rotateKeys,
  'register-link': registerLink,
};

/** `kursdag platform …`. @returns the exit status: 2 when the command line cannot be understood */
export async function run(args: readonly string[]): Promise<number> {
  const command = commands[args[0] ?? ''];
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  if (command === undefined) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  try {
    const env = readEnv(process.env);
    const database = await openDatabase(env);
    try {
      await command({ env, models: database.models, now: () => new Date(), print }, args.slice(1));
      return 0;
    } finally {
      await database.close();
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

/** Runs one command on an open database. @throws UsageError */
export async function platformCommand(
  command: PlatformCommand,
  [name = '', ...args]: readonly string[],
): Promise<void> {
  const found = commands[name];
  if (found === undefined) throw new UsageError(usage);
  await found(command, args);
}

function parse<O extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: O,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : ''}\n\n${usage}`);
  }
}

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;

async function add({ models, env, now, print }: PlatformCommand, args: readonly string[]) {
  const { values, positionals } = parse(args, {
    ...{ 'client-id': text, deployment: texts, name: text, host: text, issuer: text },
  });
  const [kind = ''] = positionals;
  const clientId = values['client-id'] ?? '';
  if (!/^\d{1,30}$/.test(clientId)) {
    throw new UsageError('Give the number that Canvas shows under Developer Keys: --client-id ID');
  }
  const addresses = addressesOf(kind, values.host, values.issuer);
  const name = values.name ?? defaultName(kind, addresses);
  const others = (await models.platforms.listPlatforms()).filter(
    (one) => one.issuer !== addresses.issuer || one.clientId !== clientId,
  );
  if (others.some((one) => one.name === name)) {
    throw new UsageError(`Another platform is called "${name}" already. Give one: --name NAME`);
  }
  const platform = await models.platforms.putPlatform({ name, clientId, ...addresses }, now());
  const deployments = values.deployment ?? [];
  for (const one of deployments) await models.platforms.putDeployment(platform._id, one, now());
  const known = await models.platforms.listDeployments(platform._id);
  await models.platforms.setAwaitsDeployment(platform._id, known.length === 0);
  print(`${name} is known, client id ${clientId}.`);
  if (known.length === 0) print('The first installation that opens Kursdag will be taken.');
  print(`Redirect URI for Canvas: ${ltiAddresses(env.KURSDAG_URL).launch}`);
}

function addressesOf(kind: string, host?: string, issuer?: string): PlatformAddresses {
  if (kind in canvasClouds) return canvasClouds[kind as keyof typeof canvasClouds];
  if (kind !== 'self-hosted') throw new UsageError(usage);
  const url = host !== undefined && URL.canParse(host) ? new URL(host) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError('Give the address of your Canvas: --host https://canvas.example');
  }
  return selfHostedCanvas(url.origin, issuer);
}

function defaultName(kind: string, { authorizationUrl }: PlatformAddresses): string {
  return kind === 'self-hosted' ? new URL(authorizationUrl).host : kind;
}

async function list({ models, print }: PlatformCommand) {
  const platforms = await models.platforms.listPlatforms();
  if (platforms.length === 0) print('No platform is known. Add one: platform add');
  for (const one of platforms) {
    print(`${one.name}  (${one.state === 'active' ? 'on' : 'off'})`);
    print(`  client id ${one.clientId}, issuer ${one.issuer}`);
    print(`  ${one.authorizationUrl}`);
    for (const { deploymentId, state } of await models.platforms.listDeployments(one._id)) {
      print(`  deployment ${deploymentId}${state === 'active' ? '' : ' (off)'}`);
    }
    if (one.awaitsDeployment) print('  takes the first deployment that opens Kursdag');
  }
}

async function findPlatform({ models }: PlatformCommand, wanted: string): Promise<Platform> {
  const found = (await models.platforms.listPlatforms()).filter(
    (one) => one.name === wanted || one.clientId === wanted,
  );
  const [only] = found;
  if (only === undefined) throw new UsageError(`No platform is called "${wanted}".`);
  if (found.length > 1) throw new UsageError(`Several platforms are "${wanted}": use the name.`);
  return only;
}

async function setState(
  command: PlatformCommand,
  args: readonly string[],
  state: Platform['state'],
) {
  const { values, positionals } = parse(args, { deployment: text });
  const { platforms } = command.models;
  const platform = await findPlatform(command, positionals[0] ?? '');
  const word = state === 'active' ? 'on' : 'off';
  if (values.deployment === undefined) {
    await platforms.setPlatformState(platform._id, state);
    command.print(`${platform.name} is ${word}.`);
    return;
  }
  const deployment = await platforms.findDeployment(platform._id, values.deployment);
  if (deployment === null) throw new UsageError(`${platform.name} has no such deployment.`);
  await platforms.setDeploymentState(deployment._id, state);
  command.print(`Deployment ${deployment.deploymentId} of ${platform.name} is ${word}.`);
}

async function remove(command: PlatformCommand, args: readonly string[]) {
  const { values, positionals } = parse(args, { yes: { type: 'boolean' } });
  const platform = await findPlatform(command, positionals[0] ?? '');
  if (values.yes !== true) {
    throw new UsageError(
      `Nobody will come in from ${platform.name} any more, and adding it again makes new people and courses of the same ones. To switch it off for a while, use disable. To remove it for good, add --yes.`,
    );
  }
  await command.models.platforms.removePlatform(platform._id);
  command.print(`${platform.name} is removed.`);
}

async function rotateKeys({ models, env, print }: PlatformCommand) {
  const { kid, signsFrom, leavesAt } = await toolKeys(models, env.KURSDAG_SECRET).rotate();
  print(`Key ${kid} is in the key set now and signs from ${signsFrom.toISOString()}.`);
  print(`The earlier key leaves the key set at ${leavesAt.toISOString()}.`);
}

async function registerLink({ models, env, now, print }: PlatformCommand, args: readonly string[]) {
  const hours = Number(parse(args, { hours: text }).values.hours ?? 24);
  if (!Number.isFinite(hours) || hours <= 0 || hours > 24 * 14) {
    throw new UsageError('Give a number of hours up to 336: --hours 24');
  }
  const until = new Date(now().getTime() + hours * 3600 * 1000);
  print(await registrationLinks(models).make(env.KURSDAG_URL, until));
  print(`Good for one registration until ${until.toISOString()}.`);
  print('In Canvas: Admin, Developer Keys, + Developer Key, LTI Registration; paste the link.');
}
