import { setTimeout as delay } from 'node:timers/promises';
import type { Response } from 'express';
import { phaseOf } from '#domain/check-in';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { readBoard } from './board.ts';
import { contextOf, dayOf, openingOfDay } from './context.ts';

/** Milliseconds between two looks at what has changed; other processes write, too. */
const lookEvery = 1000;
/** Seconds that a stream lasts: whoever opens the next one is authorised anew. */
const streamSeconds = 60;
/** Looks without a change after which a comment shows that the stream lives. */
const quietLooks = 15;

/**
 * Sends the board as server-sent events (HTML, section 9.2): at once, and whenever somebody has
 * checked in or out. Ends by itself; the client opens the next one.
 */
export async function streamBoard(
  deps: Deps,
  caller: Pick<Caller, 'course'>,
  dayId: string,
  response: Response,
): Promise<void> {
  dayOf(contextOf(deps, caller), dayId);
  const left = new AbortController();
  response.on('close', () => left.abort());
  const end = AbortSignal.any([
    ...[left.signal, deps.stopping, AbortSignal.timeout(streamSeconds * 1000)],
  ]);
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    // A proxy that gathers or compresses would hold the events back.
    ...{ 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' },
  });
  response.flushHeaders();
  let sent = '';
  for (let looks = 0; !end.aborted; looks += 1) {
    const seen = await fingerprint(deps, caller, dayId);
    if (seen !== sent) {
      const board = await readBoard(contextOf(deps, caller), dayId);
      response.write(`event: board\ndata: ${JSON.stringify(board)}\n\n`);
      sent = seen;
    } else if (looks % quietLooks === 0) {
      response.write(': \n\n');
    }
    await delay(lookEvery, undefined, { signal: end }).catch(() => undefined);
  }
  response.end();
}

/** Changes whenever the board does. */
async function fingerprint(
  deps: Deps,
  caller: Pick<Caller, 'course'>,
  dayId: string,
): Promise<string> {
  const context = contextOf(deps, caller);
  const { models, course, seconds } = context;
  const [record, events] = await Promise.all([
    models.checkIns.getDay(course._id, dayId),
    models.checkIns.count(course._id, dayId),
  ]);
  const opening = openingOfDay(dayOf(context, dayId), record);
  return JSON.stringify([events, record !== null, opening, phaseOf(opening, seconds)]);
}
