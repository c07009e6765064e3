import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { Row } from '#contract/attendance';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { useSetAside } from './queries.ts';
import { nameOf } from './words.ts';

/** Sets a participant aside as withdrawn, after asking, or takes them back. */
export function SetAside({ person }: { person: Row }) {
  const { t } = useTexts('attendance');
  const courseId = useCourseId();
  const action = useSetAside();
  const notify = useNotify();
  const [asking, setAsking] = useState(false);
  const name = nameOf(person, t);

  async function set(withdrawn: boolean): Promise<void> {
    const params = { courseId, personId: person.id };
    try {
      await action.mutateAsync({ params, body: { withdrawn } });
      setAsking(false);
      notify('done', t(withdrawn ? 'person.setAsideDone' : 'person.takenBack', { name }));
    } catch (error) {
      if (!withdrawn) notify('failed', error instanceof Error ? error.message : '');
    }
  }

  return (
    <>
      {person.withdrawn ? (
        <Button
          interaction={action.isPending ? 'disabled' : 'enabled'}
          onClick={() => void set(false)}
        >
          {t('person.takeBack')}
        </Button>
      ) : (
        <Button onClick={() => setAsking(true)}>{t('person.setAside')}</Button>
      )}
      <ConfirmDialog
        open={asking}
        title={t('person.setAsideTitle', { name })}
        confirmLabel={t('person.setAsideConfirm')}
        busy={action.isPending}
        error={action.error}
        onConfirm={() => void set(true)}
        onCancel={() => setAsking(false)}
      >
        <p>{t('person.setAsideText')}</p>
      </ConfirmDialog>
    </>
  );
}
