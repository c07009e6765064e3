import { Button } from '@instructure/ui-buttons';
import { Checkbox } from '@instructure/ui-checkbox';
import { useState } from 'react';
import type { ReminderOverview } from '#contract/reminders';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useSaveReminders } from './queries.ts';

interface Props {
  saved: ReminderOverview;
  /** Shows what another number of days would give; null for what is saved. */
  onTry: (daysBefore: number | null) => void;
}

const choices = Array.from({ length: 14 }, (_one, index) => index + 1);

/** On or off, and how many days before; the list below follows before anything is saved. */
export function SettingsForm({ saved, onTry }: Props) {
  const { t } = useTexts('reminders');
  const params = { courseId: useCourseId() };
  const notify = useNotify();
  const save = useSaveReminders();
  const [on, setOn] = useState(saved.on);
  const [daysBefore, setDaysBefore] = useState(saved.daysBefore);
  return (
    <form
      className="kd-reminders-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          { params, body: { on, daysBefore } },
          {
            onSuccess: () => {
              onTry(null);
              notify('done', t(on ? 'form.savedOn' : 'form.savedOff'));
            },
          },
        );
      }}
    >
      <Checkbox label={t('form.on')} checked={on} onChange={() => setOn(!on)} />
      <SelectField
        label={t('form.daysBefore')}
        hint={t('form.hint')}
        width="24rem"
        value={String(daysBefore)}
        options={choices.map((count) => ({
          value: String(count),
          label: t('form.dayCount', { count }),
        }))}
        onChange={(chosen) => {
          setDaysBefore(Number(chosen));
          onTry(Number(chosen) === saved.daysBefore ? null : Number(chosen));
        }}
      />
      <div role="alert">{save.error !== null && <ErrorSentence error={save.error} />}</div>
      <div>
        <Button type="submit" color="primary" interaction={save.isPending ? 'disabled' : 'enabled'}>
          {t('form.save')}
        </Button>
      </div>
    </form>
  );
}
