import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Locale, Namespace } from './resources.ts';

/**
 * The texts of one namespace in the active language: `const { t, locale } = useTexts('attendance')`,
 * then `t('grid.title')`, `t('recorded', { done: 22, all: 24 })`. Waits (Suspense) until loaded.
 */
export function useTexts<N extends Namespace>(namespace: N): { t: TFunction<N>; locale: Locale } {
  const { t, i18n } = useTranslation<Namespace>(namespace);
  return { t: t as TFunction<N>, locale: i18n.language as Locale };
}
