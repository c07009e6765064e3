import { useSyncExternalStore } from 'react';
import { useTexts } from '../i18n/use-texts.ts';

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** Says so while the browser has no network. */
export function OfflineNotice() {
  const { t } = useTexts('app');
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return <div role="status">{!online && <p className="kd-strip">{t('offline')}</p>}</div>;
}
