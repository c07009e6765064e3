import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import { createApp } from './app.ts';
import { type EmbeddedDb, startEmbeddedDb } from './embedded-db/start.ts';
import type { Env } from './env.ts';
import type { Deps } from './http/deps.ts';
import { createJobs } from './jobs/jobs.ts';
import { mailboxTransport } from './mail/demo-mailbox.ts';
import { outboxSender } from './mail/outbox-sender.ts';
import { smtpTransport, type Transport } from './mail/transport.ts';
import { openModels, type Models } from './models/open.ts';

export interface RunningTool {
  /** Where it listens: `http://127.0.0.1:3000`. */
  url: string;
  deps: Deps;
  /** Finishes the requests under way, then closes the database. */
  stop(): Promise<void>;
}

/** The longest wait that a timer knows, in milliseconds: three weeks. */
const hardlyEver = 2 ** 31 - 1;

interface Options {
  /**
   * What the time is; the machine's clock unless given. The database removes what has expired by the
   * machine's: with another clock here it would take away what has just been written, so it removes nothing.
   */
  now?: () => Date;
  log?: Logger;
  /** How often background jobs are looked for, in seconds. */
  pollSeconds?: number;
}

/** Starts the tool: the listener, the database (embedded unless MONGODB_URI is set), the app. */
export async function startTool(env: Env, options: Options = {}): Promise<RunningTool> {
  const log = options.log ?? pino({ level: env.LOG_LEVEL });
  // A port that is taken is told of before anything else is begun; who comes early waits.
  let open: (app: RequestListener) => void = () => undefined;
  const app = new Promise<RequestListener>((resolve) => (open = resolve));
  const server = createServer((request, response) => {
    void app.then((handle) => handle(request, response));
  });
  const url = await listen(server, env);
  let database: EmbeddedDb | null = null;
  let models: Models | null = null;
  try {
    if (env.MONGODB_URI === undefined) {
      database = await startEmbeddedDb({
        directory: join(env.KURSDAG_DATA, 'db'),
        ...(options.now === undefined ? {} : { expiryEveryMs: hardlyEver }),
      });
    }
    models = await openModels(database?.uri ?? env.MONGODB_URI ?? '', env.MONGODB_DATABASE);
    const now = options.now ?? (() => new Date());
    const transport = mailTransport(env, models, now);
    const sender = outboxSender(models, transport ?? noTransport, log, now);
    const mail = { ...sender, configured: transport !== null };
    const jobs = createJobs(models, log, options.pollSeconds);
    jobs.define('outbox', () => sender.pump());
    if (mail.configured) jobs.every('outbox', 60);
    const stopping = new AbortController();
    const deps: Deps = { env, models, log, now, jobs, mail, stopping: stopping.signal };
    open(await createApp(deps));
    await Promise.all([jobs.start(), checkReady(url, log)]);
    log.info({ url, database: database === null ? 'mongodb' : 'embedded' }, 'started');
    const close = async () => {
      stopping.abort();
      await closeServer(server);
      await jobs.stop();
      transport?.close();
      await models?.close();
      await database?.stop();
    };
    return { url, deps, stop: close };
  } catch (error) {
    server.close();
    server.closeAllConnections();
    await models?.close();
    await database?.stop();
    throw error;
  }
}

function mailTransport(env: Env, models: Models, now: () => Date): Transport | null {
  if (env.SMTP_URL !== undefined) return smtpTransport(env.SMTP_URL, env.MAIL_FROM);
  return env.KURSDAG_DEMO ? mailboxTransport(models, now) : null;
}

/** Without SMTP_URL mail waits in the outbox until the operator has set one. */
const noTransport: Transport = {
  send: () => Promise.resolve({ kind: 'later', reason: 'NOT_CONFIGURED' }),
  close: () => undefined,
};

async function listen(server: Server, env: Env): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new Error(whyNot(error, env))));
    server.listen(env.PORT, env.HOST, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : env.PORT;
  return `http://${env.HOST}:${port}`;
}

/** Asks itself once whether it is ready, so that the first visitor does not wait for what loads late. */
async function checkReady(url: string, log: Logger): Promise<void> {
  try {
    const { status } = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(5000) });
    if (status !== 200) log.warn({ status }, 'not ready yet');
  } catch {
    log.warn('does not reach itself; is HOST an address of this machine?');
  }
}

function whyNot(error: Error, { HOST, PORT }: Env): string {
  const code = 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE') {
    return `Port ${PORT} is in use. Stop what uses it, or choose another by PORT.`;
  }
  if (code === 'EACCES') return `Port ${PORT} may not be used. Choose one above 1023 by PORT.`;
  return `Cannot listen on ${HOST}, port ${PORT}: ${error.message}`;
}

/** Stops taking new connections and waits for the requests under way, ten seconds at most. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const deadline = setTimeout(() => server.closeAllConnections(), 10_000);
  await closed;
  clearTimeout(deadline);
}
