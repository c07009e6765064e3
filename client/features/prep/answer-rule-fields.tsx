import { Checkbox } from '@instructure/ui-checkbox';
import { useTexts } from '../../i18n/use-texts.ts';
import { DurationField } from '../../ui/duration-field.tsx';
import { FileRuleFields } from './file-rule-fields.tsx';
import type { TaskForm } from './task-form.ts';

interface Props {
  form: TaskForm;
  onChange: (part: Partial<TaskForm>) => void;
}

/** What holds for a task that is answered: its file, handing in together, and make-up. */
export function AnswerRuleFields({ form, onChange }: Props) {
  const { t } = useTexts('prep');
  const hasMakeUp = form.makeUpMinutes !== 0;
  return (
    <>
      {form.answer === 'file' && <FileRuleFields form={form} onChange={onChange} />}
      <Checkbox
        label={t('form.togetherLabel')}
        checked={form.together}
        onChange={(event) => onChange({ together: event.target.checked })}
      />
      <div>
        <Checkbox
          label={t('form.makeUpLabel')}
          checked={hasMakeUp}
          onChange={(event) => onChange({ makeUpMinutes: event.target.checked ? '' : 0 })}
        />
        <p className="kd-prep-quiet">{t('form.makeUpHint')}</p>
        {hasMakeUp && (
          <DurationField
            width="22rem"
            label={t('form.field.makeUpMinutes')}
            value={form.makeUpMinutes}
            onChange={(makeUpMinutes) => onChange({ makeUpMinutes })}
          />
        )}
      </div>
    </>
  );
}
