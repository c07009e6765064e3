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

/** Modules of white around a QR code (ISO/IEC 18004). */
const quiet = 4;

function Qr({ of: { size, path } }: { of: Code['qr'] }) {
  const { t } = useTexts('check-in');
  const side = size + 2 * quiet;
  return (
    <svg
      className="kd-code-qr"
      role="img"
      aria-label={t('code.qr')}
      viewBox={[-quiet, -quiet, side, side].join(' ')}
      shapeRendering="crispEdges"
    >
      <rect x={-quiet} y={-quiet} width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** The code as large as the page allows; an old one, which nobody can use, is not shown. */
function Screen({ code, left }: { code: Code; left: number }) {
  const { t, locale } = useTexts('check-in');
  const screen = useRef<HTMLDivElement>(null);
  const { opening, timeZone, day } = code;
  const clock = (instant: number) => formatInstantTime(instant, timeZone, locale);
  const times = { from: clock(opening.opensAt), to: clock(opening.closesAt) };
  const old = left < -late;
  return (
    <>
      <div className="kd-code-screen" ref={screen}>
        <div className="kd-code-words">
          <p className="kd-code-how">{t('code.how')}</p>
          <p className="kd-code">
            <span className="kd-visually-hidden">{t('code.digits')} </span>
            {old ? '··· ···' : `${code.code.slice(0, 3)} ${code.code.slice(3)}`}
          </p>
          <p className="kd-code-left" data-old={old}>
            {old ? t('code.old') : t('code.left', { count: Math.max(1, left) })}
          </p>
          <p>
            {t(day.state === 'closed' ? 'board.dayClosed' : `board.phase.${opening.phase}`, times)}
          </p>
        </div>
        {!old && <Qr of={code.qr} />}
      </div>
      {document.fullscreenEnabled && (
        <Button onClick={() => void screen.current?.requestFullscreen()}>{t('code.full')}</Button>
      )}
      <p className="kd-door-hint">{t('code.noNames')}</p>
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
