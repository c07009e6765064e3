import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { readEnv } from '../env.ts';
import { lookUpCode, lookUpFile, type Verified } from '../features/certificates/verify/look-up.ts';
import type { Models } from '../models/open.ts';
import { openDatabase } from './connect.ts';

const usage = `Usage: npm run --silent kursdag -- certificate verify FILE|CODE

Says whether a PDF, or the code on it, is a certificate of this tool, and what it says.
Exit status: 0 valid, 1 revoked, replaced or unknown, 2 wrong call.
`;

/** What a command leaves behind: its exit status and what it prints. */
interface Result {
  exitStatus: number;
  output: string;
}

/** `kursdag certificate verify FILE|CODE` */
export async function run(args: readonly string[]): Promise<number> {
  const [action, target, ...more] = args;
  if (action !== 'verify' || target === undefined || more.length > 0) {
    process.stderr.write(usage);
    return 2;
  }
  const database = await openDatabase(readEnv(process.env));
  try {
    const { exitStatus, output } = await verifyCommand(database.models, target);
    process.stdout.write(output);
    return exitStatus;
  } finally {
    await database.close();
  }
}

/** A file that is there is looked up by its bytes, anything else as a code. */
export async function verifyCommand(models: Models, target: string): Promise<Result> {
  const isFile = existsSync(target);
  const found = isFile
    ? await lookUpFile(models, createHash('sha256').update(readFileSync(target)).digest('hex'))
    : await lookUpCode(models, codeIn(target));
  if (found === null) {
    const what = isFile
      ? 'No certificate of this tool has exactly these bytes. Check the code that stands on it.'
      : 'No certificate has this code.';
    return { exitStatus: 1, output: `unknown\n${what}\n` };
  }
  return { exitStatus: found.status === 'valid' ? 0 : 1, output: described(found) };
}

/** The code itself, also out of the address that stands on a certificate. */
function codeIn(text: string): string {
  return /\/verify\/([^/?#]+)/.exec(text)?.[1] ?? text;
}

function described({ status, number, name, content, kind, replacedBy }: Verified): string {
  const hours = (minutes: number) => `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  const days = content.days.map((day) => day.date);
  const lines = [
    status,
    `number      ${number}`,
    `kind        ${kind}`,
    `name        ${name ?? '(erased)'}`,
    `course      ${content.course.title}`,
    `organiser   ${content.course.organiser}`,
    `days        ${days.join(', ')}`,
    `attended    ${hours(content.attendedMinutes)} of ${hours(content.plannedMinutes)}`,
    ...(content.makeUpMinutes > 0 ? [`make-up     ${hours(content.makeUpMinutes)}`] : []),
    ...content.approvals.map(({ body }) => `approved by ${body}`),
    `issued      ${content.issuedOn}`,
    ...(replacedBy === '' ? [] : [`replaced by ${replacedBy}`]),
  ];
  return `${lines.join('\n')}\n`;
}
