import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { readEnv, type Env } from '../env.ts';
import { keptImports, removeAllReports } from '../features/meeting-reports/remove-all.ts';
import { reportSeal } from '../features/meeting-reports/storage/seal.ts';
import { sealedVault } from '../models/vault.ts';
import {
  type ErasedKind,
  erasePerson,
  type Erasure,
  type KeptKind,
  type Survey,
  surveyPerson,
  total,
} from '../features/privacy/erase.ts';
import type { Models } from '../models/open.ts';
import type { Person } from '../models/people.ts';
import { openDatabase } from './connect.ts';

const usage = `Usage: npm run --silent kursdag -- person COMMAND

  erase               asks for a person's e-mail address, or for their id in Canvas' LTI messages, and
                      lists what would be erased and what would remain. Changes nothing.
      --id PSEUDONYM  instead of asking: as printed before, also of an erasure that was interrupted
      --yes           erases
  erased              who was erased and when, by pseudonym, and whose erasure was interrupted

Exit status: 0 done, 1 nobody or several found, or something is left, 2 wrong call.
`;

/** What a command of `kursdag person` works with. */
export interface PersonCommand {
  env: Env;
  models: Models;
  now: () => Date;
  print: (line: string) => void;
  /** Asks the operator, so that no address stands in a shell's history or a list of processes. */
  ask: (question: string) => Promise<string>;
}

/** `kursdag person …`. @returns the exit status */
export async function run(args: readonly string[]): Promise<number> {
  const env = readEnv(process.env);
  const database = await openDatabase(env);
  try {
    const print = (line: string) => void process.stdout.write(`${line}\n`);
    const command = { env, models: database.models, now: () => new Date(), print, ask };
    return await personCommand(command, args);
  } finally {
    await database.close();
  }
}

async function ask(question: string): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await reader.question(question);
  } finally {
    reader.close();
  }
}

/** Runs one command on an open database. @returns the exit status */
export async function personCommand(
  command: PersonCommand,
  [name, ...args]: readonly string[],
): Promise<number> {
  const options = { id: { type: 'string' }, yes: { type: 'boolean' } } as const;
  let values: { id?: string | undefined; yes?: boolean | undefined };
  try {
    ({ values } = parseArgs({ args: [...args], options }));
  } catch {
    command.print(usage);
    return 2;
  }
  if (name === 'erase') return erase(command, values.id, values.yes === true);
  if (name === 'erased') return listErased(command);
  command.print(usage);
  return 2;
}

async function erase(
  command: PersonCommand,
  id: string | undefined,
  confirmed: boolean,
): Promise<number> {
  const { print } = command;
  const tools = toolsOf(command);
  const found = await peopleBy(command, id);
  if (found.length === 0) print('Nobody is known by that.');
  for (const person of found) await describe(command, tools, person);
  const [person, ...more] = found;
  if (person === undefined || more.length > 0) {
    if (person) print('Several are known by that. Choose one: person erase --id PSEUDONYM');
    return 1;
  }
  if (!confirmed) {
    print(`Nothing was changed. To erase: person erase --id ${person._id} --yes`);
    return 0;
  }
  print(`If this is interrupted, go on with: person erase --id ${person._id} --yes`);
  const left = await erasePerson(tools, person);
  if (total(left) > 0) {
    print('Something was written about the person meanwhile. Run the command again.');
    return 1;
  }
  print(`Erased: ${person._id}`);
  return 0;
}

async function peopleBy({ models, ask }: PersonCommand, id: string | undefined) {
  if (id !== undefined) {
    const person = await models.people.getPerson(id);
    return person === null ? [] : [person];
  }
  const wanted = (await ask("E-mail address, or the id in Canvas' LTI messages: ")).trim();
  if (wanted === '') return [];
  return wanted.includes('@') ? models.people.findByEmail(wanted) : models.people.findBySub(wanted);
}

async function listErased({ models, print }: PersonCommand): Promise<number> {
  const people = await models.people.listErased();
  if (people.length === 0) print('Nobody was erased.');
  for (const { _id, erasedAt } of people) {
    const done = await models.audit.isErased(_id);
    const note = done ? '' : '  interrupted: person erase --id … --yes goes on';
    print(`${_id}  ${erasedAt?.toISOString() ?? ''}${note}`);
  }
  return 0;
}

function toolsOf({ env, models, now }: PersonCommand): Erasure {
  const vault = sealedVault(models, reportSeal(env.KURSDAG_SECRET));
  return {
    ...{ models, now },
    reports: {
      count: async (course) => (await keptImports(models, course._id)).length,
      remove: (course) => removeAllReports({ models, vault }, course, now()),
    },
  };
}

const erasedWords: Record<ErasedKind, string> = {
  identity: 'name, e-mail address, id in Canvas, chosen language',
  details: 'courses with voluntary details (profession, workplace, memberships)',
  registration: 'courses with details from a registration list',
  notes: 'reasons, objections and other free text about the person',
  prepTexts: 'answers and questions of the preparation',
  prepFiles: 'files put up as answers of the preparation',
  drafts: 'drafts of theirs, or that name them',
  certificateFiles: 'names and PDFs of certificates',
  reports: "meeting reports of the person's courses, whole: a file names everybody",
  reportLinks: 'remembered links from rows of reports to the person',
  reminderLinks: 'links by which they stop reminders',
  accountExports: 'lists over many courses that wait to be fetched, of the whole platform',
  demoMails: "mails in the demo's mailbox",
};

const keptWords: Record<KeptKind, string> = {
  enrolments: 'parts in courses: role, group, times',
  presence: 'entries of the attendance ledger',
  checkIns: 'check-ins and check-outs',
  prepTimes: 'times of preparation done',
  prepTogether: 'preparation that others have handed in with the person',
  prepMakeUps: 'decisions about make-up for preparation',
  scores: 'minutes sent to the gradebook of Canvas (Canvas keeps its own)',
  certificates: 'certificates: number, code, hours, hash of the file',
  mails: 'that mails were sent, and when',
};

/** What is stored about a person; neither name nor address, since terminals are recorded too. */
async function describe(
  { models, print }: PersonCommand,
  tools: Erasure,
  person: Person,
): Promise<void> {
  const survey = await surveyPerson(tools, person);
  const platform = await models.platforms.getPlatform(person.platformId);
  print(`Person ${person._id} of ${platform?.name ?? 'a platform that was removed'}`);
  for (const course of survey.courses) print(`  course: ${course.plan?.title ?? course.title}`);
  print('  is erased:');
  table(print, survey.erased, erasedWords);
  print('  remains, under the pseudonym:');
  table(print, survey.kept, keptWords);
  warn(print, survey);
}

function table<Kind extends string>(
  print: (line: string) => void,
  counts: Record<Kind, number>,
  words: Record<Kind, string>,
): void {
  for (const kind of Object.keys(words) as Kind[]) {
    print(`  ${String(counts[kind]).padStart(6)}  ${words[kind]}`);
  }
}

function warn(print: (line: string) => void, { active }: Survey): void {
  for (const course of active) {
    print(
      `  Still in Canvas' list of "${course.plan?.title ?? course.title}": take the person out there first, or the next reading makes them a new person.`,
    );
  }
}
