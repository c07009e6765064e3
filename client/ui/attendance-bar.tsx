import { formatMinutes } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';
import './attendance-bar.css';

interface Props {
  /** All in whole minutes, as the server rounded them. `earned` holds the make-up. */
  planned: number;
  required: number;
  earned: number;
  makeUp: number;
  /** `small` for rows of a table: the bar with the figures read out only. */
  size?: 'large' | 'small';
}

/**
 * What someone has of the course, with the threshold drawn in. The figures stand underneath as text
 * (rule 14: always with their parts, never a percentage alone).
 */
export function AttendanceBar({ planned, required, earned, makeUp, size = 'large' }: Props) {
  const { t, locale } = useTexts('ui');
  const words = (minutes: number) => formatMinutes(minutes, locale);
  const figures = [
    { part: 'attended', text: t('bar.earned', { earned: words(earned), planned: words(planned) }) },
    { part: 'make-up', text: t('bar.makeUp', { makeUp: words(makeUp) }) },
    { part: 'threshold', text: t('bar.required', { required: words(required) }) },
  ].filter(({ part }) => part !== 'make-up' || makeUp > 0);
  const share = (minutes: number) =>
    planned > 0 ? `${Math.min(100, (100 * minutes) / planned).toFixed(2)}%` : '0%';
  const picture = (
    <div className="kd-bar-track">
      <div className="kd-bar-attended" style={{ width: share(earned - makeUp) }} />
      <div className="kd-bar-make-up" style={{ width: share(makeUp) }} />
      {planned > 0 && <div className="kd-bar-threshold" style={{ left: share(required) }} />}
    </div>
  );
  if (size === 'small') {
    return (
      <div
        className="kd-bar"
        data-size="small"
        role="img"
        aria-label={figures.map(({ text }) => text).join(' · ')}
      >
        {picture}
      </div>
    );
  }
  return (
    <div className="kd-bar" data-size="large">
      <div aria-hidden="true">{picture}</div>
      <ul className="kd-bar-legend">
        {figures.map(({ part, text }) => (
          <li key={part} data-part={part}>
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
