import process from 'node:process';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { DomainError, within } from '#domain/errors';
import { byParticipant, checkLedger, type LedgerEntry } from '#domain/ledger';
import { assertDistinct, type CourseProgramme, resolveProgramme } from '#domain/programme';
import { type ParticipantStanding, standings } from '#domain/standing';
import { instantOn, type LocalDay, localDay } from '#domain/time';

const audience = z.array(z.string()).optional();
const ofEntry = { id: z.string(), participant: z.string(), day: z.string() };

const inputSchema = z.object({
  timeZone: z.string(),
  percent: z.number(),
  days: z.array(
    z.object({
      id: z.string(),
      date: z.string(),
      state: z.enum(['planned', 'closed', 'cancelled']),
      audience,
      segments: z.array(
        z.object({ start: z.string(), end: z.string(), counts: z.boolean(), audience }),
      ),
    }),
  ),
  participants: z.array(z.object({ id: z.string(), group: z.string().optional() })),
  entries: z.array(
    z.discriminatedUnion('kind', [
      z.object({ ...ofEntry, kind: z.literal('presence'), from: z.string(), to: z.string() }),
      z.object({ ...ofEntry, kind: z.literal('absence') }),
      z.object({ ...ofEntry, kind: z.literal('correction'), seconds: z.number() }),
      z.object({ ...ofEntry, kind: z.literal('makeUp'), seconds: z.number() }),
      z.object({ ...ofEntry, kind: z.literal('void'), entry: z.string() }),
    ]),
  ),
});

type Input = z.infer<typeof inputSchema>;

class InputError extends Error {
  readonly code: 'INVALID_JSON' | 'INVALID_INPUT';

  constructor(code: InputError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** What a command leaves behind: its exit status, and what it prints as JSON. */
export interface CommandResult {
  exitStatus: number;
  output: unknown;
}

/**
 * The figures of a course from outside: one JSON object in, one out (docs/standing.md). Input that
 * the rules refuse gives exit status 2 and `{error: {code, message}}`.
 */
export function standingCommand(stdin: string): CommandResult {
  try {
    return { exitStatus: 0, output: { participants: figuresOf(parse(stdin)) } };
  } catch (error) {
    if (!(error instanceof InputError || error instanceof DomainError)) throw error;
    return { exitStatus: 2, output: { error: { code: error.code, message: error.message } } };
  }
}

/** `kursdag standing`: standard input to standard output. */
export async function run(): Promise<number> {
  const { exitStatus, output } = standingCommand(await text(process.stdin));
  process.stdout.write(`${JSON.stringify(output)}\n`);
  return exitStatus;
}

function parse(text: string): Input {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new InputError('INVALID_JSON', 'Standard input is not one JSON object');
  }
  const parsed = inputSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InputError('INVALID_INPUT', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

function figuresOf(input: Input) {
  const programme = resolveProgramme(programmeOf(input));
  const entries = ledgerOf(input);
  checkLedger(entries);
  return standings(programme, input.participants, byParticipant(entries)).map(figures);
}

function programmeOf({ timeZone, percent, days }: Input): CourseProgramme {
  return {
    timeZone,
    percent,
    days: days.map((day) => ({
      ...day,
      kind: 'session',
      segments: day.segments.map((segment, i) => ({ ...segment, id: String(i + 1) })),
    })),
  };
}

function ledgerOf({ timeZone, days, participants, entries }: Input): LedgerEntry[] {
  assertDistinct(participants);
  const known = new Set(participants.map(({ id }) => id));
  const localDays = new Map(days.map(({ id, date }) => [id, localDay(date, timeZone)]));
  return entries.map((entry) =>
    within({ entry: entry.id }, () => {
      const { participant, day } = entry;
      const local = localDays.get(day);
      if (!known.has(participant)) throw new DomainError('UNKNOWN_PARTICIPANT', { participant });
      if (!local) throw new DomainError('UNKNOWN_DAY', { day });
      return entry.kind === 'presence' ? presenceOn(local, entry) : entry;
    }),
  );
}

function presenceOn(
  day: LocalDay,
  entry: Extract<Input['entries'][number], { kind: 'presence' }>,
): LedgerEntry {
  return {
    id: entry.id,
    kind: 'presence',
    participant: entry.participant,
    day: entry.day,
    from: instantOn(day, entry.from, 'start'),
    to: instantOn(day, entry.to, 'end'),
    source: 'leader',
  };
}

/** The figures that the command promises: no more than docs/standing.md says. */
function figures(standing: ParticipantStanding) {
  const { participant, plannedSeconds, requiredSeconds, earnedSeconds, reachableSeconds } =
    standing;
  return {
    participant,
    plannedSeconds,
    requiredSeconds,
    earnedSeconds,
    reachableSeconds,
    standing: standing.standing,
    days: standing.days.map(({ day, plannedSeconds, attendedSeconds, makeUpSeconds, recorded }) => {
      return { day, plannedSeconds, attendedSeconds, makeUpSeconds, recorded };
    }),
  };
}
