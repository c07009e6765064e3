import type { Body, Reply } from '#contract/endpoints';
import { phaseOf } from '#domain/check-in';
import { wallTimeOf } from '#domain/time';
import { AppError } from '../../http/app-error.ts';
import type { Session } from '../../http/session-token.ts';
import type { CheckInDay, StoredCheckIn } from '../../models/check-ins.ts';
import { idFrom } from '../../models/ids.ts';
import { windowOfCode } from './codes.ts';
import { clockOf, type Context, type Day, dayOf, isForMe, openingOfDay } from './context.ts';
import type { ScanTickets } from './ticket.ts';
import { shownDay } from './today.ts';
import { entryOf, matterId, missingCheckOut, openVisitOf } from './visits.ts';

/** Codes that a participant may type in a stretch of so many seconds, right or wrong. */
export const mostAttempts = { count: 10, seconds: 600 } as const;

/**
 * Checks a participant in or out; the event says by whom and when, as the audit does of other acts.
 * Whoever repeats a request changes nothing: what happens in one window has one id.
 * @throws AppError see the contract's `check-in.pass`
 */
export async function pass(
  context: Context,
  tickets: ScanTickets,
  { personId, testUser }: Session,
  dayId: string,
  { direction, proof }: Body<'check-in.pass'>,
): Promise<Reply<'check-in.pass'>> {
  const { models, course } = context;
  const day = dayOf(context, dayId);
  if (testUser) throw new AppError('NOT_FOR_TEST_USER');
  const [record, forMe, known] = await Promise.all([
    models.checkIns.getDay(course._id, dayId),
    isForMe(context, day, personId),
    models.checkIns.ofPersonDay(course._id, dayId, personId),
  ]);
  if (record === null) throw new AppError('CHECK_IN_NOT_STARTED');
  if (!forMe) throw new AppError('CHECK_IN_NOT_FOR_YOU');
  if (day.resolved.state === 'closed') throw new AppError('CHECK_IN_DAY_CLOSED');

  const { window, at } =
    proof.kind === 'typed'
      ? await checkCode(context, day, record, personId, proof.code)
      : await checkTicket(context, tickets, day, record, proof.ticket);
  const place = { courseId: course._id, dayId, personId };
  const event: StoredCheckIn = {
    ...{ _id: idFrom(course._id, dayId, personId, window), ...place },
    ...{ direction, at, how: proof.kind, by: personId },
  };
  if (isRepeated(event, known)) return shownDay(context, day, record, known, true);
  await (direction === 'in' ? comeIn : goOut)(context, event, known);
  return shownDay(context, day, record, [...known, event], true);
}

/** @throws AppError CHECK_IN_CODE_USED when the window was used for the other direction */
function isRepeated(event: StoredCheckIn, known: readonly StoredCheckIn[]): boolean {
  const earlier = known.find((one) => one._id === event._id);
  if (earlier !== undefined && earlier.direction !== event.direction) {
    throw new AppError('CHECK_IN_CODE_USED');
  }
  return earlier !== undefined;
}

/** The matter comes first: whoever is in can never be overlooked when the day is closed. */
async function comeIn(context: Context, event: StoredCheckIn, known: readonly StoredCheckIn[]) {
  const { models, now } = context;
  const open = openVisitOf(known);
  if (open !== null) {
    throw new AppError('CHECK_IN_ALREADY_IN', { from: clockOf(context, open.from) });
  }
  assertLatest(event, known);
  await models.matters.open([missingCheckOut(event, { id: event._id, from: event.at })], now);
  if (!(await models.checkIns.add(event))) throw new AppError('CHECK_IN_CODE_USED');
}

/** The ledger comes first: whoever leaves can never lose what they attended. */
async function goOut({ models, now }: Context, event: StoredCheckIn, known: StoredCheckIn[]) {
  const open = openVisitOf(known);
  if (open === null) throw new AppError('CHECK_IN_NOT_IN');
  assertLatest(event, known);
  const { courseId, dayId, personId, at, by } = event;
  const act = { batch: idFrom('check-out', event._id), by, at: now };
  await models.ledger.append([entryOf({ courseId, dayId, personId }, open, at, act)]);
  await models.checkIns.add(event);
  await models.matters.settle(courseId, matterId(open), personId, now);
}

/** A ticket that is older than what has happened since would change the past. */
function assertLatest(event: StoredCheckIn, known: readonly StoredCheckIn[]): void {
  if (known.some((one) => one.at >= event.at)) throw new AppError('CHECK_IN_CODE_USED');
}

interface Proved {
  window: number;
  /** Epoch seconds from which it counts. */
  at: number;
}

async function checkCode(
  context: Context,
  day: Day,
  record: CheckInDay,
  personId: string,
  code: string,
): Promise<Proved> {
  const { models, seconds, now } = context;
  assertOpen(context, day, record, seconds);
  const tries = await models.attempts.count(
    ...[`check-in|${record._id}|${personId}`, mostAttempts.seconds, now],
  );
  if (tries > mostAttempts.count) {
    const minutes = Math.ceil((mostAttempts.seconds - (seconds % mostAttempts.seconds)) / 60);
    throw new AppError('CHECK_IN_TOO_MANY_ATTEMPTS', { minutes });
  }
  const window = windowOfCode(record.secret, code, seconds);
  if (window === null) throw new AppError('CHECK_IN_WRONG_CODE');
  return { window, at: seconds };
}

/** A scan counts from the moment of the scan, and has to lie within the opening times itself. */
async function checkTicket(
  context: Context,
  tickets: ScanTickets,
  day: Day,
  record: CheckInDay,
  text: string,
): Promise<Proved> {
  const ticket = await tickets.read(text);
  if (ticket?.place !== record.place) throw new AppError('CHECK_IN_TICKET_EXPIRED');
  assertOpen(context, day, record, ticket.iat);
  return { window: ticket.window, at: ticket.iat };
}

function assertOpen(context: Context, day: Day, record: CheckInDay, at: number): void {
  if (wallTimeOf(at, context.course.plan.timeZone).date !== day.plan.date) {
    throw new AppError('CHECK_IN_OTHER_DAY');
  }
  const opening = openingOfDay(day, record);
  switch (phaseOf(opening, at)) {
    case 'before':
      throw new AppError('CHECK_IN_TOO_EARLY', { from: clockOf(context, opening.start) });
    case 'after':
      throw new AppError('CHECK_IN_OVER', { to: clockOf(context, opening.end) });
    case 'open':
  }
}
