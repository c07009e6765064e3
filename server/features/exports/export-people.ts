import { approvalOutcome, type ApprovalOutcome } from '#domain/approvals';
import { heldSeconds } from '#domain/counted-days';
import type { KnownDetails } from '#domain/known-details';
import { familyAndGiven } from '#domain/name-parts';
import type { Group } from '#domain/plan';
import type { ParticipantStanding } from '#domain/standing';
import { courseDetails } from '../../models/course-details.ts';
import { courseFigures, type CourseFigures } from '../../models/course-figures.ts';
import type { Models } from '../../models/open.ts';
import type { PlannedCourse } from './context.ts';

/** A participant with all that lists tell of. */
export interface ExportPerson {
  id: string;
  name: string;
  givenName: string;
  familyName: string;
  email: string;
  group: Group | null;
  sections: readonly string[];
  details: KnownDetails;
  standing: ParticipantStanding;
  /** One for each of the course's approvals, in their order. */
  outcomes: readonly ApprovalOutcome[];
  /** Number of their valid certificate, or ''. */
  certificate: string;
}

/**
 * A course's participants for its lists, in order of family name; whoever was set aside is left out,
 * and whoever vanished from Canvas' list is there (rule 20).
 * @param section only those of this group in Canvas; '' for all
 */
export async function exportPeople(
  models: Models,
  course: PlannedCourse,
  section: string,
): Promise<{ people: ExportPerson[]; figures: CourseFigures }> {
  const [figures, detailsOf] = await Promise.all([
    courseFigures(models, course),
    courseDetails(models, course._id),
  ]);
  const members = figures.members.filter((one) => section === '' || one.sections.includes(section));
  const ids = members.map((one) => one.personId);
  const [identities, certificates] = await Promise.all([
    models.people.getPeople(ids),
    models.certificates.validOf(course._id, ids),
  ]);
  const numbers = new Map(
    certificates
      .filter((one) => one.kind === 'certificate')
      .map(({ personId, number }) => [personId, number]),
  );
  const held = { percent: course.plan.percent, heldSeconds: heldSeconds(figures.programme) };
  const people = members.map(({ personId, name, group, sections }): ExportPerson => {
    const standing = figures.standings.get(personId);
    if (standing === undefined) throw new Error('a participant without a standing');
    const identity = identities.get(personId);
    return {
      ...{ id: personId, name, group, sections, standing },
      ...familyAndGiven(name, identity?.givenName ?? '', identity?.familyName ?? ''),
      email: identity?.email ?? '',
      details: detailsOf(personId),
      outcomes: course.plan.approvals.map((terms) => approvalOutcome(terms, standing, held)),
      certificate: numbers.get(personId) ?? '',
    };
  });
  return { people, figures };
}
