import { Button } from '@instructure/ui-buttons';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { formatDate, formatInstantTime } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import './check-in.css';
import { useCode } from './queries.ts';
import { dayName } from './words.ts';

type Code = NonNullable<ReturnType<typeof useCode>['data']>;

/** Seconds by which a new code may be late before the page says so. */
const late = 3;

/** What the room sees: a code that changes, to type or to scan. Made to be projected: no names. */
export default function CodePage() {
  const { dayId = '' } = useParams();
  const { t, locale } = useTexts('check-in');
  const code = useCode(dayId);
  const left = useSecondsLeft(code);
  const { data } = code;
  return (
    <>
      <PageHeading
        lead={data ? `${dayName(data.day, t)} · ${formatDate(data.day.date, locale)}` : '\u00a0'}
        actions={<Link to={`/days/${dayId}/check-in`}>{t('code.back')}</Link>}
      >
        {t('code.title')}
      </PageHeading>
      <LoadState of={code}>{(loaded) => <Screen code={loaded} left={left} />}</LoadState>
    </>
  );
}

function Screen({ code, left }: { code: Code; left: number }) {
  const { t, locale } = useTexts('check-in');
  const screen = useRef<HTMLDivElement>(null);
  const { qr, opening, timeZone, day } = code;
  const clock = (instant: number) => formatInstantTime(instant, timeZone, locale);
  const times = { from: clock(opening.opensAt), to: clock(opening.closesAt) };
  const quiet = 4;
  return (
    <>
      <div className="kd-code-screen" ref={screen}>
        <div className="kd-code-words">
          <p className="kd-code-how">{t('code.how')}</p>
          <p className="kd-code" aria-label={t('code.digits')}>
            <span>{code.code.slice(0, 3)}</span> <span>{code.code.slice(3)}</span>
          </p>
          <p className="kd-code-left" data-old={left < -late}>
            {left < -late ? t('code.old') : t('code.left', { count: Math.max(1, left) })}
          </p>
          <p>
            {t(day.state === 'closed' ? 'board.dayClosed' : `board.phase.${opening.phase}`, times)}
          </p>
        </div>
        <svg
          className="kd-code-qr"
          role="img"
          aria-label={t('code.qr')}
          viewBox={`${-quiet} ${-quiet} ${qr.size + 2 * quiet} ${qr.size + 2 * quiet}`}
          shapeRendering="crispEdges"
        >
          <rect x={-quiet} y={-quiet} width="100%" height="100%" fill="#fff" />
          <path d={qr.path} fill="#000" />
        </svg>
      </div>
      {document.fullscreenEnabled && (
        <Button onClick={() => void screen.current?.requestFullscreen()}>{t('code.full')}</Button>
      )}
      <p className="kd-hint">{t('code.noNames')}</p>
    </>
  );
}

/**
 * Fetches the next code when this one changes, and counts down to that by the reader's own clock.
 * Below zero: the next one is late.
 */
function useSecondsLeft({ data, dataUpdatedAt, refetch }: ReturnType<typeof useCode>): number {
  const changesAt = dataUpdatedAt + (data?.secondsLeft ?? 0) * 1000;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = () => {
      const time = Date.now();
      setNow(time);
      if (changesAt > 0 && time >= changesAt) void refetch();
    };
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [changesAt, refetch]);
  return Math.ceil((changesAt - Math.max(now, dataUpdatedAt)) / 1000);
}
