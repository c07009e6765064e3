import { useId, useState, type SyntheticEvent } from 'react';
import type { MyDetails } from '#contract/privacy';
import { Button } from '@instructure/ui-buttons';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Memberships } from './memberships.tsx';
import { useSaveDetails, useWithdrawConsent } from './queries.ts';

const kinds = ['', 'professional', 'userRepresentative'] as const;
type Kind = (typeof kinds)[number];

/** The voluntary details with their consent: given with the first save, withdrawn by one button. */
export function DetailsForm({ saved }: { saved: MyDetails }) {
  const { t } = useTexts('privacy');
  const params = { courseId: useCourseId() };
  const notify = useNotify();
  const save = useSaveDetails();
  const consentId = useId();
  const [kind, setKind] = useState<Kind>(saved.group ?? '');
  const [profession, setProfession] = useState(saved.details?.profession ?? '');
  const [workplace, setWorkplace] = useState(saved.details?.workplace ?? '');
  const [memberships, setMemberships] = useState(saved.details?.memberships ?? []);
  const [consent, setConsent] = useState(saved.details !== null);
  const [asked, setAsked] = useState(false);

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!consent) return;
    const body = {
      group: kind === '' ? null : kind,
      ...{ profession, workplace, consent: '2026-1' as const },
      memberships: memberships.filter((one) => one.body.trim() !== ''),
    };
    save.mutate({ params, body }, { onSuccess: () => notify('done', t('details.saved')) });
  };

  return (
    <form className="kd-details" onSubmit={submit}>
      <SelectField
        label={t('details.kind')}
        value={kind}
        onChange={setKind}
        options={kinds.map((value) => ({
          value,
          label: t(value === '' ? 'details.kindUnknown' : `details.kinds.${value}`),
        }))}
      />
      <TextField label={t('details.profession')} value={profession} onChange={setProfession} />
      <TextField label={t('details.workplace')} value={workplace} onChange={setWorkplace} />
      <Memberships bodies={saved.bodies} value={memberships} onChange={setMemberships} />
      <div className="kd-consent" data-missing={asked && !consent}>
        <input
          id={consentId}
          type="checkbox"
          checked={consent}
          aria-describedby={`${consentId}-error`}
          onChange={(event) => setConsent(event.target.checked)}
        />
        <label htmlFor={consentId}>{t('consent.text')}</label>
        <p id={`${consentId}-error`} role="alert">
          {asked && !consent ? t('consent.missing') : ''}
        </p>
      </div>
      {save.error !== null && <ErrorSentence error={save.error} />}
      <div className="kd-actions">
        <Button type="submit" color="primary" interaction={save.isPending ? 'disabled' : 'enabled'}>
          {t('details.save')}
        </Button>
        {saved.details !== null && <Withdraw />}
      </div>
    </form>
  );
}

function Withdraw() {
  const { t } = useTexts('privacy');
  const params = { courseId: useCourseId() };
  const notify = useNotify();
  const withdraw = useWithdrawConsent();
  const [open, setOpen] = useState(false);
  const confirm = () =>
    withdraw.mutate(
      { params },
      {
        onSuccess: () => {
          setOpen(false);
          notify('done', t('consent.withdrawn'));
        },
      },
    );
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('consent.withdraw')}</Button>
      <ConfirmDialog
        open={open}
        title={t('consent.withdrawTitle')}
        confirmLabel={t('consent.withdraw')}
        danger
        busy={withdraw.isPending}
        error={withdraw.error}
        onConfirm={confirm}
        onCancel={() => setOpen(false)}
      >
        <p>{t('consent.withdrawText')}</p>
      </ConfirmDialog>
    </>
  );
}
