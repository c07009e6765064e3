import { courseHasEnded } from '#domain/certificate';
import type { Deps } from '../../http/deps.ts';
import { idFrom } from '../../models/ids.ts';
import { assess } from './assess.ts';
import { type PlannedCourse, planned } from './context.ts';
import { startRun } from './issue.ts';

/**
 * So long after the last change of the plan certificates are issued by themselves: a day that was
 * closed by mistake can be opened again before anything is mailed.
 */
export const automaticAfterHours = 12;

/** Issues in courses that have ended and have it switched on (rules 20 and 21). */
export async function issueAutomatically(deps: Deps): Promise<void> {
  for (const { _id, automaticBy } of await deps.models.certificateSettings.listAutomatic()) {
    const found = await deps.models.courses.get(_id);
    if (found?.plan == null) continue;
    const course = planned(found);
    if (isDue(course, deps.now())) await issueIn(deps, course, automaticBy);
  }
}

function isDue({ plan, planChangedAt }: PlannedCourse, now: Date): boolean {
  const changed = planChangedAt?.getTime() ?? 0;
  return courseHasEnded(plan.days) && now.getTime() - changed >= automaticAfterHours * 3_600_000;
}

/**
 * By the same dry run as a leader's. Who ever had a certificate here is left alone: it may have been
 * revoked on purpose. Nor does it matter who stands in Canvas' list (rule 20).
 */
async function issueIn(deps: Deps, course: PlannedCourse, by: string): Promise<void> {
  const { models } = deps;
  const [{ people }, certificates, run] = await Promise.all([
    assess(models, course),
    models.certificates.ofCourse(course._id),
    models.issueRuns.current(course._id),
  ]);
  if (run !== null && run.doneAt === null) return;
  const had = new Set(
    certificates.filter((one) => one.kind === 'certificate').map((one) => one.personId),
  );
  const items = people
    .filter(({ member, decision }) => decision.decision === 'issue' && !member.withdrawn)
    .filter(({ member }) => !had.has(member.personId) && member.name.trim() !== '')
    .map(({ member: { personId }, basis }) => ({
      ...{ personId, kind: 'certificate' as const, basis: basis.certificate },
      ...{ replaces: null, outcome: '' as const },
    }));
  if (items.length === 0) return;
  const about = items.map(({ personId, basis }) => `${personId} ${basis}`).sort();
  // The same people with the same figures are one run: who was stopped by a letter is not tried again.
  const _id = idFrom('automatic', course._id, ...about);
  await startRun(deps, { _id, courseId: course._id, by, automatic: true, note: null, items });
}
