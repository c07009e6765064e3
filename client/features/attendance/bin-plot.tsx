import type { Row } from '#contract/attendance';
import { useTexts } from '../../i18n/use-texts.ts';
import { axisHeight, PlotAxis } from './plot-axis.tsx';
import { binsOf } from './plot-bins.ts';

const height = 160;

/** Many participants: how many have how much of the course hours, with the threshold drawn in. */
export function BinPlot({ rows, percent }: { rows: readonly Row[]; percent: number }) {
  const { t } = useTexts('attendance');
  const bins = binsOf(rows);
  const most = bins.reduce((top, bin) => Math.max(top, bin.count), 1);
  const width = 100 / bins.length;
  return (
    <svg role="img" aria-label={t('status.binLabel')} width="100%" height={height + axisHeight}>
      {bins.map(({ from, count }, index) => {
        const tall = (count / most) * (height - 16);
        return (
          <g key={from}>
            <rect
              className="kd-plot-earned"
              x={`${index * width + 0.25}%`}
              y={height - tall}
              width={`${width - 0.5}%`}
              height={tall}
            />
            {count > 0 && (
              <text className="kd-plot-count" x={`${(index + 0.5) * width}%`} y={height - tall - 3}>
                {count}
              </text>
            )}
          </g>
        );
      })}
      <PlotAxis y={height} />
      <line
        className="kd-plot-threshold"
        {...{ x1: `${percent}%`, x2: `${percent}%`, y1: 0, y2: height + 8 }}
      />
    </svg>
  );
}
