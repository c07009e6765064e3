import type { DayShape } from '#contract/course-plan';
import { useTexts } from '../../i18n/use-texts.ts';
import { SelectField } from '../../ui/select-field.tsx';

type Audience = DayShape['audience'];

const choices = {
  all: undefined,
  professional: ['professional'],
  userRepresentative: ['userRepresentative'],
} as const satisfies Record<string, Audience>;
type Choice = keyof typeof choices;

interface Props {
  label: string;
  value: Audience;
  onChange: (value: Audience) => void;
  hideLabel?: boolean;
}

/** Whom a day or a segment is meant for. */
export function AudienceField({ label, value, onChange, hideLabel = false }: Props) {
  const { t } = useTexts('course-setup');
  const chosen: Choice = value?.length === 1 ? (value[0] ?? 'all') : 'all';
  return (
    <SelectField
      label={label}
      hideLabel={hideLabel}
      value={chosen}
      options={(Object.keys(choices) as Choice[]).map((one) => ({
        value: one,
        label: t(`audience.${one}`),
      }))}
      onChange={(next) => onChange(choices[next])}
    />
  );
}
