import { useTexts } from '../../i18n/use-texts.ts';
import { DurationField } from '../../ui/duration-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TimeField } from '../../ui/time-field.tsx';
import type { Choice, Filled } from './act-choices.ts';

interface Props {
  choice: Choice;
  filled: Filled;
  onChange: (filled: Filled) => void;
}

/** What one choice needs to be told: times, or a length of time. */
export function ActFields({ choice, filled, onChange }: Props) {
  const { t } = useTexts('attendance');
  if (choice === 'presence') {
    return (
      <div className="kd-field-row">
        <TimeField
          label={t('act.from')}
          value={filled.from}
          onChange={(from) => onChange({ ...filled, from })}
        />
        <TimeField
          label={t('act.to')}
          value={filled.to}
          onChange={(to) => onChange({ ...filled, to })}
        />
      </div>
    );
  }
  if (choice !== 'correction' && choice !== 'makeUp') return null;
  return (
    <div className="kd-field-row">
      {choice === 'correction' && (
        <SelectField
          label={t('act.direction')}
          width="9rem"
          value={filled.subtract ? 'subtract' : 'add'}
          options={[
            { value: 'add', label: t('act.add') },
            { value: 'subtract', label: t('act.subtract') },
          ]}
          onChange={(direction) => onChange({ ...filled, subtract: direction === 'subtract' })}
        />
      )}
      <DurationField
        label={t('act.minutes')}
        hint={t(choice === 'makeUp' ? 'act.makeUpHint' : 'act.durationHint')}
        value={filled.minutes}
        onChange={(minutes) => onChange({ ...filled, minutes })}
      />
    </div>
  );
}
