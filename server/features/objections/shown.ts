import type { Objection } from '#contract/objections';
import { AppError } from '../../http/app-error.ts';
import { idFrom } from '../../models/ids.ts';
import type { Matter } from '../../models/matters.ts';
import type { Models } from '../../models/open.ts';

/** Characters of an objection or an answer. */
const longest = 2000;

/** @throws AppError OBJECTION_EMPTY, OBJECTION_TOO_LONG */
export function checkedText(given: string): string {
  const text = given.trim();
  if (text === '') throw new AppError('OBJECTION_EMPTY');
  if (text.length > longest) throw new AppError('OBJECTION_TOO_LONG', { max: longest });
  return text;
}

/** Under which id the answer to an objection lies among the erasable texts. */
export function answerId(objectionId: string): string {
  return idFrom('answer', objectionId);
}

/** Objections with their texts. */
export async function shownObjections(
  { notes }: Pick<Models, 'notes'>,
  matters: readonly Matter[],
): Promise<Objection[]> {
  const texts = await notes.ofEntries(matters.flatMap(({ _id }) => [_id, answerId(_id)]));
  return matters.map(({ _id, dayId, state, data, openedAt, settledAt }) => ({
    ...{ id: _id, dayId, state, text: texts.get(_id) ?? '' },
    raisedAt: openedAt.toISOString(),
    answer: texts.get(answerId(_id)) ?? '',
    outcome:
      state === 'open' ? null : data['outcome'] === 'changed' ? 'changed' : ('unchanged' as const),
    answeredAt: settledAt?.toISOString() ?? null,
  }));
}
