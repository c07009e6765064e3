import { Link } from 'react-router';
import type { Row } from '#contract/attendance';
import { formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { Grid } from './queries.ts';
import { groupsOf, type StandingGroup } from './standing-groups.ts';
import { dayList, nameOf } from './words.ts';

interface Props {
  grid: Grid;
  rows: readonly Row[];
  names: boolean;
}

/** Who has met the threshold, who is near, at risk or out of reach, each with the way to the evidence. */
export function StandingLists({ grid, rows, names }: Props) {
  const { t } = useTexts('attendance');
  return (
    <>
      {!names && <p className="kd-strip">{t('status.namesOff')}</p>}
      {groupsOf(rows).map(({ group, members }) => (
        <section key={group} aria-label={t(`status.${group}`)} className="kd-standing-group">
          <h3>
            {t(`status.${group}`)} <span className="kd-count">{members.length}</span>
          </h3>
          <p className="kd-quiet">{t(`status.${group}Text`)}</p>
          {names && members.length > 0 && (
            <ul>
              {members.map((row) => (
                <li key={row.id}>
                  <Link to={`/participants/${row.id}`}>{nameOf(row, t)}</Link>
                  <span>
                    <Need row={row} group={group} grid={grid} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </>
  );
}

/** What one participant still needs, may miss or can reach: what matters in their group. */
function Need({ row, group, grid }: { row: Row; group: StandingGroup; grid: Grid }) {
  const { t, locale } = useTexts('attendance');
  const words = (minutes: number) => formatMinutes(minutes, locale);
  const has = t('earnedOf', { earned: words(row.earned), planned: words(row.planned) });
  if (group === 'met') return has;
  const needs = t('needs', { minutes: words(row.stillNeeded) });
  if (group === 'outOfReach') {
    const reachable = words(row.reachable);
    return `${has} · ${needs} · ${t('status.canReach', { reachable, required: words(row.required) })}`;
  }
  const margin =
    row.needsWholeDays.length > 0
      ? t('wholeDays', { days: dayList(row.needsWholeDays, grid.days, t, locale) })
      : t('mayMiss', { minutes: words(row.mayStillMiss) });
  return `${has} · ${needs} · ${margin}`;
}
