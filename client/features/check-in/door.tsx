import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { MyCheckIn } from '#contract/check-in';
import { useCourseId } from '../../api/call.ts';
import { formatDate, formatInstantTime } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { usePass } from './queries.ts';
import { dayName, stays } from './words.ts';

interface Props {
  own: MyCheckIn;
  timeZone: string;
}

/** One of today's days: whether one is in, and the way in or out. */
export function Door({ own, timeZone }: Props) {
  const { t, locale } = useTexts('check-in');
  const { day, inSince, visits } = own;
  const clock = (instant: number) => formatInstantTime(instant, timeZone, locale);
  const last = visits.at(-1)?.to;
  return (
    <section className="kd-door" aria-labelledby={`door-${day.id}`}>
      <h2 id={`door-${day.id}`}>{dayName(day, t)}</h2>
      <p>{formatDate(day.date, locale)}</p>
      <p className="kd-door-now" role="status" data-in={inSince !== null}>
        {inSince !== null
          ? t('door.in', { time: clock(inSince) })
          : last == null
            ? t('door.notIn')
            : t('door.out', { time: clock(last) })}
      </p>
      {inSince !== null && <p>{t('door.remember')}</p>}
      <Way own={own} timeZone={timeZone} />
      {visits.length > 0 && (
        <p className="kd-door-hint">
          {t('door.times', { times: stays(visits, timeZone, locale) })}
        </p>
      )}
    </section>
  );
}

/** The code and the button, or why there are none. */
function Way({ own, timeZone }: Props) {
  const { t, locale } = useTexts('check-in');
  const { opening, started, forMe, day } = own;
  const clock = (instant: number) => formatInstantTime(instant, timeZone, locale);
  const [search] = useSearchParams();
  const scanned = search.get('day') === day.id && search.get('ticket') !== null;
  if (!forMe) return <p>{t('door.notForMe')}</p>;
  if (day.state === 'closed') return <p>{t('door.closed')}</p>;
  if (!started) return <p>{t('door.notStarted')}</p>;
  if (opening.phase === 'before')
    return <p>{t('door.before', { time: clock(opening.opensAt) })}</p>;
  if (opening.phase === 'after' && !scanned) {
    return <p>{t('door.after', { time: clock(opening.closesAt) })}</p>;
  }
  return <PassForm own={own} />;
}

/** A code that was scanned only asks for the button; otherwise the digits are typed. */
function PassForm({ own: { day, inSince } }: { own: MyCheckIn }) {
  const { t } = useTexts('check-in');
  const courseId = useCourseId();
  const pass = usePass();
  const [code, setCode] = useState('');
  const [search, setSearch] = useSearchParams();
  const ticket = search.get('day') === day.id ? search.get('ticket') : null;
  const direction = inSince === null ? 'in' : 'out';

  function forgetTicket(): void {
    const next = new URLSearchParams(search);
    next.delete('ticket');
    setSearch(next, { replace: true });
  }
  function send(): void {
    const proof =
      ticket === null ? { kind: 'typed' as const, code } : { kind: 'scanned' as const, ticket };
    pass.mutate(
      { params: { courseId, dayId: day.id }, body: { direction, proof } },
      {
        onSuccess: () => setCode(''),
        onSettled: () => {
          if (ticket !== null) forgetTicket();
        },
      },
    );
  }
  return (
    <form
      className="kd-door-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {ticket === null ? (
        <TextField
          label={t('door.code')}
          hint={t('door.codeHint')}
          value={code}
          inputMode="numeric"
          onChange={setCode}
        />
      ) : (
        <p>{t(`door.scanned.${direction}`)}</p>
      )}
      <Button
        type="submit"
        color="primary"
        size="large"
        display="block"
        interaction={
          pass.isPending || (ticket === null && code.trim() === '') ? 'disabled' : 'enabled'
        }
      >
        {t(`door.pass.${direction}`)}
      </Button>
      <div role="alert">
        {pass.error !== null && (
          <Alert variant="error" margin="small 0 0">
            <ErrorSentence error={pass.error} />
          </Alert>
        )}
      </div>
      <p className="kd-door-hint">{t('door.byHand')}</p>
    </form>
  );
}
