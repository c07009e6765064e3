import { Checkbox } from '@instructure/ui-checkbox';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import './attendance.css';
import { useGrid, type Grid } from './queries.ts';
import { StandingLists } from './standing-lists.tsx';
import { StandingPlot } from './standing-plot.tsx';
import './standing.css';
import { percentWord } from './words.ts';

/** Where the group stands against the threshold; names only when asked for. */
export default function StandingPage() {
  const { t, locale } = useTexts('attendance');
  const grid = useGrid();
  const lead = grid.data && t('status.lead', { percent: percentWord(grid.data.percent, locale) });
  return (
    <>
      <PageHeading lead={lead ?? '\u00a0'}>{t('status.title')}</PageHeading>
      <LoadState
        of={grid}
        isEmpty={({ rows }) => rows.every((row) => row.withdrawn)}
        empty={<p className="kd-prose">{t('noPeople')}</p>}
      >
        {(data) => <StandingContent grid={data} />}
      </LoadState>
    </>
  );
}

function StandingContent({ grid }: { grid: Grid }) {
  const { t } = useTexts('attendance');
  const [names, setNames] = useState(false);
  const rows = grid.rows.filter((row) => !row.withdrawn);
  return (
    <>
      {grid.provisional && <p className="kd-strip">{t('provisional')}</p>}
      <Checkbox
        variant="toggle"
        label={
          <>
            {t('status.showNames')} <span className="kd-quiet">{t('status.showNamesHint')}</span>
          </>
        }
        checked={names}
        onChange={() => setNames(!names)}
      />
      <h2>{t('status.overview')}</h2>
      <StandingPlot rows={rows} percent={grid.percent} names={names} />
      <h2>{t('status.who')}</h2>
      <StandingLists grid={grid} rows={rows} names={names} />
    </>
  );
}
