import type { IssuedCertificate } from '#contract/certificates';
import { formatDateWithoutWeekday } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';

/** How the mail of a certificate stands, in words. */
export function useMailWords(): (mail: IssuedCertificate['mail']) => string {
  const { t } = useTexts('certificates');
  return (mail) => {
    if (mail === null) return t('mail.none');
    const { state, reason } = mail;
    if (state !== 'refused') return t(`mail.${state}`);
    if (reason === 'NO_ADDRESS' || reason === 'NOT_WANTED') return t(`mail.${reason}`);
    return `${t('mail.refused')} (${reason})`;
  };
}

/** An instant as the day that it was where the reader is. */
export function useDayOf(): (instant: string) => string {
  const { locale } = useTexts('certificates');
  return (instant) => {
    const at = new Date(instant);
    const two = (value: number) => String(value).padStart(2, '0');
    const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
    return formatDateWithoutWeekday(date, locale);
  };
}
