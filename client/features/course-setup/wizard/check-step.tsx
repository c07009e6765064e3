import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { Checkbox } from '@instructure/ui-checkbox';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ApprovalShape, CoursePlanShape as Plan } from '#contract/course-plan';
import type { Composed } from '#contract/course-setup';
import { ApiError } from '../../../api/api-error.ts';
import { call, session, useCourseId } from '../../../api/call.ts';
import {
  formatDate,
  formatMinutes,
  formatPercent,
  formatTime,
  formatTimes,
} from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { ErrorSentence } from '../../../ui/error-sentence.tsx';
import { LoadState, type Loadable } from '../../../ui/load-state.tsx';
import { useNotify } from '../../../ui/notices.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { PercentField } from '../percent-field.tsx';
import { timesOf } from '../plan-edit.ts';
import { useSaving } from '../queries.ts';
import { hoursWords, plannedWords } from '../words.ts';
import { type Answers, finishedPlan, keeps } from './answers.ts';
import { StepFooter } from './step-footer.tsx';

interface Props {
  answers: Answers;
  composed: Loadable<Composed>;
  onAnswer: (change: Partial<Answers>) => void;
  onBack: () => void;
  onSaved: () => Promise<void>;
}

/** A look over the whole before it is saved; everything can be changed later. */
export function CheckStep({ composed, ...rest }: Props) {
  return <LoadState of={composed}>{(made) => <Check made={made} {...rest} />}</LoadState>;
}

function Check({
  made,
  answers,
  onAnswer,
  onBack,
  onSaved,
}: Omit<Props, 'composed'> & { made: Composed }) {
  const { t, locale } = useTexts('course-setup');
  const courseId = useCourseId();
  const navigate = useNavigate();
  const notify = useNotify();
  const save = useSaving();
  const [tried, setTried] = useState(false);
  const plan = finishedPlan(made, answers);
  const { figures } = made;
  const required = Math.max(0, ...figures.byGroup.map((one) => one.required));
  const finish = async () => {
    setTried(true);
    if (plan.title.trim() === '' || answers.percent < 1) return;
    try {
      const { templateId } = answers;
      await save.mutateAsync({
        ...{ params: { courseId }, body: { baseRevision: 0, plan, templateId } },
      });
    } catch (error) {
      if (error instanceof ApiError) return;
      throw error;
    }
    await onSaved();
    notify('done', t('wizard.saved'));
    void navigate('/setup');
  };
  return (
    <>
      <h2>{t('wizard.check')}</h2>
      <div className="kd-form">
        <TextField
          label={t('field.title')}
          required
          hint={t('course.titleHint')}
          value={plan.title}
          error={tried && plan.title.trim() === '' ? t('problem.REQUIRED') : undefined}
          onChange={(title) => onAnswer({ title })}
        />
        <TextField
          label={t('field.organiser')}
          hint={t('course.organiserHint')}
          value={plan.organiser}
          onChange={(organiser) => onAnswer({ organiser })}
        />
        <div className="kd-field-pair">
          <div>
            <PercentField
              label={t('field.percent')}
              value={answers.percent}
              onChange={(percent) => onAnswer({ percent })}
              hint={
                answers.percent === 80 && figures.sameForAll
                  ? t('wizard.required', {
                      percent: formatPercent(80, locale),
                      time: formatMinutes(required, locale),
                    })
                  : undefined
              }
            />
          </div>
          <div>
            <SelectField
              label={t('field.language')}
              value={answers.language}
              options={(['nb', 'nn', 'en'] as const).map((one) => ({
                value: one,
                label: t(`language.${one}`),
              }))}
              onChange={(language) => onAnswer({ language })}
            />
          </div>
        </div>
      </div>
      <h3>
        {t('wizard.programme', {
          days: plan.days.length,
          time: plannedWords(t, locale, figures),
        })}
      </h3>
      <Programme plan={plan} />
      {made.plan.approvals.length > 0 && (
        <KeepApprovals all={made.plan.approvals} answers={answers} onAnswer={onAnswer} />
      )}
      <div role="alert">
        {save.error !== null && (
          <Alert variant="error">
            <ErrorSentence error={save.error} />
            {save.error.code === 'PLAN_CHANGED' && <OpenPlan />}
          </Alert>
        )}
      </div>
      <StepFooter
        nextLabel={t('wizard.save')}
        busy={save.isPending}
        onBack={onBack}
        onNext={() => void finish()}
      />
    </>
  );
}

/** Another leader has set the course up meanwhile: the way to what they made. */
function OpenPlan() {
  const { t } = useTexts('course-setup');
  const open = () => void call('session.me').then((me) => session.setMe(me));
  return (
    <>
      <p>{t('wizard.already')}</p>
      <Button size="small" onClick={open}>
        {t('toPlan')}
      </Button>
    </>
  );
}

/** Each day in a line, with its programme to unfold. */
function Programme({ plan }: { plan: Plan }) {
  const { t, locale } = useTexts('course-setup');
  return (
    <div className="kd-check-days">
      {plan.days.map((day, index) => {
        const { start, end } = timesOf(day);
        return (
          <details key={day.id}>
            <summary>
              <strong>{t('day.number', { number: index + 1 })}</strong>{' '}
              {formatDate(day.date, locale)}, {formatTimes(start, end, locale)}
              {day.title !== '' && <span className="kd-check-title">{day.title}</span>}
            </summary>
            <ul className="kd-plain-list">
              {day.segments.map((segment) => (
                <li key={segment.id}>
                  <span className="kd-numbers">{formatTime(segment.start, locale)}</span>{' '}
                  {segment.title}
                  {!segment.counts && ` (${t('wizard.notCounted')})`}
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </div>
  );
}

interface KeepProps {
  all: readonly ApprovalShape[];
  answers: Answers;
  onAnswer: Props['onAnswer'];
}

/** Approvals of another course do not hold for this one by themselves: the leader says which do. */
function KeepApprovals({ all, answers, onAnswer }: KeepProps) {
  const { t, locale } = useTexts('course-setup');
  return (
    <fieldset className="kd-choices">
      <legend>{t('approvals.title')}</legend>
      <p>{t('wizard.keepApprovals')}</p>
      <div className="kd-keep">
        {all.map((approval) => {
          const { id, body, approvedMinutes, unit } = approval;
          const kept = keeps(answers, approval);
          return (
            <Checkbox
              key={id}
              label={`${body}: ${hoursWords(t, locale, approvedMinutes, unit)}`}
              checked={kept}
              onChange={() =>
                onAnswer({
                  withoutBodies: kept
                    ? [...answers.withoutBodies, body]
                    : answers.withoutBodies.filter((one) => one !== body),
                })
              }
            />
          );
        })}
      </div>
    </fieldset>
  );
}
