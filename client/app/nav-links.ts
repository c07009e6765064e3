import { matchPath } from 'react-router';
import type { Role } from '#contract/roles';
import { pagesFor, type Page } from './pages.ts';

interface NavPage {
  path: string;
  nav: NonNullable<Page['nav']>;
}

/** A page in the navigation, with the row that is shown below it while one of that row is open. */
export interface NavSection extends NavPage {
  below: readonly NavPage[];
  /** Paths of pages without a name in the navigation that belong here. */
  within: readonly string[];
}

/** The navigation of a role, in the order of the pages. */
export function navSections(role: Role, setUp: boolean): readonly NavSection[] {
  const all = pagesFor(role, setUp);
  const shown = all.flatMap(({ path, nav, under, navBelow }) =>
    nav === undefined ? [] : [{ path, nav, under, navBelow }],
  );
  return shown
    .filter(({ under }) => under === undefined)
    .map(({ path, nav, navBelow = nav }) => {
      const others = shown.filter((one) => one.under === path);
      const below = others.length === 0 ? [] : [{ path, nav: navBelow }, ...others];
      const nameless = all.filter((one) => one.nav === undefined && one.under === path);
      return { path, nav, below, within: nameless.map((one) => one.path) };
    });
}

/** A page counts as open on its own path and on those below it. */
function isOpen({ path }: NavPage, pathname: string): boolean {
  return pathname === path || (path !== '/' && pathname.startsWith(`${path}/`));
}

/** The section that a path belongs to, and its page there; null for a page outside of all. */
export function openSection(
  sections: readonly NavSection[],
  pathname: string,
): { section: NavSection; page: NavPage } | null {
  for (const section of sections) {
    const page = [...section.below, section].find((one) => isOpen(one, pathname));
    if (page !== undefined) return { section, page };
  }
  const section = sections.find(({ within }) => within.some((path) => matchPath(path, pathname)));
  return section === undefined ? null : { section, page: section };
}
