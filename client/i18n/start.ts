import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale, Namespace } from './resources.ts';

/** Every file of texts; each is its own chunk, so that only the active language is loaded. */
const files = import.meta.glob<Record<string, unknown>>('./{nb,nn,en}/*.json', {
  import: 'default',
});

const fromFiles = {
  type: 'backend' as const,
  init: () => undefined,
  read(
    locale: string,
    namespace: string,
    done: (error: Error | null, texts: Record<string, unknown> | null) => void,
  ): void {
    const load = files[`./${locale}/${namespace}.json`];
    if (load === undefined) {
      done(new Error(`no texts ${locale}/${namespace}`), null);
      return;
    }
    load().then(
      (texts) => done(null, texts),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    );
  },
};

/** Starts the texts in one language, with the frame's own namespaces loaded. */
export async function startTexts(locale: Locale): Promise<void> {
  await i18next
    .use(fromFiles)
    .use(initReactI18next)
    .init({
      lng: locale,
      fallbackLng: false,
      ns: ['app', 'ui'],
      defaultNS: 'app',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}

/** Changes the language: its texts are loaded, then everything on the page is rendered anew. */
export async function changeTexts(locale: Locale): Promise<void> {
  if (i18next.language !== locale) await i18next.changeLanguage(locale);
}

/** Loads a page's texts beside the page's code, so that the two do not wait for each other. */
export async function loadTexts(namespace: Namespace): Promise<void> {
  await i18next.loadNamespaces(namespace);
}
