import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import { useCourseId } from '../../api/call.ts';
import { formatDateWithoutWeekday } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSetRetention } from './queries.ts';

interface Props {
  keepDays: number;
  keptUntil: string | null;
}

/** Until when raw files are kept, and the course's setting for it. */
export function KeepDays({ keepDays, keptUntil }: Props) {
  const { t, locale } = useTexts('meeting-reports');
  const courseId = useCourseId();
  const notify = useNotify();
  const setting = useSetRetention();
  const [days, setDays] = useState(String(keepDays));
  const [wrong, setWrong] = useState(false);
  const save = () => {
    const fits = /^\d{1,3}$/.test(days) && Number(days) <= 365;
    setWrong(!fits);
    if (!fits) return;
    const count = Number(days);
    setting.mutate(
      { params: { courseId }, body: { keepDays: count } },
      { onSuccess: () => notify('done', t('panel.keepSaved', { count })) },
    );
  };
  return (
    <>
      {keptUntil !== null && (
        <p className="kd-hint">
          {t('panel.kept', { date: formatDateWithoutWeekday(keptUntil, locale) })}
        </p>
      )}
      <details>
        <summary>{t('panel.keepChange')}</summary>
        <div className="kd-field-row">
          <TextField
            label={t('panel.keepDays')}
            value={days}
            onChange={setDays}
            width="8rem"
            inputMode="numeric"
            error={wrong ? t('panel.keepWrong') : undefined}
          />
          <Button onClick={save} interaction={setting.isPending ? 'disabled' : 'enabled'}>
            {t('panel.keepSave')}
          </Button>
        </div>
        <div role="alert">
          {setting.error !== null && (
            <Alert variant="error" margin="small 0 0">
              <ErrorSentence error={setting.error} />
            </Alert>
          )}
        </div>
      </details>
    </>
  );
}
