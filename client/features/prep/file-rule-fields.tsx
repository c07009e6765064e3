import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { SelectField } from '../../ui/select-field.tsx';
import type { TaskForm } from './task-form.ts';

const sizes = [1, 2, 5, 10, 15, 20];
const pages = [0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30];

interface Props {
  form: Pick<TaskForm, 'maxMegabytes' | 'maxPages'>;
  onChange: (part: Partial<TaskForm>) => void;
}

/** How large a file may be that is handed in, and how many pages it may have. */
export function FileRuleFields({ form: { maxMegabytes, maxPages }, onChange }: Props) {
  const { t, locale } = useTexts('prep');
  const options = (some: readonly number[], chosen: number, label: (one: number) => string) =>
    [...new Set([...some, chosen])]
      .sort((a, b) => a - b)
      .map((one) => ({ value: String(one), label: label(one) }));
  return (
    <div className="kd-prep-pair">
      <SelectField
        label={t('form.field.maxMegabytes')}
        value={String(maxMegabytes)}
        options={options(sizes, maxMegabytes, (one) =>
          t('file.megabytes', { size: formatNumber(one, locale) }),
        )}
        onChange={(one) => onChange({ maxMegabytes: Number(one) })}
      />
      <SelectField
        label={t('form.field.maxPages')}
        hint={t('file.whatIsChecked')}
        value={String(maxPages)}
        options={options(pages, maxPages, (one) =>
          one === 0 ? t('form.anyPages') : t('file.pages', { count: one }),
        )}
        onChange={(one) => onChange({ maxPages: Number(one) })}
      />
    </div>
  );
}
