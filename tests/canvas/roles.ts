import type { EnrolmentRole, Person } from './types.ts';
import { roles } from './vocabulary.ts';
import { isCurrent } from './world.ts';
import type { World } from './world.ts';

/** Canvas: `Lti::SubstitutionsHelper::LIS_V2_LTI_ADVANTAGE_ROLE_MAP`. */
export const contextRoles: Record<EnrolmentRole, readonly string[]> = {
  student: [roles.learner],
  teacher: [roles.instructor],
  ta: [roles.teachingAssistant, roles.instructor],
  designer: [roles.contentDeveloper],
  observer: [roles.mentor],
  studentView: [roles.learner, roles.testUser],
};

/**
 * The roles of a launch: those in this course, and those that the person has anywhere in the
 * institution (Canvas: `Lti::SubstitutionsHelper#all_roles('lti1_3')` over `User#roles`). So a teacher of
 * another course carries `institution/person#Instructor` here too, and gives no right to anything.
 */
export function launchRoles(world: World, person: Person, courseId: number | null): string[] {
  const here = courseId === null ? [] : world.enrolmentsOf(person.key, courseId).filter(isCurrent);
  const anywhere = world.data.enrolments.filter(
    (each) => each.person === person.key && isCurrent(each),
  );
  const has = (...wanted: EnrolmentRole[]) => anywhere.some((each) => wanted.includes(each.role));
  const institution = [
    roles.systemUser,
    ...(has('student', 'studentView') ? [roles.institutionStudent] : []),
    ...(has('studentView') ? [roles.testUser] : []),
    ...(has('teacher', 'ta', 'designer') ? [roles.institutionInstructor] : []),
    ...(person.adminOf.length > 0 ? [roles.institutionAdministrator] : []),
  ];
  return [...new Set([...here.flatMap((each) => contextRoles[each.role]), ...institution])].sort();
}
