import type { Platform } from '../platform.ts';
import { labelFor } from '../tool-config.ts';
import type { Course, Person } from '../types.ts';
import { isCurrent } from '../world.ts';
import type { Markup } from './html.ts';
import { roleLabels } from './labels.ts';
import { layout } from './layout.ts';
import type { MenuEntry } from './layout.ts';

export interface CoursePage {
  course: Course;
  person: Person;
  /** Address of this page below the course, such as `modules`; decides what the menu marks. */
  at: string;
  title: string;
  mainClass?: string;
  toolName?: string;
  content: Markup;
}

/** A page within a course: breadcrumb, course menu with the tool among its entries, content. */
export function coursePage(platform: Platform, page: CoursePage): string {
  const { course, person } = page;
  const as = `?as=${encodeURIComponent(person.key)}`;
  const home = `/courses/${course.id}`;
  const roles = platform.world.enrolmentsOf(person.key, course.id);
  const testStudent = roles.some((each) => each.role === 'studentView');
  return layout(platform, {
    title: `${page.title} – ${course.code}`,
    person,
    personRole: roles.map((each) => roleLabels[each.role]).join(', ') || 'administrator',
    crumbs: [
      { label: course.code, href: home + as },
      ...(page.at === '' ? [] : [{ label: page.title, href: `${home}/${page.at}${as}` }]),
    ],
    menu: { label: 'Kursmeny', entries: menuEntries(platform, page, as) },
    studentView: testStudent ? course : null,
    content: page.content,
    ...(page.mainClass === undefined ? {} : { mainClass: page.mainClass }),
    ...(page.toolName === undefined ? {} : { toolName: page.toolName }),
  });
}

function menuEntries(
  platform: Platform,
  { course, person, at }: CoursePage,
  as: string,
): MenuEntry[] {
  const home = `/courses/${course.id}`;
  const staff = isStaff(platform, course, person);
  const entry = (label: string, path: string): MenuEntry => ({
    label,
    href: path === '' ? home + as : `${home}/${path}${as}`,
    current: at === path,
  });
  const tools = platform.world.toolsIn({ courseId: course.id }).flatMap((tool) => {
    const key = platform.world.developerKey(tool.clientId);
    const placement = key?.placements.find((each) => each.placement === 'course_navigation');
    // Canvas: `visibility` decides who sees the entry, `default` whether the course starts with it.
    if (!key || !placement || key.state === 'off' || placement.default === 'disabled') return [];
    if (placement.visibility === 'admins' && !staff) return [];
    return [entry(labelFor(key, placement, person.locale), `external_tools/${tool.id}`)];
  });
  return [
    entry('Hjem', ''),
    entry('Moduler', 'modules'),
    entry('Oppgaver', 'assignments'),
    ...(staff ? [entry('Vurderinger', 'gradebook'), entry('Personer', 'users')] : []),
    ...tools,
  ];
}

/** Who may change a course: its teachers and assistants, and administrators of its account. */
export function isStaff({ world }: Platform, course: Course, person: Person): boolean {
  const teaches = world
    .enrolmentsOf(person.key, course.id)
    .some((each) => isCurrent(each) && ['teacher', 'ta', 'designer'].includes(each.role));
  return teaches || world.administers(person, course.accountId);
}
