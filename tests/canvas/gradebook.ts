import type { Request } from 'express';
import type { Platform } from './platform.ts';
import { callerWith, courseFor, refused } from './service-access.ts';
import type { Caller } from './service-access.ts';
import type { Assignment, Course, Deployment, LineItem, Person, Submission } from './types.ts';
import { NotFound } from './world.ts';

/** Canvas: `GradebookServices#verify_course_not_concluded`, behind `AdvantageServices`. */
export async function gradebookAccess(
  platform: Platform,
  request: Request<{ courseId: string }>,
  ...anyOf: string[]
): Promise<{ caller: Caller; course: Course; deployment: Deployment }> {
  const caller = await callerWith(platform, request, ...anyOf);
  const found = courseFor(platform, caller, request.params.courseId);
  if (found.course.state === 'completed') {
    throw refused.unprocessable(
      'This course has concluded. AGS requests will no longer be accepted for this course.',
    );
  }
  return { caller, ...found };
}

/** Canvas: `GradebookServices#verify_line_item_in_context`. @throws NotFound */
export function lineItemIn({ world }: Platform, course: Course, id: string): LineItem {
  const item = world.data.lineItems.find((each) => String(each.id) === id);
  if (item?.courseId !== course.id) throw new NotFound('no such line item');
  return item;
}

/** Whether the column is its assignment's first, which alone moves grades (Canvas: `Lti::LineItem#assignment_line_item?`). */
export function isOwnOf({ world }: Platform, item: LineItem): boolean {
  const first = world.data.lineItems.find((each) => each.assignmentId === item.assignmentId);
  return first?.id === item.id;
}

export function assignmentFor({ world }: Platform, item: LineItem): Assignment {
  return world.assignment(item.assignmentId);
}

/**
 * The student that a tool names by its LTI id or Canvas id (Canvas: `user_is_student?` with active
 * enrolments, Test Students included).
 */
export function studentIn({ world }: Platform, course: Course, userId: unknown): Person | null {
  const person = typeof userId === 'string' ? world.personBySub(userId) : undefined;
  if (!person) return null;
  const studies = world
    .enrolmentsOf(person.key, course.id)
    .some(
      (each) => each.state === 'active' && (each.role === 'student' || each.role === 'studentView'),
    );
  return studies ? person : null;
}

/** What the gradebook holds of a person under an assignment; made when first asked for. */
export function submissionOf(
  { world }: Platform,
  assignmentId: number,
  person: string,
): Submission {
  const there = world.data.submissions.find(
    (each) => each.assignmentId === assignmentId && each.person === person,
  );
  if (there) return there;
  const submission: Submission = {
    assignmentId,
    person,
    score: null,
    attempts: 0,
    submittedAt: null,
    comments: [],
  };
  world.data.submissions.push(submission);
  return submission;
}
