import { formatPercent } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';

const ticks = [0, 20, 40, 60, 80, 100];

/** What a plot's width means: part of the course hours. */
export function PlotAxis({ y }: { y: number }) {
  const { t, locale } = useTexts('attendance');
  return (
    <>
      <line className="kd-plot-axis" x1="0" x2="100%" y1={y} y2={y} />
      {ticks.map((tick) => (
        <text
          key={tick}
          className="kd-plot-tick"
          x={`${tick}%`}
          y={y + 16}
          textAnchor={tick === 0 ? 'start' : tick === 100 ? 'end' : 'middle'}
        >
          {formatPercent(tick, locale)}
        </text>
      ))}
      <text className="kd-plot-tick" x="50%" y={y + 32} textAnchor="middle">
        {t('status.axis')}
      </text>
    </>
  );
}

/** Pixels under the plot that the axis takes. */
export const axisHeight = 40;
