import type { ApprovalShape } from '#contract/course-plan';
import { useTexts } from '../../i18n/use-texts.ts';
import type { FieldProps } from '../../ui/field-props.ts';
import { ParsedField } from '../../ui/parsed-field.tsx';
import { hoursNumber } from './words.ts';

interface Props extends FieldProps {
  /** Clock minutes; 0 while there are none. */
  minutes: number;
  unit: ApprovalShape['unit'];
  onChange: (minutes: number) => void;
}

/** Approved hours as the body words them: "22,5"; kept as clock minutes. */
export function HoursField({ minutes, unit, onChange, ...props }: Props) {
  const { t, locale } = useTexts('course-setup');
  return (
    <ParsedField<number>
      {...props}
      width="14rem"
      inputMode="text"
      value={minutes === 0 ? '' : minutes}
      onChange={(value) => onChange(value === '' ? 0 : value)}
      parse={(text) => parseHours(text, unit)}
      format={(value) => hoursNumber(value, unit, locale)}
      problem={t('approvals.notHours')}
    />
  );
}

function parseHours(text: string, unit: number): number | null {
  const typed = /^(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:t|h|timer|timar|hours)?\.?$/.exec(
    text.trim().toLowerCase(),
  )?.[1];
  return typed === undefined ? null : Math.round(Number(typed.replace(',', '.')) * unit);
}
