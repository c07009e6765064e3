import { lazy, type ComponentType } from 'react';
import type { Namespace } from '../i18n/resources.ts';
import { loadTexts } from '../i18n/start.ts';

/** A page's code and its texts, loaded together when it is first opened. */
export function page(
  namespace: Namespace,
  load: () => Promise<{ default: ComponentType }>,
): ComponentType {
  return lazy(() => Promise.all([load(), loadTexts(namespace)]).then(([module]) => module));
}
