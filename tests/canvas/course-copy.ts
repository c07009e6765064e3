import { randomUUID } from 'node:crypto';
import type { Platform } from './platform.ts';
import type { Assignment, Course, CourseModule, LineItem } from './types.ts';
import type { Notices } from './notices.ts';

export interface CourseCopyOptions {
  name?: string;
  code?: string;
  startAt?: string | null;
  endAt?: string | null;
  /** Who teaches the copy; those who teach the course unless said otherwise. */
  teachers?: string[];
}

/**
 * Copies a course as Canvas' "Copy this course" does: content comes along, people other than those
 * who teach it do not. Custom fields are copied as they are, resource links and assignments get ids of
 * their own, columns come without results (Canvas: `Importers::AssignmentImporter`, `Importers::LtiResourceLinkImporter`).
 */
export async function copyCourse(
  platform: Platform,
  notices: Notices,
  courseId: number,
  options: CourseCopyOptions = {},
): Promise<Course> {
  const { world } = platform;
  const from = world.course(courseId);
  const id = world.nextId();
  const course: Course = {
    ...from,
    id,
    name: options.name ?? `${from.name} (kopi)`,
    code: options.code ?? `${from.code}-${id}`,
    state: 'available',
    startAt: options.startAt ?? null,
    endAt: options.endAt ?? null,
    sisId: null,
    sections: from.sections.map((section) => ({ id: world.nextId(), name: section.name })),
  };
  world.data.courses.push(course);
  enrolTeachers(platform, from, course, options.teachers);
  copyContent(platform, from, course);
  const at = platform.clock().toISOString();
  world.data.courseCopies.push({ fromCourseId: from.id, toCourseId: course.id, at });
  world.save();
  await notices.contextCopied(course, from, at);
  return course;
}

function enrolTeachers(
  platform: Platform,
  from: Course,
  course: Course,
  teachers?: string[],
): void {
  const { world } = platform;
  const [section] = course.sections;
  if (!section) throw new Error('a course has at least one section');
  const staff = world
    .enrolments(from.id)
    .filter((each) => each.role === 'teacher' || each.role === 'ta')
    .filter((each) => teachers === undefined || teachers.includes(each.person));
  for (const each of staff) {
    world.data.enrolments.push({
      ...each,
      courseId: course.id,
      sectionId: section.id,
      state: 'active',
    });
  }
}

function copyContent(platform: Platform, from: Course, course: Course): void {
  const { world } = platform;
  const { data } = world;
  const links = new Map<string, string>();
  for (const link of data.resourceLinks.filter((each) => each.courseId === from.id)) {
    const uuid = randomUUID();
    links.set(link.uuid, uuid);
    data.resourceLinks.push({ ...link, uuid, courseId: course.id, custom: { ...link.custom } });
  }
  const newLink = (old: string | null) => (old === null ? null : (links.get(old) ?? null));
  const assignments = new Map<number, number>();
  for (const old of data.assignments.filter((each) => each.courseId === from.id)) {
    const copy: Assignment = {
      ...old,
      id: world.nextId(),
      ltiId: randomUUID(),
      courseId: course.id,
      resourceLink: newLink(old.resourceLink),
    };
    assignments.set(old.id, copy.id);
    data.assignments.push(copy);
    data.activityCopies.push({ from: old.ltiId, to: copy.ltiId });
  }
  for (const item of data.lineItems.filter((each) => each.courseId === from.id)) {
    const copy: LineItem = {
      ...item,
      id: world.nextId(),
      courseId: course.id,
      assignmentId: assignments.get(item.assignmentId) ?? 0,
      resourceLink: newLink(item.resourceLink),
    };
    data.lineItems.push(copy);
  }
  for (const old of data.modules.filter((each) => each.courseId === from.id)) {
    const copy: CourseModule = {
      ...old,
      id: world.nextId(),
      courseId: course.id,
      items: old.items.map((each) => ({
        ...each,
        id: world.nextId(),
        resourceLink: newLink(each.resourceLink),
        assignmentId:
          each.assignmentId === null ? null : (assignments.get(each.assignmentId) ?? null),
      })),
    };
    data.modules.push(copy);
  }
}
