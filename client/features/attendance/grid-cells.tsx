import { IconWarningSolid } from '@instructure/ui-icons';
import type { Cell, GridDay, Mark, Row } from '#contract/attendance';
import { formatMinutes, formatShortDate } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { StandingBadge } from '../../ui/standing-badge.tsx';
import { dayStateWord, markDetail, markWord, nameOf } from './words.ts';

/** A sign before the word, so that the eye finds what it looks for; the word says the same. */
const signs: Record<Mark, string> = {
  ...{ whole: '✓', part: '◐', absent: '✕', excused: '✕', none: '?' },
  ...{ notMeant: '', cancelled: '' },
};

/** One participant's day in the grid. */
export function DayCell({ cell, day }: { cell: Cell; day: GridDay }) {
  const { t, locale } = useTexts('attendance');
  const [mark] = cell;
  const expected = mark === 'none' && !day.over && day.state === 'planned' ? 'later' : mark;
  const detail = markDetail(cell, t, locale);
  return (
    <span className="kd-day-cell" data-mark={expected}>
      <span>
        {expected !== 'later' && signs[mark] !== '' && (
          <span aria-hidden="true">{signs[mark]} </span>
        )}
        {expected === 'later' ? (
          <>
            <span aria-hidden="true">–</span>
            <span className="kd-visually-hidden">{markWord(cell, day, t, locale)}</span>
          </>
        ) : (
          markWord(cell, day, t, locale)
        )}
      </span>
      {detail !== '' && <small>{detail}</small>}
    </span>
  );
}

/** A day's column header: which day, when, how many are recorded, where it stands. */
export function DayHeader({ day, index }: { day: GridDay; index: number }) {
  const { t, locale } = useTexts('attendance');
  const { recorded, expected } = day.settlement;
  return (
    <span className="kd-day-header" title={t('grid.openDay')}>
      <span className="kd-as-link">{t('dayNumber', { number: index + 1 })}</span>
      <small>{formatShortDate(day.date, locale)}</small>
      <small data-state={day.state}>{dayStateWord(day, t)}</small>
      {day.state === 'planned' && (day.over || recorded > 0) && (
        <small>
          <span aria-hidden="true">{t('grid.registered', { recorded, expected })}</span>
          <span className="kd-visually-hidden">
            {t('grid.registeredLong', { recorded, expected })}
          </span>
        </small>
      )}
    </span>
  );
}

export function NameCell({ row }: { row: Row }) {
  const { t } = useTexts('attendance');
  const notes = [
    row.group === null ? '' : t(`group.${row.group}`),
    row.withdrawn ? t('withdrawn') : '',
    row.gone ? t('gone') : '',
  ].filter(Boolean);
  return (
    <span className="kd-name-cell">
      <span className="kd-as-link">{nameOf(row, t)}</span>
      {notes.length > 0 && <small>{notes.join(' · ')}</small>}
    </span>
  );
}

/** Where a participant stands, what is still needed, and the parts of it (rule 14). */
export function StandingCell({ row }: { row: Row }) {
  const { t, locale } = useTexts('attendance');
  const words = (minutes: number) => formatMinutes(minutes, locale);
  const needs = t('needs', { minutes: words(row.stillNeeded) });
  const parts = t('earnedOf', { earned: words(row.earned), planned: words(row.planned) });
  const warning = row.atRisk ? t('atRisk') : row.nearlyThere ? t('nearlyThere') : '';
  return (
    <span className="kd-standing-cell">
      {warning === '' ? (
        <StandingBadge standing={row.standing} />
      ) : (
        <span className="kd-warning-badge">
          <IconWarningSolid aria-hidden="true" /> {warning}
        </span>
      )}
      <small>{row.standing === 'met' ? parts : needs}</small>
      {row.standing !== 'met' && <span className="kd-visually-hidden">, {parts}</span>}
    </span>
  );
}
