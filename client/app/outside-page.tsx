import { Button } from '@instructure/ui-buttons';
import { useEffect } from 'react';
import { useSession } from '../api/call.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { PageHeading } from '../ui/page-heading.tsx';

/** Shown when there is no session to go on with: opened outside Canvas, or reloaded too late. */
export function OutsidePage() {
  const { t, locale } = useTexts('app');
  const state = useSession();
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  if (state.phase !== 'outside') return null;
  const { code, message } = state.error;
  const lost = code === 'OFFLINE' || code === 'BAD_REPLY';
  const ended = code === 'ACCESS_ENDED';
  return (
    <main className="kd-main">
      <PageHeading>{t('outside.title')}</PageHeading>
      <p className="kd-prose">{lost ? t('outside.offline') : t('outside.text')}</p>
      {ended && <p className="kd-prose">{message}</p>}
      {lost && <Button onClick={() => location.reload()}>{t('outside.again')}</Button>}
    </main>
  );
}
