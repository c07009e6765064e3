import { z } from 'zod';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');

const schema = z.object({
  /** The tool's public address, as registered in Canvas: `https://kursdag.example`. */
  KURSDAG_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  /** At least 32 characters; signs sessions and encrypts what must be unreadable on disk. */
  KURSDAG_SECRET: z.string().min(32),
  KURSDAG_DATA: z.string().min(1).default('./data'),
  MONGODB_URI: z.string().startsWith('mongodb').optional(),
  MONGODB_DATABASE: z.string().default('kursdag'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  SMTP_URL: z.string().startsWith('smtp').optional(),
  MAIL_FROM: z.string().default('Kursdag <kursdag@localhost>'),
  /** Opens `/metrics` to whoever shows this as a bearer token; closed without it. */
  METRICS_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  /** How many proxies stand in front, for the client's address in rate limits. */
  TRUST_PROXY: z.coerce.number().int().min(0).default(0),
  /** How many certificates one address may look up on the open page in a minute. */
  VERIFY_PER_MINUTE: z.coerce.number().int().min(1).default(60),
  /** Set by the demo alone: a mailbox page instead of SMTP. */
  KURSDAG_DEMO: flag,
});

export type Env = z.output<typeof schema>;

/**
 * Reads the configuration from environment variables.
 * @throws Error whose message names each variable that is missing or wrong, one a line.
 */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(present);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(
    `Kursdag cannot start, because its configuration is incomplete:\n${lines.join('\n')}\n` +
      'Set these environment variables; docs/operations.md describes each.',
  );
}
