/** The Canvas courses between which preparation is copied. */
export interface CopiedBetween {
  /** Canvas' numbers of the courses, '' where Canvas did not say. */
  from: string;
  to: string;
  /** Canvas says that the course was made as a copy of the other: its pages have the same names. */
  isCopy: boolean;
}

/**
 * A task's link in another course: an address outside Canvas stays. A page of the other course leads
 * to the page of the same name where the course is a copy of that one, and is left out otherwise, as
 * is whatever else of it has numbers of its own: participants of this course cannot open it.
 * @param canvasHosts hosts of the Canvas that both courses are in
 */
export function copiedLink(
  link: string,
  { from, to, isCopy }: CopiedBetween,
  canvasHosts: readonly string[],
): string {
  if (link === '' || !URL.canParse(link)) return '';
  const address = new URL(link);
  if (!canvasHosts.includes(address.host)) return link;
  const [, course, rest = ''] = /^\/courses\/(\d+)(\/.*)?$/.exec(address.pathname) ?? [];
  if (course === undefined || course === to) return link;
  if (course !== from || !isCopy || to === '' || !/^\/pages\/[^/]+$/.test(rest)) return '';
  address.pathname = `/courses/${to}${rest}`;
  return address.href;
}
