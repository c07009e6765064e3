import { useTexts } from '../i18n/use-texts.ts';

/** An error as a sentence: the server's own, or what to do when no answer came from it. */
export function ErrorSentence({ error }: { error: Error & { code?: string } }) {
  const { t } = useTexts('ui');
  if (error.code === 'OFFLINE') return t('error.offline');
  return error.message === '' || error.code === undefined ? t('error.unknown') : error.message;
}
