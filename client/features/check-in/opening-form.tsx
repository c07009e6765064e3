import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { TimeField } from '../../ui/time-field.tsx';
import { useSetOpening, type Board } from './queries.ts';

/** When one can check in and out on the day: as the leader wants it, or around the programme. */
export function OpeningForm({ board: { day, opening } }: { board: Board }) {
  const { t } = useTexts('check-in');
  const courseId = useCourseId();
  const set = useSetOpening(day.id);
  const notify = useNotify();
  const [from, setFrom] = useState(opening.from);
  const [to, setTo] = useState(opening.to);
  if (day.state === 'closed') return null;
  const save = (times: { from: string; to: string } | null) =>
    set.mutate(
      { params: { courseId, dayId: day.id }, body: { times } },
      { onSuccess: () => notify('done', t('opening.saved')) },
    );
  const interaction = set.isPending ? 'disabled' : 'enabled';
  return (
    <details className="kd-door-opening">
      <summary>{t('opening.change')}</summary>
      <p>{t('opening.text')}</p>
      <div className="kd-actions">
        <TimeField label={t('opening.from')} value={from} onChange={setFrom} />
        <TimeField label={t('opening.to')} value={to} onChange={setTo} />
      </div>
      <div className="kd-actions">
        <Button
          color="primary"
          interaction={from === '' || to === '' ? 'disabled' : interaction}
          onClick={() => save({ from, to })}
        >
          {t('opening.save')}
        </Button>
        {opening.set && (
          <Button interaction={interaction} onClick={() => save(null)}>
            {t('opening.reset')}
          </Button>
        )}
      </div>
      <div role="alert">
        {set.error !== null && (
          <Alert variant="error" margin="small 0 0">
            <ErrorSentence error={set.error} />
          </Alert>
        )}
      </div>
    </details>
  );
}
