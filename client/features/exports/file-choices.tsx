import type { Format, Purpose } from '#contract/exports';
import { useTexts } from '../../i18n/use-texts.ts';
import { SelectField } from '../../ui/select-field.tsx';

const formats: readonly Format[] = ['xlsx', 'csv', 'pdf'];

/** The format of a file; Excel is what most can open. */
export function FormatField({
  value,
  onChange,
}: {
  value: Format;
  onChange: (value: Format) => void;
}) {
  const { t } = useTexts('exports');
  return (
    <SelectField
      label={t('format.label')}
      value={value}
      onChange={onChange}
      options={formats.map((one) => ({ value: one, label: t(`format.${one}`) }))}
    />
  );
}

interface Why {
  /** What this file is taken out for, likeliest first. */
  reasons: readonly Purpose[];
  value: Purpose;
  onChange: (value: Purpose) => void;
}

/** Why the file is taken out: whom it tells of sees that. */
export function WhyField({ reasons, value, onChange }: Why) {
  const { t } = useTexts('exports');
  return (
    <SelectField
      label={t('why.label')}
      value={value}
      onChange={onChange}
      options={reasons.map((one) => ({ value: one, label: t(`why.${one}`) }))}
    />
  );
}
