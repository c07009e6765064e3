import { useTexts } from '../../i18n/use-texts.ts';
import type { FieldProps } from '../../ui/field-props.ts';
import { ParsedField } from '../../ui/parsed-field.tsx';

interface Props extends FieldProps {
  value: number;
  onChange: (value: number) => void;
}

/** Whole percent, typed with or without the sign; what is no number becomes 0, which is refused. */
export function PercentField({ value, onChange, ...props }: Props) {
  const { t } = useTexts('course-setup');
  return (
    <ParsedField<number>
      {...props}
      width="14rem"
      inputMode="numeric"
      value={value === 0 ? '' : value}
      onChange={(percent) => onChange(percent === '' ? 0 : percent)}
      parse={parsePercent}
      format={(percent) => `${percent} %`}
      problem={t('problem.PERCENT_OUT_OF_RANGE')}
    />
  );
}

function parsePercent(text: string): number | null {
  const digits = /^(\d{1,3})\s*(?:%|prosent|percent)?$/.exec(text.trim().toLowerCase())?.[1];
  return digits === undefined ? null : Number(digits);
}
