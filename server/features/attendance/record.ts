import type { Act } from '#contract/attendance-ledger';
import type { Body, Reply } from '#contract/endpoints';
import { idFrom } from '../../models/ids.ts';
import { standingLines } from '../../models/ledger-entries.ts';
import type { LedgerFigure, LedgerRecord } from '../../models/ledger.ts';
import { chosen } from './chosen.ts';
import { type Context, recordableDay } from './context.ts';
import { statementOf } from './record-lines.ts';
import { checkedReason } from './refusals.ts';
import { rowsOf } from './rows.ts';

/**
 * Records what a leader says of some participants' day. A retry with the same request id changes
 * nothing; two leaders who mark at once both stand.
 * @throws AppError see the contract's `attendance.record`
 */
export async function record(
  context: Context,
  dayId: string,
  body: Body<'attendance.record'>,
): Promise<Reply<'attendance.record'>> {
  const { models, course, by, now } = context;
  const day = recordableDay(context, dayId);
  const reason = checkedReason(body.reason, needsReason(body, day.resolved.state === 'closed'));
  const { people, longest } = await chosen(context, dayId, body.personIds);
  const statement = statementOf(body.act, day, context, longest);

  const { requestId, act, replace } = body;
  const batch = idFrom(course._id, dayId, by, requestId, JSON.stringify([act, replace, reason]));
  const shared = { courseId: course._id, dayId, batch, by, at: now };
  const lines = people.map((personId): LedgerRecord => ({
    ...{ _id: idFrom(batch, personId), personId, ...shared, ...statement },
  }));
  const own = new Set(lines.map((line) => line._id));
  const replaced = (await replacedLines(context, dayId, people, body)).filter(
    (line) => !own.has(line._id),
  );
  const voids = replaced.map(({ _id, personId }): LedgerRecord => ({
    ...{ _id: idFrom(batch, 'void', _id), personId, ...shared },
    ...{ kind: 'void', voids: _id, cause: 'replaced' },
  }));

  if (reason !== '') {
    const { courseId } = shared;
    await models.notes.add(
      lines.map(({ _id, personId }) => ({ _id, courseId, personId, text: reason })),
    );
  }
  await models.ledger.append(lines);
  await models.ledger.append(voids);
  await context.audit({ kind: 'attendanceRecorded', dayId, batch, entries: lines.length });
  return { batch, entries: lines.length, rows: await rowsOf(context, people) };
}

function needsReason(
  { act, replace }: Pick<Body<'attendance.record'>, 'act' | 'replace'>,
  closed: boolean,
): boolean {
  return (
    closed ||
    replace === 'everything' ||
    act.kind === 'correction' ||
    act.kind === 'makeUp' ||
    (act.kind === 'absence' && act.excused)
  );
}

const saysPresentOrAbsent: Record<Act['kind'], boolean> = {
  ...{ wholeDay: true, presence: true, absence: true },
  ...{ correction: false, makeUp: false },
};

/** What stands and gives way to the new line. */
async function replacedLines(
  { models, course }: Context,
  dayId: string,
  personIds: string[],
  { act, replace }: Pick<Body<'attendance.record'>, 'act' | 'replace'>,
): Promise<LedgerFigure[]> {
  if (replace === 'nothing' || !saysPresentOrAbsent[act.kind]) return [];
  const standing = standingLines(await models.ledger.figures(course._id, { personIds, dayId }));
  return standing.filter(
    ({ kind, source }) =>
      kind === 'absence' ||
      (kind === 'presence' && (replace === 'everything' || source === 'leader')),
  );
}
