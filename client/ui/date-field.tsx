import { IconCalendarMonthLine } from '@instructure/ui-icons';
import { formatDate } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';
import './date-field.css';
import { ParsedField, type ParsedFieldProps } from './parsed-field.tsx';
import { dateAsTyped, parseDate } from './parse.ts';

interface Props extends ParsedFieldProps {
  /** 'YYYY-MM-DD', or '' while there is none. */
  value: string;
  onChange: (value: string) => void;
}

/**
 * A date, typed as Norwegians do ("6.2.2025") or picked in the browser's own calendar. The weekday
 * stands underneath, so that a wrong date is seen.
 */
export function DateField({ hint, ...props }: Props) {
  const { t, locale } = useTexts('ui');
  const { value, onChange, disabled = false } = props;
  return (
    <ParsedField<string>
      width="12rem"
      {...props}
      hint={value === '' ? (hint ?? t('field.dateExample')) : formatDate(value, locale)}
      parse={parseDate}
      format={(date) => dateAsTyped(date, locale)}
      problem={t('field.notADate')}
      after={
        <span className="kd-date-picker">
          <IconCalendarMonthLine />
          {/* A real date input over the icon: showPicker() is forbidden in a frame of another site. */}
          <input
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            disabled={disabled}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        </span>
      }
    />
  );
}
