import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { Checkbox } from '@instructure/ui-checkbox';
import { useState } from 'react';
import { useCourseId } from '../../api/call.ts';
import type { Answer } from '../../api/session.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { LoadState } from '../../ui/load-state.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { useCredit, useCreditPreview, type DaySheet } from './queries.ts';
import { newRequestId, useDone } from './use-mark.ts';
import { nameOf } from './words.ts';

interface Props {
  sheet: DaySheet;
  /** null: closed. */
  segment: { id: string; title: string } | null;
  onClose: () => void;
}

/** Shows who would be credited before it is done, and does it. */
export function CreditDialog({ sheet, segment, onClose }: Props) {
  const { t } = useTexts('attendance');
  return (
    <Dialog
      open={segment !== null}
      title={t('credit.title', { segment: segment?.title ?? '' })}
      size="medium"
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('cell.done')}</Button>}
    >
      {segment !== null && (
        <CreditPreview sheet={sheet} segmentId={segment.id} onDone={onClose} key={segment.id} />
      )}
    </Dialog>
  );
}

interface PreviewProps {
  sheet: DaySheet;
  segmentId: string;
  onDone: () => void;
}

function CreditPreview({ sheet, segmentId, onDone }: PreviewProps) {
  const { t } = useTexts('attendance');
  const preview = useCreditPreview(sheet.day.id, segmentId);
  return (
    <>
      <p>{t('credit.text')}</p>
      <LoadState of={preview}>
        {(seen) => <CreditForm {...{ sheet, segmentId, seen, onDone }} />}
      </LoadState>
    </>
  );
}

function CreditForm({
  sheet: { day, people },
  segmentId,
  seen,
  onDone,
}: PreviewProps & { seen: Answer<'attendance.creditPreview'> }) {
  const { t } = useTexts('attendance');
  const courseId = useCourseId();
  const credit = useCredit();
  const done = useDone();
  const [requestId] = useState(newRequestId);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const named = (id: string) => nameOf(people.find((one) => one.id === id) ?? { name: '' }, t);
  const chosen = seen.credit.filter((id) => !left.has(id));
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  const confirm = () =>
    credit.mutate(
      {
        params: { courseId, dayId: day.id, segmentId },
        body: { requestId, personIds: chosen, reason },
      },
      {
        onSuccess: ({ batch, rows }) => {
          done(t('act.done', { count: rows.length, name: rows[0]?.name ?? '' }), batch);
          onDone();
        },
      },
    );
  const closed = day.state === 'closed';
  return (
    <div className="kd-act">
      {seen.credit.length === 0 ? (
        <p>{t('credit.getNobody')}</p>
      ) : (
        <fieldset className="kd-people">
          <legend>{t('credit.get')}</legend>
          {seen.credit.map((id) => (
            <Checkbox
              key={id}
              label={named(id)}
              checked={!left.has(id)}
              onChange={() => toggle(id)}
            />
          ))}
        </fieldset>
      )}
      {seen.already.length > 0 && <p>{t('credit.already', { count: seen.already.length })}</p>}
      {seen.notPresent.length > 0 && (
        <p>
          {t('credit.notPresent')} {seen.notPresent.map(named).join(', ')}
        </p>
      )}
      {chosen.length > 0 && (
        <>
          <LongTextField
            label={t(closed ? 'act.reason' : 'credit.reasonOptional')}
            required={closed}
            value={reason}
            height="3.5rem"
            onChange={setReason}
          />
          <div className="kd-actions">
            <Button
              color="primary"
              interaction={credit.isPending ? 'disabled' : 'enabled'}
              onClick={confirm}
            >
              {t('credit.confirm', { count: chosen.length })}
            </Button>
          </div>
        </>
      )}
      <div role="alert">
        {credit.error !== null && (
          <Alert variant="error" margin="0">
            <ErrorSentence error={credit.error} />
          </Alert>
        )}
      </div>
    </div>
  );
}
