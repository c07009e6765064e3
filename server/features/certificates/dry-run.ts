import type { Candidate, DryRun } from '#contract/certificates';
import { MissingGlyphError, runsOf } from '../../documents/fonts.ts';
import type { Certificate } from '../../models/certificates.ts';
import type { Models } from '../../models/open.ts';
import { assess, type Assessed } from './assess.ts';
import { asked, had, type PlannedCourse } from './context.ts';

/** Who gets a certificate, who does not and why, who cannot be decided yet and why (rule 21). */
export async function readDryRun(models: Models, course: PlannedCourse): Promise<DryRun> {
  const [assessment, certificates, members] = await Promise.all([
    assess(models, course),
    models.certificates.ofCourse(course._id),
    models.people.listMembers(course._id),
  ]);
  const valid = certificates.filter((one) => one.status === 'valid');
  const addressed = new Set(
    members.filter((one) => (one.person?.email ?? '') !== '').map((one) => one.personId),
  );
  const dates = new Map(assessment.programme.days.map((day) => [day.id, day.date]));
  return {
    ended: assessment.ended,
    openDays: assessment.programme.days
      .filter((day) => day.state === 'planned')
      .map(({ id, date }) => ({ id, date })),
    percent: course.plan.percent,
    bodies: course.plan.approvals.map((approval) => approval.body),
    candidates: assessment.people.map((one) => ({
      ...candidate(one, valid),
      unrecorded: one.decision.unrecordedDays.flatMap((day) => dates.get(day) ?? []),
      hasAddress: addressed.has(one.member.personId),
    })),
  };
}

function candidate(
  { member, standing, decision, outcomes, confirmable, basis }: Assessed,
  valid: readonly Certificate[],
): Omit<Candidate, 'unrecorded' | 'hasAddress'> {
  const { personId, name, withdrawn, state } = member;
  const standingOf = (kind: Certificate['kind']) =>
    valid.find((one) => one.personId === personId && one.kind === kind)?.number ?? null;
  return {
    ...{ personId, name, withdrawn, gone: state === 'gone', confirmable, basis },
    ...{ decision: decision.decision, reason: decision.reason },
    earned: had(standing.earnedSeconds),
    makeUp: had(standing.makeUpSeconds),
    planned: asked(standing.plannedSeconds),
    required: asked(standing.requiredSeconds),
    stillNeeded: asked(standing.stillNeededSeconds),
    approvals: outcomes.map((one) => one.status),
    ...nameProblem(name),
    standing: { certificate: standingOf('certificate'), confirmation: standingOf('confirmation') },
  };
}

/** What of a name would stop a certificate, told before anything is issued. */
function nameProblem(name: string): Pick<Candidate, 'problem' | 'letter'> {
  if (name.trim() === '') return { problem: 'noName', letter: '' };
  const letter = letterWithoutFont(name);
  return letter === null ? { problem: null, letter: '' } : { problem: 'letter', letter };
}

/** The first letter of a text that no font of the documents has; null when all can be drawn. */
export function letterWithoutFont(text: string): string | null {
  try {
    runsOf(text, 600);
    return null;
  } catch (error) {
    if (error instanceof MissingGlyphError) return error.character;
    throw error;
  }
}
