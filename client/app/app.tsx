import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { BrowserRouter } from 'react-router';
import { useSession } from '../api/call.ts';
import { createQueryClient } from '../api/query-client.ts';
import { NoticeProvider } from '../ui/notices.tsx';
import { ThemeProvider } from '../ui/theme.tsx';
import { CrashBoundary } from './crash-boundary.tsx';
import { Layout } from './layout.tsx';
import { OutsidePage } from './outside-page.tsx';
import { useStayingSignedIn } from './stay-signed-in.ts';

/** The client: its providers, and the page that fits where the session stands. */
export function App() {
  const state = useSession();
  const [client] = useState(createQueryClient);
  useStayingSignedIn();
  return (
    <ThemeProvider highContrast={'me' in state && state.me.highContrast}>
      <CrashBoundary>
        {'me' in state ? (
          <QueryClientProvider client={client}>
            <NoticeProvider>
              <BrowserRouter basename="/app">
                <Layout />
              </BrowserRouter>
            </NoticeProvider>
          </QueryClientProvider>
        ) : (
          <OutsidePage />
        )}
      </CrashBoundary>
    </ThemeProvider>
  );
}
