import { Suspense } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import type { Role } from '#contract/roles';
import { useMe } from '../api/call.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { Loading } from '../ui/loading.tsx';
import { CrashBoundary } from './crash-boundary.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { NothingHerePage } from './nothing-here-page.tsx';
import { pagesFor, setupPath } from './pages.ts';

/** The page at the current address, of those that the person's role may open. */
export function Pages() {
  const { t } = useTexts('app');
  const { role, course } = useMe();
  const { pathname } = useLocation();
  if (role === 'observer' || role === 'none') return <NothingHerePage why={role} />;
  const setUp = course?.setUp ?? true;
  return (
    <CrashBoundary key={pathname}>
      <Suspense fallback={<Loading label={t('loadingPage')} />}>
        <Routes>
          {pagesFor(role, setUp).map(({ path, component: Component }) => (
            <Route key={path} path={path} element={<Component />} />
          ))}
          <Route path="*" element={<Elsewhere role={role} setUp={setUp} />} />
        </Routes>
      </Suspense>
    </CrashBoundary>
  );
}

/** What stands at an address that is no page of this role, or not yet. */
function Elsewhere({ role, setUp }: { role: Role; setUp: boolean }) {
  const { pathname } = useLocation();
  if (setUp || pathname === setupPath) return <NotFoundPage />;
  return role === 'leader' ? (
    <Navigate to={setupPath} replace />
  ) : (
    <NothingHerePage why="notSetUp" />
  );
}
