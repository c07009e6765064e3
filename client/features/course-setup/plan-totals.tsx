import type { Overview } from '#contract/course-setup';
import { formatMinutes, formatPercent } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PlanEditor } from './use-plan-editor.ts';
import { plannedWords } from './words.ts';

interface Props {
  editor: PlanEditor;
  people: Overview['people'];
}

/** What the plan on the page comes to: always in view at the top of what is being changed. */
export function PlanTotals({ editor: { figures, plan }, people }: Props) {
  const { t, locale } = useTexts('course-setup');
  if (figures === null) return null;
  const required = !figures.complete
    ? '–'
    : figures.sameForAll
      ? formatMinutes(figures.byGroup[0]?.required ?? 0, locale)
      : t('totals.differs');
  return (
    <dl className="kd-totals" aria-live="polite">
      <div>
        <dt>{t('totals.planned')}</dt>
        <dd>
          {figures.complete ? (
            plannedWords(t, locale, figures)
          ) : (
            <span className="kd-quiet-note">{t('totals.incomplete')}</span>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('totals.required', { percent: formatPercent(plan.percent, locale) })}</dt>
        <dd>{required}</dd>
      </div>
      <div>
        <dt>{t('totals.days')}</dt>
        <dd>{plan.days.filter(({ state }) => state !== 'cancelled').length}</dd>
      </div>
      {people !== null && (
        <div>
          <dt>{t('totals.participants')}</dt>
          <dd>{people.participants}</dd>
        </div>
      )}
    </dl>
  );
}
