import { InstUISettingsProvider } from '@instructure/emotion';
import { canvas, canvasHighContrast } from '@instructure/ui-themes';
import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import './theme.css';

const moreContrast = '(prefers-contrast: more)';

/**
 * Canvas' look, or its high-contrast theme when Canvas says that the person prefers it or the system
 * does. Our own parts take the same colours from the custom properties in theme.css.
 */
export function ThemeProvider(props: { highContrast: boolean; children: ReactNode }) {
  const asked = useSyncExternalStore(
    (listener) => {
      const query = matchMedia(moreContrast);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => matchMedia(moreContrast).matches,
  );
  const high = props.highContrast || asked;
  useEffect(() => {
    document.documentElement.dataset['contrast'] = high ? 'high' : 'normal';
  }, [high]);
  return (
    <InstUISettingsProvider key={String(high)} theme={high ? canvasHighContrast : canvas}>
      {props.children}
    </InstUISettingsProvider>
  );
}
