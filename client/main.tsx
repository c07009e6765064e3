import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { addressAfter, codeIn } from './app/entry.ts';
import { App } from './app/app.tsx';
import { session } from './api/call.ts';
import { firstLocale } from './api/first-locale.ts';
import { changeTexts, startTexts } from './i18n/start.ts';

const code = codeIn(new URL(location.href));
const [goTo] = await Promise.all([
  session.start(code),
  startTexts(firstLocale(navigator.languages)),
]);
const state = session.state();
if ('me' in state) await changeTexts(state.me.locale);
history.replaceState(null, '', addressAfter(new URL(location.href), '/app', goTo));

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
