import { useId, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useMe } from '../api/call.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { navSections, openSection } from './nav-links.ts';
import { standsAlone } from './pages.ts';

/**
 * The pages of the person's role as a row of links, with a second row where the open one has more
 * below it; on a narrow screen a button with the current page's name unfolds all of them. Not shown
 * where there is only one, nor beside a page that stands by itself.
 */
export function Navigation() {
  const { t } = useTexts('app');
  const { role, course } = useMe();
  const { pathname } = useLocation();
  const [unfoldedAt, setUnfoldedAt] = useState<string | null>(null);
  const listId = useId();
  const sections = navSections(role, course?.setUp ?? true);
  if (sections.length < 2 || standsAlone(pathname)) return <span />;
  const open = openSection(sections, pathname);
  const { section, page } = open ?? {};
  const shown = page === undefined || page.path === section?.path ? (section ?? sections[0]) : page;
  const unfolded = unfoldedAt === pathname;
  return (
    <nav className="kd-nav" aria-label={t('nav.label')}>
      <button
        type="button"
        className="kd-nav-toggle"
        aria-expanded={unfolded}
        aria-controls={listId}
        onClick={() => setUnfoldedAt(unfolded ? null : pathname)}
      >
        <span>{shown && t(`nav.${shown.nav}`)}</span>
        <span aria-hidden="true" className="kd-nav-arrow" />
      </button>
      <ul id={listId} className="kd-nav-list" data-open={unfolded}>
        {sections.map(({ path, nav, below }) => {
          const here = section?.path === path;
          return (
            <li key={path} className="kd-nav-item">
              <Link
                to={path}
                className="kd-nav-link"
                aria-current={here ? (below.length === 0 ? 'page' : 'true') : undefined}
              >
                {t(`nav.${nav}`)}
              </Link>
              {here && below.length > 0 && (
                <ul className="kd-nav-below">
                  {below.map((one) => (
                    <li key={one.path}>
                      <Link
                        to={one.path}
                        className="kd-nav-link"
                        aria-current={one.path === page?.path ? 'page' : undefined}
                      >
                        {t(`nav.${one.nav}`)}
                      </Link>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
