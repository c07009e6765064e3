import { RadioInput, RadioInputGroup } from '@instructure/ui-radio-input';
import { useState } from 'react';
import type { Composed } from '#contract/course-setup';
import { formatList, formatMinutes } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { DateField } from '../../../ui/date-field.tsx';
import { LoadState, type Loadable } from '../../../ui/load-state.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { TimeField } from '../../../ui/time-field.tsx';
import { timesOf } from '../plan-edit.ts';
import { beginsEarlier, type Answers, type Spacing } from './answers.ts';
import { DayRows } from './day-rows.tsx';
import { StepFooter } from './step-footer.tsx';

interface Props {
  answers: Answers;
  composed: Loadable<Composed>;
  onAnswer: (change: Partial<Answers>) => void;
  onBack: () => void;
  onNext: () => void;
}

const spacings: readonly Spacing[] = [
  'template',
  'consecutive',
  'weekly',
  'fortnightly',
  'monthly',
];

/** What a template cannot know: dates, times, where, and whether lunch counts. */
export function DatesStep({ answers, composed, onAnswer, onBack, onNext }: Props) {
  const { t } = useTexts('course-setup');
  const [tried, setTried] = useState(false);
  const days = composed.data?.plan.days.length ?? 0;
  const usual = usualTimes(composed.data);
  const placesKept = composed.data?.plan.days.some(({ place }) => place !== '') ?? false;
  const faulty = (composed.data?.problems.length ?? 1) > 0;
  return (
    <>
      <h2>{t('wizard.when')}</h2>
      <div className="kd-form">
        <DateField
          label={t('wizard.firstDate')}
          required
          value={answers.firstDate}
          error={tried && answers.firstDate === '' ? t('problem.INVALID_DATE') : undefined}
          onChange={(firstDate) => onAnswer({ firstDate })}
        />
        {(days > 1 || answers.templateId === 'empty') && (
          <SelectField
            label={t('wizard.spacing')}
            value={answers.spacing}
            options={spacings
              .filter((one) => one !== 'template' || answers.templateId !== 'empty')
              .map((value) => ({ value, label: t(spacingKey(value, answers)) }))}
            onChange={(spacing) => onAnswer({ spacing, days: withoutDates(answers.days) })}
          />
        )}
        <div className="kd-field-pair">
          <div>
            <TimeField
              label={t('wizard.start')}
              width="100%"
              value={answers.start ?? usual.start}
              onChange={(start) => onAnswer({ start })}
            />
          </div>
          <div>
            <TimeField
              label={t('wizard.end')}
              width="100%"
              value={answers.end ?? usual.end}
              onChange={(end) => onAnswer({ end })}
            />
          </div>
        </div>
      </div>
      <LoadState of={composed}>
        {(made) => (
          <>
            <DayRows made={made} answers={answers} onAnswer={onAnswer} showFaults={tried} />
            <Lunch made={made} counts={answers.lunchCounts} onAnswer={onAnswer} />
          </>
        )}
      </LoadState>
      <h3>{t('wizard.where')}</h3>
      <div className="kd-form">
        <TextField
          label={t('field.meetingUrl')}
          type="url"
          hint={t('wizard.linkHint')}
          value={answers.meetingUrl}
          error={badLink(answers.meetingUrl) ? t('problem.LINK_NOT_HTTPS') : undefined}
          onChange={(meetingUrl) => onAnswer({ meetingUrl })}
        />
        <TextField
          label={t('field.place')}
          hint={t(placesKept ? 'wizard.placeKept' : 'wizard.placeHint')}
          value={answers.place}
          onChange={(place) => onAnswer({ place })}
        />
      </div>
      <p role="alert" className="kd-fault">
        {tried && faulty && t('wizard.mendFirst')}
      </p>
      <StepFooter
        nextLabel={t('wizard.toCheck')}
        onBack={onBack}
        onNext={() => {
          setTried(true);
          if (!faulty && !badLink(answers.meetingUrl)) onNext();
        }}
      />
    </>
  );
}

/** A template's own distances are, after a copy, those of the earlier course. */
function spacingKey(spacing: Spacing, answers: Answers) {
  return spacing === 'template' && beginsEarlier(answers)
    ? ('spacing.earlier' as const)
    : (`spacing.${spacing}` as const);
}

/** The times that all days have; '' where they differ. */
function usualTimes(made: Composed | undefined): { start: string; end: string } {
  const times = made?.plan.days.map(timesOf) ?? [];
  const shared = (side: 'start' | 'end') => {
    const first = times[0]?.[side] ?? '';
    return times.every((one) => one[side] === first) ? first : '';
  };
  return { start: shared('start'), end: shared('end') };
}

/** A spacing chosen anew holds for all days; their own times stay. */
function withoutDates(days: Answers['days']): Answers['days'] {
  return (
    days?.map(({ start, end }) => ({
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
    })) ?? null
  );
}

/** Said while typing; the server has the last word. */
function badLink(text: string): boolean {
  return text.trim() !== '' && !text.trim().toLowerCase().startsWith('https://');
}

interface LunchProps {
  made: Composed;
  counts: boolean;
  onAnswer: Props['onAnswer'];
}

/** Whether lunch counts, with what the hours become and which bodies have approved more. */
function Lunch({ made: { lunch }, counts, onAnswer }: LunchProps) {
  const { t, locale } = useTexts('course-setup');
  if (lunch === null) return null;
  return (
    <div className="kd-lunch">
      <RadioInputGroup
        name="lunch"
        description={t('wizard.lunch')}
        value={String(counts)}
        onChange={(_event, value) => onAnswer({ lunchCounts: value === 'true' })}
      >
        {lunch.map((way) => (
          <RadioInput
            key={String(way.counts)}
            value={String(way.counts)}
            label={
              <>
                {t(way.counts ? 'wizard.lunchCounts' : 'wizard.lunchNot', {
                  time: formatMinutes(way.planned, locale),
                })}
                <span className="kd-choice-text">
                  {way.short.length > 0
                    ? t('wizard.short', { bodies: formatList(way.short, locale) })
                    : t('wizard.enough')}
                </span>
              </>
            }
          />
        ))}
      </RadioInputGroup>
    </div>
  );
}
