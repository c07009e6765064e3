import type { Body, Reply } from '#contract/endpoints';
import { creditSegment, type SegmentCredit } from '#domain/credit';
import { AppError } from '../../http/app-error.ts';
import { asParticipant, entriesOf } from '../../models/course-figures.ts';
import { idFrom } from '../../models/ids.ts';
import { linesByPerson } from '../../models/ledger-entries.ts';
import type { LedgerRecord } from '../../models/ledger.ts';
import { type Context, dayOf } from './context.ts';
import { checkedReason, underRules } from './refusals.ts';
import { rowsOf } from './rows.ts';

/**
 * Whom crediting a segment would give presence (rule 7), before it is done.
 * @throws AppError DAY_NOT_FOUND, DAY_CANCELLED, SEGMENT_NOT_FOUND, SEGMENT_NOT_COUNTED,
 * SEGMENT_NOT_BETWEEN
 */
export async function previewCredit(
  context: Context,
  place: { dayId: string; segmentId: string },
): Promise<Reply<'attendance.creditPreview'>> {
  const { credit, already, notPresent } = await creditOf(context, place);
  return { credit: credit.map((one) => one.participant), already, notPresent };
}

/**
 * Credits a segment to those whom the leader has seen in the preview.
 * @throws AppError as previewCredit; CREDIT_CHANGED when one of them no longer can be credited
 */
export async function credit(
  context: Context,
  place: { dayId: string; segmentId: string },
  { requestId, personIds, reason }: Body<'attendance.credit'>,
): Promise<Reply<'attendance.credit'>> {
  const { models, course, by, now } = context;
  const { dayId, segmentId } = place;
  const closed = dayOf(context, dayId).resolved.state === 'closed';
  const text = checkedReason(reason, closed);
  const batch = idFrom(course._id, dayId, by, requestId, 'credit', segmentId);
  const wanted = new Set(personIds);
  const known = await models.ledger.ofBatch(course._id, batch);
  const creditable = (await creditOf(context, place)).credit.filter((one) =>
    wanted.has(one.participant),
  );
  const credited = new Set([...known, ...creditable].map(personOf));
  if (credited.size !== wanted.size) throw new AppError('CREDIT_CHANGED');

  const courseId = course._id;
  const lines = creditable.map(({ participant, from, to }): LedgerRecord => ({
    ...{ _id: idFrom(batch, participant), courseId, dayId, personId: participant },
    ...{ kind: 'presence', from, to, source: 'credited', batch, by, at: now },
  }));
  if (text !== '') {
    await models.notes.add(lines.map(({ _id, personId }) => ({ _id, courseId, personId, text })));
  }
  await models.ledger.append(lines);
  await context.audit({ kind: 'attendanceRecorded', dayId, batch, entries: lines.length });
  return { batch, entries: wanted.size, rows: await rowsOf(context, [...wanted]) };
}

const personOf = (one: { personId: string } | { participant: string }) =>
  'personId' in one ? one.personId : one.participant;

async function creditOf(
  context: Context,
  { dayId, segmentId }: { dayId: string; segmentId: string },
): Promise<SegmentCredit> {
  const { models, course } = context;
  const { resolved } = dayOf(context, dayId);
  const [people, lines] = await Promise.all([
    models.people.listParticipants(course._id),
    models.ledger.figures(course._id, { dayId }),
  ]);
  const participants = people.filter((one) => !one.withdrawn).map(asParticipant);
  const entries = entriesOf(linesByPerson(lines));
  return underRules(() => creditSegment(resolved, segmentId, participants, entries));
}
