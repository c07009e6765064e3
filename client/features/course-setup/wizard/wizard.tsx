import { Alert } from '@instructure/ui-alerts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useMe } from '../../../api/call.ts';
import { useDraft } from '../../../api/use-draft.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { DraftOffer } from '../../../ui/draft-offer.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import '../course-setup.css';
import { useComposed } from '../queries.ts';
import { type Answers, compositionOf, firstAnswers } from './answers.ts';
import { CheckStep } from './check-step.tsx';
import { DatesStep } from './dates-step.tsx';
import { TemplateStep } from './template-step.tsx';
import './wizard.css';

const steps = ['template', 'dates', 'check'] as const;

/** The first set-up of a course: which course, when, and a look over it before it is saved. */
export function Wizard() {
  const { t, locale } = useTexts('course-setup');
  const { course } = useMe();
  const draft = useDraft<Answers>('course-setup');
  const [answers, setAnswers] = useState(() => firstAnswers(locale));
  const composed = useComposed(compositionOf(answers));
  const { keep } = draft;
  const answer = useCallback(
    (change: Partial<Answers>) => {
      setAnswers((before) => {
        const next = { ...before, ...change };
        keep(next);
        return next;
      });
    },
    [keep],
  );
  const goTo = (step: Answers['step']) => answer({ step });
  const { step } = answers;
  const top = useRef<HTMLOListElement>(null);
  const shownStep = useRef(step);
  useEffect(() => {
    if (shownStep.current === step) return;
    shownStep.current = step;
    top.current?.focus();
    top.current?.scrollIntoView({ block: 'start' });
  }, [step]);
  return (
    <>
      <PageHeading lead={course?.title ?? ''}>{t('wizard.title')}</PageHeading>
      {draft.offered !== null && step === 0 && answers.templateId === '' && (
        <DraftOffer
          savedAt={draft.offered.savedAt}
          timeZone={course?.timeZone ?? 'Europe/Oslo'}
          onTake={() => {
            const earlier = draft.offered?.value;
            draft.take();
            if (earlier !== undefined) setAnswers(earlier);
          }}
          onDrop={() => void draft.forget()}
        />
      )}
      <ol className="kd-steps" aria-label={t('wizard.steps')} tabIndex={-1} ref={top}>
        {steps.map((name, index) => (
          <li
            key={name}
            aria-current={index === step ? 'step' : undefined}
            data-done={index < step}
          >
            <span className="kd-step-number" aria-hidden="true">
              {index + 1}
            </span>
            {t(`wizard.step.${name}`)}
          </li>
        ))}
      </ol>
      {step === 0 && <TemplateStep answers={answers} onAnswer={answer} onNext={() => goTo(1)} />}
      {step === 1 && (
        <DatesStep
          answers={answers}
          composed={composed}
          onAnswer={answer}
          onBack={() => goTo(0)}
          onNext={() => goTo(2)}
        />
      )}
      {step === 2 && (
        <CheckStep
          answers={answers}
          composed={composed}
          onAnswer={answer}
          onBack={() => goTo(1)}
          onSaved={draft.forget}
        />
      )}
      {draft.state === 'failed' && <Alert variant="warning">{t('draftFailed')}</Alert>}
    </>
  );
}
