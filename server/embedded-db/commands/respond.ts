import { BSONError, Int32 } from 'bson';
import { decode, type Doc, firstKey, optionalNumber } from '../bson/value.ts';
import { DbError, messageOf, refuse } from '../errors.ts';
import { admitCommand } from '../guards.ts';
import { LIMITS } from '../limits.ts';
import type { Answer, Request } from '../wire/message.ts';
import { type Command, type Engine, ok, refuseUnknown } from './call.ts';
import { READS } from './read.ts';
import { SCHEMA } from './schema.ts';
import { WRITES } from './write.ts';

const hello: Command = {
  fields: 'helloOk client compression loadBalanced hostInfo backpressure',
  run: () =>
    ok({
      helloOk: true,
      ismaster: true,
      isWritablePrimary: true,
      maxBsonObjectSize: new Int32(LIMITS.documentBytes),
      maxMessageSizeBytes: new Int32(LIMITS.messageBytes),
      maxWriteBatchSize: new Int32(LIMITS.batchWrites),
      logicalSessionTimeoutMinutes: new Int32(30),
      minWireVersion: new Int32(0),
      maxWireVersion: new Int32(21),
    }),
};

/** All commands; anything else is refused. */
const COMMANDS: Readonly<Record<string, Command>> = {
  ...READS,
  ...WRITES,
  ...SCHEMA,
  hello,
  ismaster: hello,
  ping: { fields: '', run: () => ok() },
  endSessions: { fields: '', run: () => ok() },
  buildInfo: { fields: '', run: () => ok({ version: '7.0.0', versionArray: [7, 0, 0, 0] }) },
};

/** Fields that every command may have. Each write is durable and each read sees it, whatever they ask. */
const COMMON_FIELDS = '$db lsid $readPreference readConcern writeConcern comment maxTimeMS';

/** Answers one command, with MongoDB's error fields where it fails. */
export async function respond(engine: Engine, request: Request): Promise<Answer> {
  try {
    const answer = await run(engine, request);
    return { ...answer, fields: { ...answer.fields, ok: 1 } };
  } catch (error) {
    const { code, codeName, message: errmsg, fields } = toDbError(error);
    return { fields: { ok: 0, errmsg, code: new Int32(code), codeName, ...fields } };
  }
}

async function run(engine: Engine, { command, raw }: Request): Promise<Answer> {
  const name = firstKey(command);
  const known = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (known === undefined) return refuse('CommandNotFound', `no such command: '${name}'`);
  if ('startTransaction' in command || 'autocommit' in command) {
    refuse('IllegalOperation', 'Transaction numbers are only allowed on a replica set member');
  }
  const whole: Doc = { ...command };
  for (const [field, docs] of raw) if (field !== 'documents') whole[field] = docs.map(decode);
  refuseUnknown(whole, `${name} ${COMMON_FIELDS} ${known.fields}`, name);
  admitCommand(whole);
  const timeLimit = optionalNumber(command['maxTimeMS']) ?? 0;
  const deadline = Date.now() + (timeLimit > 0 ? timeLimit : LIMITS.commandMs);
  return known.run({
    engine,
    db: String(command['$db']),
    target: command[name],
    command: whole,
    raw: raw.get('documents'),
    checkTime: () => {
      if (Date.now() > deadline) refuse('MaxTimeMSExpired', 'operation exceeded time limit');
    },
  });
}

function toDbError(error: unknown): DbError {
  if (error instanceof DbError) return error;
  if (error instanceof BSONError) return new DbError('InvalidBSON', error.message);
  return new DbError('InternalError', messageOf(error));
}
