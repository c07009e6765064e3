import type { PrepFileShape } from '#contract/prep';
import { formatNumber } from '../../i18n/format.ts';
import type { useTexts } from '../../i18n/use-texts.ts';

type Texts = ReturnType<typeof useTexts<'prep'>>;

/** What is known of a file: "PDF, 2 sider, 340 kB". */
export function fileWords(file: PrepFileShape, { t, locale }: Pick<Texts, 't' | 'locale'>): string {
  const { kind, pages, counted, bytes } = file;
  const megabytes = bytes / 1024 / 1024;
  return [
    t(`file.kind.${kind}`),
    pages === null
      ? t('file.pagesUnknown')
      : t(counted ? 'file.pages' : 'file.pagesStated', { count: pages }),
    megabytes < 1
      ? t('file.kilobytes', { size: formatNumber(Math.ceil(bytes / 1024), locale) })
      : t('file.megabytes', { size: formatNumber(megabytes, locale, 1) }),
  ].join(', ');
}
