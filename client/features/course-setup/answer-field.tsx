import { RadioInput, RadioInputGroup } from '@instructure/ui-radio-input';
import type { ApprovalShape as Approval } from '#contract/course-plan';
import { formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { HoursField } from './hours-field.tsx';
import { withApproval } from './plan-edit.ts';
import type { PlanEditor } from './use-plan-editor.ts';

type Kind = 'none' | 'approved' | 'refused';

/**
 * What a body answered when the time held had fallen below what it approved (rule 18). The time that
 * it was told of is kept with the answer: should it fall further, it is asked again.
 */
export function AnswerField({ editor, approval }: { editor: PlanEditor; approval: Approval }) {
  const { t, locale } = useTexts('course-setup');
  const { figures } = editor;
  if (figures === null) return null;
  const { id, answer, unit, approvedMinutes } = approval;
  const { heldSeconds } = figures;
  const set = (next: Approval['answer']) =>
    editor.change(`${id}.answer`, (plan) => withApproval(plan, id, { answer: next }));
  const choose = (kind: Kind) => {
    switch (kind) {
      case 'none':
        set(undefined);
        break;
      case 'approved':
        set({ kind, approvedMinutes, heldSeconds });
        break;
      case 'refused':
        set({ kind, heldSeconds });
        break;
      default:
        kind satisfies never;
    }
  };
  return (
    <div className="kd-answer">
      <RadioInputGroup
        name={`answer-${id}`}
        description={t('answer.title')}
        value={answer?.kind ?? 'none'}
        messages={[
          {
            type: 'hint',
            text: t('answer.hint', { held: formatMinutes(figures.held, locale) }),
          },
        ]}
        onChange={(_event, value) => choose(value as Kind)}
      >
        <RadioInput label={t('answer.none')} value="none" />
        <RadioInput label={t('answer.approved')} value="approved" />
        <RadioInput label={t('answer.refused')} value="refused" />
      </RadioInputGroup>
      {answer?.kind === 'approved' && (
        <HoursField
          label={t('answer.hours')}
          minutes={answer.approvedMinutes}
          unit={unit}
          onChange={(minutes) => set({ ...answer, approvedMinutes: minutes, heldSeconds })}
        />
      )}
    </div>
  );
}
