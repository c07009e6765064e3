import { useEffect } from 'react';
import { useLocation } from 'react-router';

/**
 * Keeps the tab's id (`?s=`) in the address through every navigation: a reload finds its session's
 * cookie by it.
 */
export function useKeepTabId(tabId: string | null): void {
  const { pathname, search } = useLocation();
  useEffect(() => {
    const url = new URL(location.href);
    if (tabId === null || url.searchParams.get('s') === tabId) return;
    url.searchParams.set('s', tabId);
    history.replaceState(history.state, '', url);
  }, [tabId, pathname, search]);
}
