import process from 'node:process';

/** One of the operator's commands. `run` gives the exit status. */
interface Command {
  summary: string;
  run: (args: readonly string[]) => Promise<number>;
}

/** Each command is loaded when it is called: none pays for what the others need. */
const commands = new Map<string, Command>([
  [
    'certificate',
    {
      summary: 'whether a PDF or a code is a certificate of this tool: verify FILE|CODE',
      run: async (args) => (await import('./cli/certificate.ts')).run(args),
    },
  ],
  [
    'db',
    {
      summary: 'the embedded database: backup, restore, check, copy to MongoDB, serve',
      run: async (args) => (await import('./cli/db.ts')).run(args),
    },
  ],
  [
    'person',
    {
      summary: 'erases a person, after listing what goes and what remains: erase, erased',
      run: async (args) => (await import('./cli/person.ts')).run(args),
    },
  ],
  [
    'platform',
    {
      summary: 'Canvas platforms: add, list, disable, enable, remove, keys, registration links',
      run: async (args) => (await import('./cli/platform.ts')).run(args),
    },
  ],
  [
    'read-report',
    {
      summary: 'what meeting reports say of a day: files to JSON on standard output',
      run: async (args) => (await import('./cli/read-report.ts')).run(args),
    },
  ],
  [
    'standing',
    {
      summary: 'where participants stand: JSON on standard input, JSON on standard output',
      run: async () => (await import('./cli/standing.ts')).run(),
    },
  ],
]);

const [name = '', ...args] = process.argv.slice(2);
const command = commands.get(name);
if (command) {
  try {
    process.exitCode = await command.run(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
} else {
  const lines = [...commands].map(([known, { summary }]) => `  ${known.padEnd(13)}${summary}`);
  process.stderr.write(['Usage: npm run kursdag -- COMMAND', '', ...lines, ''].join('\n'));
  process.exitCode = 1;
}
