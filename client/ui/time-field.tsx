import { formatTime } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { ParsedField, type ParsedFieldProps } from './parsed-field.tsx';
import { parseTime } from './parse.ts';

interface Props extends ParsedFieldProps {
  /** 'HH:MM', or '' while there is none. */
  value: string;
  onChange: (value: string) => void;
}

/** A time of day; takes "9", "0900" and "09.00" alike. */
export function TimeField(props: Props) {
  const { t, locale } = useTexts('ui');
  return (
    <ParsedField<string>
      width="6.5rem"
      inputMode="numeric"
      {...props}
      parse={parseTime}
      format={(time) => formatTime(time, locale)}
      problem={t('field.notATime')}
    />
  );
}
