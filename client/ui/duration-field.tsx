import { formatMinutes } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { ParsedField, type ParsedFieldProps } from './parsed-field.tsx';
import { parseMinutes } from './parse.ts';

interface Props extends ParsedFieldProps {
  /** Whole minutes, or '' while there are none. */
  value: number | '';
  onChange: (value: number | '') => void;
}

/** A length of time; takes "90", "1 t 30 min", "1:30" and "1,5 t" alike. */
export function DurationField(props: Props) {
  const { t, locale } = useTexts('ui');
  return (
    <ParsedField<number>
      width="9rem"
      {...props}
      parse={parseMinutes}
      format={(minutes) => formatMinutes(minutes, locale)}
      problem={t('field.notADuration')}
    />
  );
}
