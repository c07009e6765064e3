import type { Reply } from '#contract/endpoints';
import { missingDetails } from '#domain/known-details';
import { courseDetails } from '../../models/course-details.ts';
import type { Course } from '../../models/courses.ts';
import type { Models } from '../../models/open.ts';

/** What is known of each participant, from whom, and what is missing, in order of family name. */
export async function listRegistrations(
  models: Models,
  course: Course,
): Promise<Reply<'registrations.list'>> {
  const [participants, detailsOf, lists] = await Promise.all([
    models.people.listParticipants(course._id),
    courseDetails(models, course._id),
    models.registrations.ofCourse(course._id),
  ]);
  const rows = participants
    .filter((one) => !one.withdrawn)
    .map(({ personId, name, sections, group }) => {
      const known = detailsOf(personId);
      return {
        ...{ id: personId, name, sections, group },
        ...{ profession: known.profession, workplace: known.workplace, from: known.from },
        memberships: [...known.memberships],
        missing: missingDetails(known, group),
        erased: lists.get(personId)?.erasedAt != null,
      };
    });
  return { rows, bodies: (course.plan?.approvals ?? []).map(({ body }) => body) };
}
