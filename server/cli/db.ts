import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { backUp, DATA_FILE } from '../embedded-db/operations/backups.ts';
import { checkFile } from '../embedded-db/operations/check.ts';
import { restoreBackup } from '../embedded-db/operations/restore.ts';
import { openSnapshot } from '../embedded-db/operations/snapshot.ts';
import { builtWorker, startEmbeddedDb } from '../embedded-db/start.ts';

const usage = `Usage: npm run kursdag -- db COMMAND

  backup FILE              writes the whole database, as it is at one moment, into a file; also while
                           the server runs
  restore FILE             puts a backup into an empty data directory, while no server runs
      --replace            also where there is a database, which is put aside
  check [FILE]             reads the database, or a backup, and says whether it is sound
  copy --to mongodb://…    copies everything into a MongoDB; a second run goes on where the first ended
  serve --port N           lets several processes of this machine share the database

  --data DIRECTORY         the data directory, where KURSDAG_DATA does not name it (./data)`;

const options = {
  data: { type: 'string' },
  replace: { type: 'boolean', default: false },
  to: { type: 'string' },
  port: { type: 'string' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

interface DbCommand {
  directory: string;
  /** What the operator wrote behind the command. */
  operand: string | undefined;
  values: Values;
}

type Run = (command: DbCommand) => Promise<void>;
const commands: Readonly<Record<string, Run>> = { backup, restore, check, copy, serve };

/** Something that the operator has to write otherwise. */
class UsageError extends Error {}

/** `kursdag db …`. @returns the exit status: 1 when it failed, 2 when the line is not understood */
export async function run(args: readonly string[]): Promise<number> {
  // What is written here holds personal data: for its owner alone, from the first byte on.
  process.umask(0o077);
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [name = '', operand, ...rest] = positionals;
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined || rest.length > 0) throw new UsageError('Which command?');
    const data = values.data ?? process.env['KURSDAG_DATA'] ?? './data';
    await command({ directory: join(resolve(data), 'db'), operand, values });
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const isUsage = error instanceof UsageError || isParseError(error);
    process.stderr.write(isUsage ? `${message}\n\n${usage}\n` : `${message}\n`);
    return isUsage ? 2 : 1;
  }
}

function isParseError(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function worker(): string {
  return fileURLToPath(builtWorker());
}

/** The database file of the directory; there must be one. */
function dataFile(directory: string): string {
  const file = join(directory, DATA_FILE);
  if (!existsSync(file)) throw new Error(`There is no database in ${directory}.`);
  return file;
}

async function backup({ directory, operand }: DbCommand): Promise<void> {
  if (operand === undefined) throw new UsageError('Name the file to write the backup into.');
  const file = resolve(operand);
  if (existsSync(file)) throw new Error(`${file} exists already. Choose another name.`);
  const source = dataFile(directory);
  await refuseDamaged(source);
  const snapshot = openSnapshot(source);
  try {
    await backUp(snapshot, file, worker());
  } finally {
    await snapshot.close();
  }
  say(`The backup is in ${file}. It holds personal data: keep it as safe as the database itself.`);
}

async function restore({ directory, operand, values }: DbCommand): Promise<void> {
  if (operand === undefined) throw new UsageError('Name the backup to restore.');
  const aside = await restoreBackup(resolve(operand), directory, worker(), values.replace);
  say(`The database is restored into ${directory}.`);
  if (aside !== undefined) say(`What was there before is in ${aside}.`);
}

async function check({ directory, operand }: DbCommand): Promise<void> {
  const file = operand === undefined ? dataFile(directory) : resolve(operand);
  const { problem, documents, collections } = await checkFile(file, worker(), true);
  if (problem !== undefined) throw new Error(`${file} is not sound: ${problem}.`);
  say(`${file} is sound: ${documents} documents in ${collections} collections.`);
}

async function copy({ directory, values }: DbCommand): Promise<void> {
  if (values.to === undefined) throw new UsageError('Name the MongoDB: --to mongodb://…');
  const source = dataFile(directory);
  await refuseDamaged(source);
  const snapshot = openSnapshot(source);
  try {
    const { copyToMongo } = await import('./db-copy.ts');
    await copyToMongo(snapshot.collections, values.to, say);
  } finally {
    await snapshot.close();
  }
}

async function refuseDamaged(file: string): Promise<void> {
  const { problem } = await checkFile(file, worker());
  if (problem !== undefined) throw new Error(`${file} cannot be read: ${problem}.`);
}

async function serve({ directory, values }: DbCommand): Promise<void> {
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError('Name a port: --port 27018');
  const database = await startEmbeddedDb({ directory, port });
  say(`The database answers at ${database.uri} for this machine alone. Ctrl-C ends it.`);
  await new Promise<void>((stopped) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped());
  });
  await database.stop();
}
