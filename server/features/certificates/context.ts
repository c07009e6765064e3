import { createHash } from 'node:crypto';
import type { CoursePlan } from '#domain/plan';
import { type HoursAndMinutes, roundedDown, roundedUp } from '#domain/shown';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Course } from '../../models/courses.ts';

export type PlannedCourse = Course & { plan: CoursePlan };

/** @throws AppError COURSE_NOT_SET_UP */
export function planned(course: Course): PlannedCourse {
  if (course.plan === null) throw new AppError('COURSE_NOT_SET_UP');
  return { ...course, plan: course.plan };
}

/** Who did something, as the audit wants it. */
export function actor({ course, session }: Pick<Caller, 'course' | 'session'>) {
  return { platformId: course.platformId, courseId: course._id, by: session.personId };
}

const total = ({ hours, minutes }: HoursAndMinutes) => hours * 60 + minutes;
/** Whole minutes of what a person has (rule 14). */
export const had = (seconds: number) => total(roundedDown(seconds));
/** Whole minutes of what is asked of a person (rule 14). */
export const asked = (seconds: number) => total(roundedUp(seconds));

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The address that a certificate names for checking it. */
export function verifyUrl(toolUrl: string, code: string): string {
  return `${toolUrl}/verify/${code}`;
}
