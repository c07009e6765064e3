import type { Row } from '#contract/attendance';
import { useTexts } from '../../i18n/use-texts.ts';
import { BinPlot } from './bin-plot.tsx';
import { PlotTable } from './plot-table.tsx';
import { RowPlot } from './row-plot.tsx';
import { percentWord } from './words.ts';

/** Up to so many participants have a line each; more are counted. */
const linesUpTo = 60;

interface Props {
  rows: readonly Row[];
  percent: number;
  names: boolean;
}

/** The group against the threshold, as a picture and as a table. Without names until asked. */
export function StandingPlot({ rows, percent, names }: Props) {
  const { t, locale } = useTexts('attendance');
  const sorted = rows.toSorted((a, b) => share(b) - share(a));
  const count = (standing: Row['standing']) =>
    rows.filter((row) => row.standing === standing).length;
  const threshold = percentWord(percent, locale);
  return (
    <figure className="kd-plot">
      <figcaption>
        {t('status.plotSummary', {
          ...{ count: rows.length, met: count('met'), open: count('open') },
          outOfReach: count('outOfReach'),
        })}
      </figcaption>
      <ul className="kd-plot-legend" aria-hidden="true">
        <li data-part="earned">{t('status.legendEarned')}</li>
        <li data-part="reachable">{t('status.legendReachable')}</li>
        <li data-part="threshold">{t('status.threshold', { percent: threshold })}</li>
      </ul>
      {rows.length <= linesUpTo ? (
        <RowPlot rows={sorted} percent={percent} names={names} />
      ) : (
        <BinPlot rows={rows} percent={percent} />
      )}
      <details>
        <summary>{t('status.table')}</summary>
        <PlotTable rows={sorted} names={names} />
      </details>
    </figure>
  );
}

/** How far along a participant is, for the order of the picture. */
function share({ earned, planned }: Row): number {
  return planned === 0 ? 0 : earned / planned;
}
