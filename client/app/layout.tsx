import { useEffect, useRef } from 'react';
import { tabId, useMe, useSession } from '../api/call.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { ArrivalProvider } from '../ui/arrival.tsx';
import { scrollFrameToTop, useFrameResize } from './frame.ts';
import { useKeepTabId } from './keep-tab-id.ts';
import './layout.css';
import { LanguageSwitch } from './language-switch.tsx';
import { Navigation } from './navigation.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { Pages } from './routes.tsx';
import { SessionEndedNotice } from './session-ended-notice.tsx';
import { useLocation } from 'react-router';

/** What is around every page: skip link, navigation by role, language, notices of the session. */
export function Layout() {
  const { t, locale } = useTexts('app');
  const { testUser } = useMe();
  const state = useSession();
  const { pathname } = useLocation();
  const frame = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLElement>(null);
  useKeepTabId(tabId);
  useFrameResize(frame);

  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);

  return (
    <div className="kd-frame" ref={frame}>
      <a
        className="kd-skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t('skipLink')}
      </a>
      <header className="kd-top">
        <Navigation />
        <LanguageSwitch />
      </header>
      <OfflineNotice />
      {state.phase === 'ended' && <SessionEndedNotice error={state.error} />}
      {testUser && <p className="kd-strip">{t('testUser')}</p>}
      <main id="main" className="kd-main" tabIndex={-1} ref={main}>
        <ArrivalProvider place={pathname} onArrival={scrollFrameToTop}>
          <Pages />
        </ArrivalProvider>
      </main>
    </div>
  );
}
