import { useId, useState } from 'react';
import { formatInstantTime } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';
import './day-timeline.css';
import type { GridSelection } from './grid-types.ts';
import { TickBox } from './tick-box.tsx';
import { placeOn, windowOf } from './timeline-scale.ts';

/** Times are instants in epoch seconds. */
export interface TimelineSegment {
  id: string;
  title: string;
  start: number;
  end: number;
  counts: boolean;
}

export interface TimelinePresence {
  from: number;
  to: number;
  /** Where it comes from, in words: "møterapport". */
  source: string;
  /** Credited and not seen: drawn hatched. */
  credited?: boolean;
}

export interface TimelineRow {
  id: string;
  name: string;
  presence: readonly TimelinePresence[];
  /** At the end of the row: "4 t 30 min", "fravær". */
  sum: string;
}

interface Props {
  /** Read as the table's name. */
  caption: string;
  timeZone: string;
  segments: readonly TimelineSegment[];
  rows: readonly TimelineRow[];
  /** Makes each name a button. */
  onOpen?: (id: string) => void;
  /** With it rows can be ticked. */
  selection?: GridSelection;
}

/**
 * Each person's presence over the day's programme. A table: a screen reader gets times and sources as
 * text, and everyone can have that text shown.
 */
export function DayTimeline(props: Props) {
  const { caption, timeZone, segments, rows, onOpen, selection } = props;
  const { t, locale } = useTexts('ui');
  const [showTimes, setShowTimes] = useState(false);
  const checkboxId = useId();
  const time = (instant: number) => formatInstantTime(instant, timeZone, locale);
  const times = (from: number, to: number) => `${time(from)}–${time(to)}`;
  const scale = windowOf(segments);
  const textClass = showTimes ? 'kd-timeline-text' : 'kd-visually-hidden';

  return (
    <div className="kd-timeline-frame">
      <p className="kd-timeline-toggle">
        <input
          id={checkboxId}
          type="checkbox"
          checked={showTimes}
          onChange={(event) => setShowTimes(event.target.checked)}
        />
        <label htmlFor={checkboxId}>{t('timeline.showTimes')}</label>
      </p>
      <table className="kd-timeline" role="table" aria-label={caption}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {t('timeline.person')}
            </th>
            <th role="columnheader" scope="col" className="kd-timeline-plot">
              <span className="kd-visually-hidden">{t('timeline.presence')}. </span>
              <ol className={showTimes ? 'kd-timeline-programme' : 'kd-visually-hidden'}>
                {segments.map(({ id, title, start, end, counts }) => (
                  <li key={id}>
                    {times(start, end)} {title}
                    {!counts && ` (${t('timeline.break')})`}
                  </li>
                ))}
              </ol>
              <div className="kd-timeline-hours" aria-hidden="true">
                {scale.hours.map((hour) => (
                  <span key={hour} style={{ left: placeOn(scale, hour, hour).left }}>
                    {time(hour)}
                  </span>
                ))}
              </div>
              <div className="kd-timeline-titles" aria-hidden="true">
                {segments.map(({ id, title, start, end, counts }) => (
                  <span
                    key={id}
                    style={placeOn(scale, start, end)}
                    data-counts={counts}
                    title={`${times(start, end)} ${title}`}
                  >
                    {title}
                  </span>
                ))}
              </div>
            </th>
            <th role="columnheader" scope="col" data-align="end">
              {t('timeline.sum')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(({ id, name, presence, sum }) => (
            <tr key={id} role="row">
              <th role="rowheader" scope="row">
                <div className="kd-timeline-name">
                  {selection !== undefined && (
                    <TickBox label={`${t('grid.tick')}: ${name}`} row={id} selection={selection} />
                  )}
                  {onOpen === undefined ? (
                    name
                  ) : (
                    <button type="button" className="kd-link-button" onClick={() => onOpen(id)}>
                      {name}
                    </button>
                  )}
                </div>
              </th>
              <td role="cell" className="kd-timeline-plot">
                <div className="kd-timeline-line" aria-hidden="true">
                  {segments.map((segment) => (
                    <span
                      key={segment.id}
                      className="kd-timeline-segment"
                      data-counts={segment.counts}
                      style={placeOn(scale, segment.start, segment.end)}
                    />
                  ))}
                  {presence.map(({ from, to, source, credited = false }) => (
                    <span
                      key={`${from}-${to}-${source}`}
                      className="kd-timeline-presence"
                      data-credited={credited}
                      style={placeOn(scale, from, to)}
                      title={t('timeline.interval', { times: times(from, to), source })}
                    />
                  ))}
                </div>
                <span className={textClass}>
                  {presence.length === 0
                    ? t('timeline.none')
                    : presence
                        .map(({ from, to, source }) =>
                          t('timeline.interval', { times: times(from, to), source }),
                        )
                        .join(', ')}
                </span>
              </td>
              <td role="cell" data-align="end">
                {sum}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
