import type app from './nb/app.json';
import type ui from './nb/ui.json';

/**
 * The namespaces of the texts, one JSON file per feature and language (`nb/<feature>.json`, nn, en).
 * The Norwegian file decides which keys exist: a missing key is a compile error, a difference between
 * the languages fails tests/client/texts.test.ts.
 */
export interface Resources {
  app: typeof app;
  ui: typeof ui;
}

export type Namespace = keyof Resources;

export type Locale = 'nb' | 'nn' | 'en';
