import { Checkbox } from '@instructure/ui-checkbox';
import type { PrepContentShape } from '#contract/prep';
import { useTexts } from '../../i18n/use-texts.ts';
import { DurationField } from '../../ui/duration-field.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AnswerRuleFields } from './answer-rule-fields.tsx';
import { MomentField } from './moment-field.tsx';
import type { TaskForm } from './task-form.ts';

const kinds: readonly PrepContentShape['kind'][] = [
  ...(['read', 'watch', 'listen', 'reflect', 'do', 'homework'] as const),
];
const answers: readonly PrepContentShape['answer'][] = ['none', 'text', 'link', 'file'];
const readers: readonly PrepContentShape['readers'][] = ['leaders', 'group'];

interface Props {
  form: TaskForm;
  onChange: (part: Partial<TaskForm>) => void;
}

/** The fields of a task. */
export function TaskFields({ form, onChange }: Props) {
  const { t } = useTexts('prep');
  return (
    <div className="kd-prep-fields">
      <TextField
        label={t('form.field.title')}
        required
        value={form.title}
        onChange={(title) => onChange({ title })}
      />
      <LongTextField
        label={t('form.field.text')}
        hint={t('form.textHint')}
        value={form.text}
        height="8rem"
        onChange={(text) => onChange({ text })}
      />
      <TextField
        label={t('form.field.link')}
        hint={t('form.linkHint')}
        type="url"
        value={form.link}
        onChange={(link) => onChange({ link })}
      />
      <div className="kd-prep-pair">
        <SelectField
          label={t('form.field.kind')}
          value={form.kind}
          options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(kind) => onChange({ kind })}
        />
        <DurationField
          width="14rem"
          label={t('form.field.minutes')}
          value={form.minutes}
          onChange={(minutes) => onChange({ minutes })}
        />
      </div>
      <Checkbox
        label={t('form.requiredLabel')}
        checked={form.required}
        onChange={(event) => onChange({ required: event.target.checked })}
      />
      <div className="kd-prep-pair">
        <SelectField
          label={t('form.field.answer')}
          value={form.answer}
          options={answers.map((value) => ({ value, label: t(`form.answer.${value}`) }))}
          onChange={(answer) => onChange({ answer })}
        />
        {form.answer !== 'none' && (
          <SelectField
            label={t('form.field.readers')}
            hint={t('form.readersHint')}
            value={form.readers}
            options={readers.map((value) => ({ value, label: t(`form.readers.${value}`) }))}
            onChange={(one) => onChange({ readers: one })}
          />
        )}
      </div>
      {form.answer !== 'none' && <AnswerRuleFields form={form} onChange={onChange} />}
      <div className="kd-prep-pair">
        <MomentField
          label={t('form.field.opens')}
          usual={t('form.atOnce')}
          value={form.opens}
          onChange={(opens) => onChange({ opens })}
        />
        <MomentField
          label={t('form.field.due')}
          usual={t('form.whenDayBegins')}
          value={form.due}
          onChange={(due) => onChange({ due })}
        />
      </div>
    </div>
  );
}
