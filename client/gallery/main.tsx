import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { changeTexts, startTexts } from '../i18n/start.ts';
import type { Locale } from '../i18n/resources.ts';
import { NoticeProvider } from '../ui/notices.tsx';
import { ThemeProvider } from '../ui/theme.tsx';
import { Gallery } from './gallery.tsx';

const wish = new URLSearchParams(location.search);
const locale = (wish.get('locale') ?? 'nb') as Locale;
await startTexts(locale);
await changeTexts(locale);
document.documentElement.lang = locale;

const root = document.getElementById('root');
if (root === null) throw new Error('ui-gallery.html has no #root');
createRoot(root).render(
  <StrictMode>
    <ThemeProvider highContrast={wish.get('contrast') === 'high'}>
      <NoticeProvider>
        <Gallery only={wish.get('only')} />
      </NoticeProvider>
    </ThemeProvider>
  </StrictMode>,
);
