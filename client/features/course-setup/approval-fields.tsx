import { Checkbox } from '@instructure/ui-checkbox';
import type { ApprovalShape as Approval } from '#contract/course-plan';
import { useTexts } from '../../i18n/use-texts.ts';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { HoursField } from './hours-field.tsx';
import { PercentField } from './percent-field.tsx';
import { withApproval } from './plan-edit.ts';
import { problemsAt, type PlanEditor } from './use-plan-editor.ts';
import { useWords } from './words.ts';

const units = ['60', '45'] as const;

/** What one body has approved, and what it asks for itself. */
export function ApprovalFields({ editor, approval }: { editor: PlanEditor; approval: Approval }) {
  const { t } = useTexts('course-setup');
  const words = useWords(editor.plan);
  const { id, unit, minimumPercent } = approval;
  const faultAt = problemsAt(editor.problems, { approval: id });
  const error = (field: string) => {
    const fault = faultAt(field);
    return fault && words.problem(fault);
  };
  const set = (change: Partial<Approval>) =>
    editor.change(`${id}.${Object.keys(change).join()}`, (plan) => withApproval(plan, id, change));
  return (
    <div className="kd-form">
      <TextField
        label={t('field.body')}
        required
        value={approval.body}
        error={error('body')}
        onChange={(body) => set({ body })}
      />
      <div className="kd-field-pair">
        <HoursField
          label={t('field.approvedMinutes')}
          required
          minutes={approval.approvedMinutes}
          unit={unit}
          error={error('approvedMinutes')}
          onChange={(approvedMinutes) => set({ approvedMinutes })}
        />
        <SelectField
          label={t('field.unit')}
          value={unit === 60 ? '60' : '45'}
          options={units.map((one) => ({ value: one, label: t(`approvals.unit${one}`) }))}
          onChange={(value) => {
            const next = value === '60' ? 60 : 45;
            const approvedMinutes = Math.round((approval.approvedMinutes / unit) * next);
            set({ unit: next, approvedMinutes });
          }}
        />
      </div>
      <LongTextField
        label={t('field.wording')}
        hint={t('approvals.wordingHint')}
        value={approval.wording}
        error={error('wording')}
        onChange={(wording) => set({ wording })}
      />
      <TextField
        label={t('field.reference')}
        hint={t('approvals.referenceHint')}
        value={approval.reference}
        error={error('reference')}
        onChange={(reference) => set({ reference })}
      />
      <Checkbox
        label={t('approvals.ownMinimum')}
        checked={minimumPercent !== undefined}
        onChange={() => set({ minimumPercent: minimumPercent === undefined ? 100 : undefined })}
      />
      {minimumPercent !== undefined && (
        <PercentField
          label={t('field.minimumPercent')}
          value={minimumPercent}
          error={error('minimumPercent')}
          onChange={(percent) => set({ minimumPercent: percent })}
        />
      )}
      <Checkbox
        label={t('field.acceptsMakeUp')}
        checked={approval.acceptsMakeUp}
        onChange={() => set({ acceptsMakeUp: !approval.acceptsMakeUp })}
      />
      <Checkbox
        label={t('field.documentedPresence')}
        checked={approval.documentedPresence}
        onChange={() => set({ documentedPresence: !approval.documentedPresence })}
      />
      <LongTextField
        label={t('field.columns')}
        hint={t('approvals.columnsHint')}
        value={approval.columns.join('\n')}
        error={error('columns')}
        onChange={(text) => set({ columns: text.split('\n') })}
      />
    </div>
  );
}
