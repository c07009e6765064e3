import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { readEnv } from '../../server/env.ts';
import { startTool } from '../../server/start.ts';
import { demoData } from './demo-data.ts';
import { seedFinished } from './demo-finished.ts';
import { introduce } from './demo-introduce.ts';
import { seedDemo } from './demo-seed.ts';
import { startPracticeCanvas } from './practice-canvas.ts';

/** `npm run demo`: the tool and a practice Canvas beside it, as two sites. */

/** The same whatever port is taken, so that the tool knows its people again. */
const issuer = 'https://canvas.practice.example';

class CannotStart extends Error {}

interface DemoPlace {
  directory: string;
  port: number;
  canvasPort: number;
}

async function startDemo({ directory, port, canvasPort }: DemoPlace) {
  await assertFree(canvasPort, 'localhost', 'CANVAS_PORT');
  await assertFree(port, '127.0.0.1', 'PORT');
  mkdirSync(directory, { recursive: true });
  const toolUrl = `http://127.0.0.1:${port}`;
  const tool = await startTool(
    readEnv({
      LOG_LEVEL: 'warn',
      ...process.env,
      KURSDAG_URL: toolUrl,
      KURSDAG_SECRET: secretIn(directory),
      KURSDAG_DATA: directory,
      KURSDAG_DEMO: '1',
      HOST: '127.0.0.1',
      PORT: String(port),
    }),
  );
  const canvas = await startPracticeCanvas({
    data: demoData,
    issuer,
    port: canvasPort,
    stateFile: join(directory, 'canvas.json'),
    links: [
      {
        label: 'Postkassen: e-post som Kursdag ville ha sendt',
        href: `${toolUrl}/demo/mailbox`,
      },
    ],
  });
  await introduce(canvas, tool, toolUrl);
  const now = new Date();
  await Promise.all([seedDemo(canvas, toolUrl, now), seedFinished(canvas, toolUrl, now)]);
  return { canvas, tool };
}

/** Before anything is opened or written. @throws CannotStart with a sentence when the port is taken. */
async function assertFree(port: number, host: string, variable: string): Promise<void> {
  const probe = createServer();
  const free = await new Promise<boolean>((answer) => {
    probe.once('error', () => answer(false));
    probe.listen(port, host, () => answer(true));
  });
  if (free) await new Promise((closed) => probe.close(closed));
  else {
    throw new CannotStart(
      `Port ${port} is in use. Stop what uses it, or choose another: ${variable}=${port + 10} npm run demo`,
    );
  }
}

function secretIn(directory: string): string {
  const file = join(directory, 'secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/** Removes an earlier demo's data, and nothing that is not one's. @throws CannotStart */
function startAfresh(directory: string): void {
  if (!existsSync(directory) || readdirSync(directory).length === 0) return;
  if (!existsSync(join(directory, 'canvas.json'))) {
    throw new CannotStart(
      `${directory} does not hold an earlier demo, so --fresh leaves it alone.`,
    );
  }
  rmSync(directory, { recursive: true });
}

function numberFrom(variable: string, otherwise: number): number {
  const given = process.env[variable];
  if (given === undefined || given === '') return otherwise;
  const port = Number(given);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new CannotStart(`${variable} must be a port between 1 and 65535, not ${given}.`);
}

try {
  const directory = process.env['KURSDAG_DATA'] || './data/demo';
  const place = {
    directory,
    port: numberFrom('PORT', 3000),
    canvasPort: numberFrom('CANVAS_PORT', 3001),
  };
  if (process.argv.includes('--fresh')) startAfresh(directory);
  const { canvas, tool } = await startDemo(place);
  process.stdout.write(`Kursdag with a practice Canvas: ${canvas.url}\nCtrl-C stops it.\n`);
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    // The tool first: what it still asks of Canvas is answered, not tried again and again.
    void tool
      .stop()
      .then(() => canvas.stop())
      .then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
