import type { CheckInBoard } from '#contract/check-in';
import type { Reply } from '#contract/endpoints';
import { openingOf, secondsLeft, windowAt } from '#domain/check-in';
import { AppError } from '../../http/app-error.ts';
import type { Session } from '../../http/session-token.ts';
import { qrPath } from '../../documents/qr-path.ts';
import type { AuditEvent } from '../../models/audit.ts';
import type { StoredCheckIn } from '../../models/check-ins.ts';
import { linesByPerson } from '../../models/ledger-entries.ts';
import { codeOf, newSecret, scanTokenOf } from './codes.ts';
import {
  clockOf,
  type Context,
  dayOf,
  headOf,
  isForPerson,
  openingOfDay,
  shownOpening,
  underRules,
} from './context.ts';
import { openVisitOf, shownVisits } from './visits.ts';

/** Who is in on a day. */
export async function readBoard(context: Context, dayId: string): Promise<CheckInBoard> {
  const { models, course, seconds } = context;
  const day = dayOf(context, dayId);
  const [record, events, listed] = await Promise.all([
    models.checkIns.getDay(course._id, dayId),
    models.checkIns.ofDay(course._id, dayId),
    models.people.listParticipants(course._id),
  ]);
  const byPerson = linesByPerson(events);
  const expected = listed.filter(
    (one) => byPerson.has(one.personId) || isForPerson(context, day, one),
  );
  const known = new Set(expected.map((one) => one.personId));
  const others = [...byPerson.keys()].filter((id) => !known.has(id));
  const names = await models.people.getPeople(others);
  const people = [
    ...expected.map(({ personId, name }) => ({ id: personId, name })),
    ...others.map((id) => ({ id, name: names.get(id)?.name ?? '' })),
  ].map((one) => ({ ...one, ...standingOf(byPerson.get(one.id) ?? []) }));
  const opening = openingOfDay(day, record);
  const count = (state: CheckInBoard['people'][number]['state']) =>
    people.filter((one) => one.state === state).length;
  return {
    ...{ timeZone: course.plan.timeZone, day: headOf(day), started: record !== null },
    opening: {
      ...shownOpening(opening, seconds),
      from: clockOf(context, opening.start),
      to:
        record?.opening?.to ??
        (opening.end === day.local.end ? '24:00' : clockOf(context, opening.end)),
      set: (record?.opening ?? null) !== null,
    },
    endsAt: day.span.end,
    counts: { in: count('in'), out: count('out'), notSeen: count('notSeen') },
    people,
  };
}

function standingOf(events: readonly StoredCheckIn[]) {
  const visits = shownVisits(events);
  const state: CheckInBoard['people'][number]['state'] =
    openVisitOf(events) !== null ? 'in' : visits.length > 0 ? 'out' : 'notSeen';
  return { state, visits };
}

/** What is shown to the room: the present code, as digits and as an address to scan. No names. */
export async function readCode(
  context: Context,
  dayId: string,
  toolUrl: string,
): Promise<Reply<'check-in.code'>> {
  const { models, course, seconds } = context;
  const day = dayOf(context, dayId);
  const record = await models.checkIns.getDay(course._id, dayId);
  if (record === null) throw new AppError('CHECK_IN_NOT_STARTED');
  const window = windowAt(seconds);
  const token = scanTokenOf(record.secret, window);
  const address = `${toolUrl}/check-in/${record.place}/${token}`;
  return {
    ...{ timeZone: course.plan.timeZone, day: headOf(day) },
    opening: shownOpening(openingOfDay(day, record), seconds),
    ...{ code: codeOf(record.secret, window), secondsLeft: secondsLeft(seconds) },
    ...{ address, qr: qrPath(address) },
  };
}

/** Starts check-in for a day; one that has been started stays as it is. */
export async function start(context: Context, session: Session, dayId: string) {
  dayOf(context, dayId);
  const { models, course } = context;
  const begun = await models.checkIns.start(course._id, dayId, newSecret());
  if (begun) await audit(context, session, { kind: 'checkInStarted', dayId });
  return readBoard(context, dayId);
}

/**
 * Sets the opening times of a day; null goes back to the rule's.
 * @throws AppError CHECK_IN_NOT_STARTED, INVALID_TIME, SKIPPED_TIME, END_NOT_AFTER_START
 */
export async function setOpening(
  context: Context,
  session: Session,
  dayId: string,
  times: { from: string; to: string } | null,
) {
  const day = dayOf(context, dayId);
  const { models, course } = context;
  underRules(() => openingOf(day.span, day.local, times));
  const known = await models.checkIns.setOpening(course._id, dayId, times);
  if (!known) throw new AppError('CHECK_IN_NOT_STARTED');
  await audit(context, session, { kind: 'checkInTimesSet', dayId });
  return readBoard(context, dayId);
}

async function audit({ models, course, now }: Context, session: Session, event: AuditEvent) {
  const { platformId, personId: by } = session;
  await models.audit.record({ platformId, courseId: course._id, by }, event, now);
}
