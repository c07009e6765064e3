import type { Answer } from '../../api/session.ts';
import { useTexts } from '../../i18n/use-texts.ts';

type Day = Answer<'prep.overview'>['days'][number];
const parts = ['prepared', 'partly', 'none'] as const;

/** How prepared the group is, a bar per day; the table above says the same in figures. */
export function PreparedPlot({ days }: { days: readonly Day[] }) {
  const { t } = useTexts('prep');
  const shown = days.filter(({ counts }) => counts.prepared + counts.partly + counts.none > 0);
  if (shown.length === 0) return null;
  return (
    <figure className="kd-prep-plot">
      <figcaption>{t('overview.plot')}</figcaption>
      <ul className="kd-prep-legend" aria-hidden="true">
        {parts.map((part) => (
          <li key={part} data-part={part}>
            {t(`board.state.${part}`)}
          </li>
        ))}
      </ul>
      <ul className="kd-prep-bars">
        {shown.map(({ id, number, counts }) => (
          <li key={id}>
            <span>{t('overview.dayNumber', { number })}</span>
            <span
              className="kd-prep-bar"
              role="img"
              aria-label={t('overview.counts', { ...counts })}
            >
              {parts.map((part) => (
                <span key={part} data-part={part} style={{ flexGrow: counts[part] }} />
              ))}
            </span>
            <span className="kd-numbers" aria-hidden="true">
              {t('overview.preparedOf', {
                prepared: counts.prepared,
                all: counts.prepared + counts.partly + counts.none,
              })}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
