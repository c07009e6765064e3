import type { Row } from '#contract/attendance';
import { useTexts } from '../../i18n/use-texts.ts';
import { axisHeight, PlotAxis } from './plot-axis.tsx';
import { nameOf } from './words.ts';

/** Pixels of one participant's line. */
const line = 24;
const bar = 12;

interface Props {
  rows: readonly Row[];
  percent: number;
  names: boolean;
}

/** One line per participant: what they have, what they can reach, and the threshold across all. */
export function RowPlot({ rows, percent, names }: Props) {
  const { t } = useTexts('attendance');
  const height = rows.length * line;
  const part = (minutes: number, planned: number) =>
    `${planned === 0 ? 0 : Math.min(100, (100 * minutes) / planned)}%`;
  return (
    <div className="kd-plot-area" data-names={names}>
      {names && (
        <ol className="kd-plot-names" aria-hidden="true">
          {rows.map((row) => (
            <li key={row.id} style={{ height: line }}>
              {nameOf(row, t)}
            </li>
          ))}
        </ol>
      )}
      <svg
        role="img"
        aria-label={t('status.plotLabel')}
        height={height + 8 + axisHeight}
        width="100%"
      >
        {rows.map(({ id, earned, reachable, planned, standing }, index) => {
          const y = index * line + (line - bar) / 2;
          return (
            <g key={id} data-standing={standing}>
              <rect className="kd-plot-track" x="0" y={y} width="100%" height={bar} />
              <rect
                className="kd-plot-reachable"
                {...{ x: 0, y, height: bar, width: part(reachable, planned) }}
              />
              <rect
                className="kd-plot-earned"
                {...{ x: 0, y, height: bar, width: part(earned, planned) }}
              />
              <text className="kd-plot-sign" x="4" y={y + bar - 2}>
                {signs[standing]}
              </text>
            </g>
          );
        })}
        <PlotAxis y={height + 8} />
        <line
          className="kd-plot-threshold"
          {...{ x1: `${percent}%`, x2: `${percent}%`, y1: 0, y2: height + 8 }}
        />
      </svg>
    </div>
  );
}

/** So that where someone stands is not told by colour alone. */
const signs: Record<Row['standing'], string> = { met: '✓', open: '', outOfReach: '✕' };
