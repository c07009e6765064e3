import { useId, useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useMe } from '../api/call.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { pagesFor, standsAlone } from './pages.ts';

/**
 * The pages of the person's role as a row of links; on a narrow screen a button with the current
 * page's name unfolds them. Not shown where there is only one, nor beside a page that
 * stands by itself.
 */
export function Navigation() {
  const { t } = useTexts('app');
  const { role, course } = useMe();
  const { pathname } = useLocation();
  const [openAt, setOpenAt] = useState<string | null>(null);
  const listId = useId();
  const links = pagesFor(role, course?.setUp ?? true).flatMap(({ path, nav }) =>
    nav === undefined ? [] : [{ path, name: t(`nav.${nav}`) }],
  );
  if (links.length < 2 || standsAlone(pathname)) return <span />;
  const current = links.find(({ path }) => isCurrent(path, pathname)) ?? links[0];
  const open = openAt === pathname;
  return (
    <nav className="kd-nav" aria-label={t('nav.label')}>
      <button
        type="button"
        className="kd-nav-toggle"
        aria-expanded={open}
        aria-controls={listId}
        onClick={() => setOpenAt(open ? null : pathname)}
      >
        <span>{current?.name}</span>
        <span aria-hidden="true" className="kd-nav-arrow" />
      </button>
      <ul id={listId} className="kd-nav-list" data-open={open}>
        {links.map(({ path, name }) => (
          <li key={path}>
            <NavLink to={path} end={path === '/'} className="kd-nav-link">
              {name}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A page counts as current on its own path and on those below it. */
function isCurrent(path: string, pathname: string): boolean {
  return pathname === path || (path !== '/' && pathname.startsWith(`${path}/`));
}
