import { useState } from 'react';
import type { MyDetails } from '#contract/privacy';
import { Button } from '@instructure/ui-buttons';
import { useCourseId } from '../../api/call.ts';
import { formatInstant } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { useEraseRegistration } from './queries.ts';

type Registration = NonNullable<MyDetails['registration']>;

/** What the course leader's list says of the participant, and the button that erases it. */
export function FromRegistration({ registration }: { registration: Registration }) {
  const { t, locale } = useTexts('privacy');
  const params = { courseId: useCourseId() };
  const notify = useNotify();
  const erase = useEraseRegistration();
  const [open, setOpen] = useState(false);
  const { profession, workplace, memberships, at } = registration;
  const facts = [
    [t('details.profession'), profession],
    [t('details.workplace'), workplace],
    [
      t('details.memberships'),
      memberships.map(({ body, memberNumber }) => `${body} ${memberNumber}`.trim()).join(', '),
    ],
  ] as const;
  const confirm = () =>
    erase.mutate(
      { params },
      {
        onSuccess: () => {
          setOpen(false);
          notify('done', t('registration.done'));
        },
      },
    );
  return (
    <section aria-labelledby="from-registration">
      <h2 id="from-registration">{t('registration.title')}</h2>
      <p className="kd-prose">
        {t('registration.text', { when: formatInstant(at, 'Europe/Oslo', locale) })}
      </p>
      <dl className="kd-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === '' ? t('registration.none') : value}</dd>
          </div>
        ))}
      </dl>
      <Button onClick={() => setOpen(true)}>{t('registration.erase')}</Button>
      <ConfirmDialog
        open={open}
        title={t('registration.eraseTitle')}
        confirmLabel={t('registration.erase')}
        danger
        busy={erase.isPending}
        error={erase.error}
        onConfirm={confirm}
        onCancel={() => setOpen(false)}
      >
        <p>{t('registration.eraseText')}</p>
      </ConfirmDialog>
    </section>
  );
}
