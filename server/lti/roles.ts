import type { Role } from '#contract/roles';

const lis = 'http://purl.imsglobal.org/vocab/lis/v2';

/**
 * Who a person is, by the roles of one launch: exact names, and the first that matches wins, so that
 * whoever teaches and takes part in the same course is a leader. Only membership roles count in a
 * course, since Canvas' institution roles may come from another course. A designer (ContentDeveloper)
 * edits pages but does not teach: rules.md knows teachers and teaching assistants as leaders.
 */
const inCourse: readonly (readonly [uri: string, role: Exclude<Role, 'administrator'>])[] = [
  [`${lis}/membership#Instructor`, 'leader'],
  [`${lis}/membership/Instructor#TeachingAssistant`, 'leader'],
  [`${lis}/membership#Learner`, 'participant'],
  [`${lis}/membership#Mentor`, 'observer'],
];

/** An account's administrators; the role says nothing outside a launch from that account. */
const inAccount: readonly (readonly [uri: string, role: 'administrator'])[] = [
  [`${lis}/institution/person#Administrator`, 'administrator'],
];

const testUserRole = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';

export function roleInCourse(roles: readonly string[]): Exclude<Role, 'administrator'> {
  return inCourse.find(([uri]) => roles.includes(uri))?.[1] ?? 'none';
}

export function roleInAccount(roles: readonly string[]): 'administrator' | 'none' {
  return inAccount.find(([uri]) => roles.includes(uri))?.[1] ?? 'none';
}

/** Canvas' Test Student (Student View): may look, never counts. */
export function isTestUser(roles: readonly string[]): boolean {
  return roles.includes(testUserRole);
}
