import type { PrepContentShape } from '#contract/prep';
import { useTexts } from '../../i18n/use-texts.ts';
import { DateField } from '../../ui/date-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TimeField } from '../../ui/time-field.tsx';

type Moment = PrepContentShape['due'];

interface Props {
  label: string;
  /** What holds where no moment is chosen. */
  usual: string;
  value: Moment;
  onChange: (value: Moment) => void;
}

/** The usual moment, or another one by date and time. */
export function MomentField({ label, usual, value, onChange }: Props) {
  const { t } = useTexts('prep');
  return (
    <div>
      <SelectField
        label={label}
        value={value === null ? 'usual' : 'other'}
        options={[
          { value: 'usual', label: usual },
          { value: 'other', label: t('form.otherTime') },
        ]}
        onChange={(choice) => onChange(choice === 'usual' ? null : { date: '', time: '' })}
      />
      {value !== null && (
        <div className="kd-prep-moment">
          <DateField
            label={t('form.date', { what: label })}
            value={value.date}
            onChange={(date) => onChange({ ...value, date })}
          />
          <TimeField
            label={t('form.time', { what: label })}
            value={value.time}
            onChange={(time) => onChange({ ...value, time })}
          />
        </div>
      )}
    </div>
  );
}
