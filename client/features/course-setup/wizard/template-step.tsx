import { useId, useState } from 'react';
import type { Template } from '#contract/course-setup';
import { formatDate, formatMinutes, formatNumber } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { LoadState } from '../../../ui/load-state.tsx';
import { useTemplates } from '../queries.ts';
import type { Answers } from './answers.ts';
import { StepFooter } from './step-footer.tsx';

interface Props {
  answers: Answers;
  onAnswer: (change: Partial<Answers>) => void;
  onNext: () => void;
}

/** Which course it is most like: a whole one, a shape by days and hours, or nothing yet. */
export function TemplateStep({ answers, onAnswer, onNext }: Props) {
  const { t, locale } = useTexts('course-setup');
  const templates = useTemplates();
  const [tried, setTried] = useState(false);
  const missing = tried && answers.templateId === '';
  const choose = ({ id, kind, days, earlier }: Template) =>
    onAnswer({
      templateId: id,
      percent: earlier?.percent ?? 80,
      language: earlier?.language ?? locale,
      spacing: kind === 'empty' ? 'weekly' : 'template',
      ...{ start: null, end: null },
      days: kind === 'empty' ? Array.from({ length: Math.max(days, 1) }, () => ({})) : null,
    });
  return (
    <>
      <h2>{t('wizard.which')}</h2>
      <LoadState of={templates}>
        {({ templates: all }) => (
          <>
            <Earlier all={all} chosen={answers.templateId} onChoose={choose} />
            <Choices
              legend={t('wizard.courses')}
              templates={all.filter(({ kind }) => kind === 'course')}
              chosen={answers.templateId}
              onChoose={choose}
            />
            <Shapes all={all} chosen={answers.templateId} onChoose={choose} />
            <Choices
              legend={t('wizard.empty')}
              templates={all.filter(({ kind }) => kind === 'empty')}
              chosen={answers.templateId}
              onChoose={choose}
            />
          </>
        )}
      </LoadState>
      <p role="alert" className="kd-fault">
        {missing && t('wizard.chooseOne')}
      </p>
      <StepFooter
        nextLabel={t('wizard.toDates')}
        onNext={() => {
          setTried(true);
          if (answers.templateId !== '') onNext();
        }}
      />
    </>
  );
}

interface ChoicesProps {
  legend: string;
  templates: readonly Template[];
  chosen: string;
  onChoose: (template: Template) => void;
  children?: React.ReactNode;
}

function Choices({ legend, templates, chosen, onChoose, children }: ChoicesProps) {
  const { t, locale } = useTexts('course-setup');
  const id = useId();
  return (
    <fieldset className="kd-choices">
      <legend>{legend}</legend>
      {children}
      <div className="kd-choice-cards" data-kind={templates[0]?.kind}>
        {templates.map((template) => (
          <label key={template.id} className="kd-choice">
            <input
              type="radio"
              name="template"
              value={template.id}
              checked={chosen === template.id}
              aria-describedby={`${id}-${template.id}`}
              onChange={() => onChoose(template)}
            />
            <span>
              <strong>{template.name}</strong>
              <span id={`${id}-${template.id}`} className="kd-choice-text">
                {template.summary}
                {template.earlier !== null &&
                  t('wizard.earlierSum', {
                    date: formatDate(template.earlier.firstDate, locale),
                    days: template.days,
                    time: formatMinutes(template.planned, locale),
                  })}
                {template.kind === 'course' && (
                  <>
                    {' '}
                    {t('wizard.sum', {
                      days: template.days,
                      time: formatMinutes(template.planned, locale),
                    })}
                  </>
                )}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The course that this one was copied from; nothing where it was not copied. */
function Earlier({
  all,
  ...rest
}: Pick<ChoicesProps, 'chosen' | 'onChoose'> & { all: readonly Template[] }) {
  const { t } = useTexts('course-setup');
  const earlier = all.filter(({ kind }) => kind === 'earlier');
  if (earlier.length === 0) return null;
  return (
    <Choices legend={t('wizard.earlier')} templates={earlier} {...rest}>
      <p>{t('wizard.earlierText')}</p>
    </Choices>
  );
}

/** Courses by their number of days. */
function Shapes({
  all,
  ...rest
}: Pick<ChoicesProps, 'chosen' | 'onChoose'> & { all: readonly Template[] }) {
  const { t, locale } = useTexts('course-setup');
  const [days, setDays] = useState<number | null>(null);
  const shapes = all.filter(({ kind }) => kind === 'shape');
  const counts = [...new Set(shapes.map(({ wholeDays }) => wholeDays))].toSorted((a, b) => a - b);
  const shown = shapes.filter(({ id, wholeDays }) => wholeDays === days || id === rest.chosen);
  return (
    <Choices legend={t('wizard.shapes')} templates={shown} {...rest}>
      <p>{t('wizard.shapesText')}</p>
      <div className="kd-day-filter" role="group" aria-label={t('wizard.howManyDays')}>
        {counts.map((count) => (
          <button
            key={count}
            type="button"
            aria-pressed={days === count}
            onClick={() => setDays(count)}
          >
            {t('wizard.dayCount', { count, days: dayNumber(count) })}
          </button>
        ))}
      </div>
    </Choices>
  );

  function dayNumber(count: number): string {
    return formatNumber(count, locale, Number.isInteger(count) ? 0 : 1);
  }
}
