import type { MyDay } from '#contract/my-course';
import { standingLines } from '../../models/ledger-entries.ts';
import type { Models } from '../../models/open.ts';

/**
 * What stands recorded about a participant, by day, as they may see it themselves (rule 28): from
 * which source, when, and the reason that was given.
 */
export async function myEvidence(
  models: Pick<Models, 'ledger' | 'notes'>,
  courseId: string,
  personId: string,
): Promise<Map<string, MyDay['evidence']>> {
  const lines = standingLines(await models.ledger.ofPerson(courseId, personId));
  const reasons = await models.notes.ofEntries(lines.map((line) => line._id));
  const byDay = new Map<string, MyDay['evidence']>();
  for (const line of lines) {
    if (line.kind === 'void') continue;
    const own = byDay.get(line.dayId) ?? [];
    own.push({
      ...{ id: line._id, kind: line.kind, from: line.from ?? null, to: line.to ?? null },
      ...{ source: line.source ?? null, seconds: line.seconds ?? null },
      excused: line.excused ?? false,
      reason: reasons.get(line._id) ?? '',
      recordedAt: line.at.toISOString(),
    });
    byDay.set(line.dayId, own);
  }
  return byDay;
}
