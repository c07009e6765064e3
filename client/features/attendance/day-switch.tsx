import { useNavigate } from 'react-router';
import { formatShortDate } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { SelectField } from '../../ui/select-field.tsx';
import type { DaySheet } from './queries.ts';

/** Goes to another day of the course. */
export function DaySwitch({ days, index }: { days: DaySheet['days']; index: number }) {
  const { t, locale } = useTexts('attendance');
  const navigate = useNavigate();
  const go = (id: string) => void navigate(`/days/${id}`);
  const before = days[index - 1];
  const after = days[index + 1];
  return (
    <>
      <button
        type="button"
        className="kd-step"
        aria-label={t('day.previous')}
        disabled={before === undefined}
        onClick={() => before && go(before.id)}
      >
        <span aria-hidden="true">‹</span>
      </button>
      <SelectField
        label={t('day.pick')}
        hideLabel
        width="13rem"
        value={days[index]?.id ?? ''}
        options={days.map(({ id, date }, number) => ({
          value: id,
          label: `${t('dayNumber', { number: number + 1 })}, ${formatShortDate(date, locale)}`,
        }))}
        onChange={go}
      />
      <button
        type="button"
        className="kd-step"
        aria-label={t('day.next')}
        disabled={after === undefined}
        onClick={() => after && go(after.id)}
      >
        <span aria-hidden="true">›</span>
      </button>
    </>
  );
}
