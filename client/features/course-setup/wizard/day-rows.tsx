import { Button } from '@instructure/ui-buttons';
import { IconAddLine } from '@instructure/ui-icons';
import type { Composed } from '#contract/course-setup';
import { formatMinutes } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { DateField } from '../../../ui/date-field.tsx';
import { TimeField } from '../../../ui/time-field.tsx';
import { timesOf } from '../plan-edit.ts';
import { useWords } from '../words.ts';
import type { Answers } from './answers.ts';

interface Props {
  made: Composed;
  answers: Answers;
  onAnswer: (change: Partial<Answers>) => void;
  /** Whether faults are shown yet. */
  showFaults: boolean;
}

type Row = NonNullable<Answers['days']>[number];

/** Each day as the pattern makes it, to be adjusted by itself; what to look at stands beside it. */
export function DayRows({ made, answers, onAnswer, showFaults }: Props) {
  const { t, locale } = useTexts('course-setup');
  const words = useWords(made.plan);
  const rows: Row[] = answers.days ?? made.rows.map(() => ({}));
  const set = (index: number, change: Row) =>
    onAnswer({ days: rows.map((row, at) => (at === index ? { ...row, ...change } : row)) });
  return (
    <section aria-labelledby="rows">
      <h3 id="rows">{t('wizard.days')}</h3>
      <div className="kd-date-head" aria-hidden="true">
        <span />
        <span>{t('field.date')}</span>
        <span>{t('wizard.begins')}</span>
        <span>{t('wizard.ends')}</span>
        <span>{t('totals.planned')}</span>
      </div>
      <ol className="kd-date-rows">
        {made.rows.map((id, index) => {
          const day = made.plan.days.find((one) => one.id === id);
          if (day === undefined) return null;
          const { start, end } = timesOf(day);
          const row = rows[index] ?? {};
          const here = ({ at }: { at: { day?: string | undefined } }) => at.day === day.id;
          const faults = showFaults ? made.problems.filter(here).map(words.problem) : [];
          const hints = made.warnings.filter((one) => here(one) && dateCodes.includes(one.code));
          const planned = made.figures.days.find((one) => one.day === day.id)?.planned;
          return (
            <li key={index}>
              <strong>{t('day.number', { number: index + 1 })}</strong>
              <DateField
                label={t('wizard.dateOf', { number: index + 1 })}
                hideLabel
                hint=""
                width="100%"
                value={row.date ?? day.date}
                onChange={(date) => set(index, { date })}
              />
              <TimeField
                label={t('wizard.startOf', { number: index + 1 })}
                hideLabel
                width="100%"
                value={row.start ?? start}
                onChange={(time) => set(index, { start: time })}
              />
              <TimeField
                label={t('wizard.endOf', { number: index + 1 })}
                hideLabel
                width="100%"
                value={row.end ?? end}
                onChange={(time) => set(index, { end: time })}
              />
              <span className="kd-numbers kd-date-sum">
                {planned !== undefined && formatMinutes(planned, locale)}
              </span>
              {[...faults, ...hints.map(words.warning)].map((line) => (
                <p key={line} className="kd-row-note">
                  {line}
                </p>
              ))}
            </li>
          );
        })}
      </ol>
      <div className="kd-actions">
        <Button
          size="small"
          renderIcon={<IconAddLine />}
          onClick={() => onAnswer({ days: [...rows, {}] })}
        >
          {t('plan.addDay')}
        </Button>
        {rows.length > 1 && (
          <Button size="small" onClick={() => onAnswer({ days: rows.slice(0, -1) })}>
            {t('wizard.removeLast')}
          </Button>
        )}
      </div>
    </section>
  );
}

const dateCodes: readonly string[] = ['HOLIDAY', 'WEEKEND', 'DATE_IN_PAST', 'SAME_DATE'];
