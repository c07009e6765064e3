import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatInstant, formatInstantTime } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { CloseDialog } from './close-dialog.tsx';
import type { DaySheet } from './queries.ts';
import { ReopenDialog } from './reopen-dialog.tsx';
import { UnsettledList } from './unsettled-list.tsx';

const matterKinds = ['unmatchedRow', 'missingCheckOut', 'objection'] as const;

/** What is left to settle on a day, in one line and one by one; closing it, and opening it again. */
export function ClosingPanel({ sheet, index }: { sheet: DaySheet; index: number }) {
  const { t, locale } = useTexts('attendance');
  const [asking, setAsking] = useState<'close' | 'reopen' | null>(null);
  const { day, lastChange, timeZone } = sheet;
  const onClose = () => setAsking(null);
  const { recorded, expected, matters } = day.settlement;
  const open = matterKinds.filter((kind) => matters[kind] > 0);
  const others = open.reduce((sum, kind) => sum + matters[kind], 0);
  const left = expected - recorded + others;
  const closed = day.state === 'closed';
  const who = lastChange && {
    who: lastChange.by === '' ? t('ledger.someone') : lastChange.by,
    when: formatInstant(lastChange.at, timeZone, locale),
    reason: lastChange.reason,
  };
  return (
    <section aria-labelledby="day-closing" className="kd-closing">
      <h2 id="day-closing">{t('close.title')}</h2>
      <p className="kd-closing-line" role="status" data-left={left > 0}>
        {t(left === 0 ? 'close.lineDone' : 'close.line', { recorded, expected, left })}
      </p>
      {who && <p className="kd-quiet">{t(closed ? 'day.closedBy' : 'day.reopenedBy', who)}</p>}
      {closed ? (
        <>
          <p>{t('close.closed')}</p>
          <Button onClick={() => setAsking('reopen')}>{t('close.reopen')}</Button>
        </>
      ) : (
        <>
          <UnsettledList sheet={sheet} />
          {open.length > 0 && (
            <>
              <h3>{t('close.matters')}</h3>
              <ul>
                {open.map((kind) => (
                  <li key={kind}>
                    {kind === 'missingCheckOut' ? (
                      <Link to={`/days/${day.id}/check-in`}>
                        {t(`close.${kind}`, { count: matters[kind] })}
                      </Link>
                    ) : (
                      t(`close.${kind}`, { count: matters[kind] })
                    )}
                  </li>
                ))}
              </ul>
            </>
          )}
          <p>{t(left === 0 ? 'close.ready' : 'close.first')}</p>
          {left === 0 && (
            <Button color="primary" onClick={() => setAsking('close')}>
              {t('close.action')}
            </Button>
          )}
        </>
      )}
      <ReopenDialog {...{ day, index, onClose }} open={asking === 'reopen'} />
      <CloseDialog
        {...{ day, index, onClose }}
        open={asking === 'close'}
        endsAt={
          day.over || day.endsAt === null ? '' : formatInstantTime(day.endsAt, timeZone, locale)
        }
      />
    </section>
  );
}
