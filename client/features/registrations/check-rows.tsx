import { Button } from '@instructure/ui-buttons';
import { Checkbox } from '@instructure/ui-checkbox';
import { useState } from 'react';
import type { Reply } from '#contract/endpoints';
import type { ListRow } from '#contract/registrations';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useSaveList } from './queries.ts';

interface Props {
  preview: Reply<'registrations.preview'>;
  onBack: () => void;
  onEnd: () => void;
}

/** Whom each row is, what will be kept of it, and the leader's word that it may be. */
export function CheckRows({ preview, onBack, onEnd }: Props) {
  const { t, locale } = useTexts('registrations');
  const params = { courseId: useCourseId() };
  const notify = useNotify();
  const save = useSaveList();
  const [chosen, setChosen] = useState(
    () => new Map(preview.rows.map(({ row, personId }) => [row, personId ?? ''])),
  );
  const [consent, setConsent] = useState(false);
  const [asked, setAsked] = useState(false);
  const of = ({ row }: ListRow) => chosen.get(row) ?? '';
  const matched = preview.rows.filter((row) => of(row) !== '');
  const open = preview.rows.filter((row) => of(row) === '' && !row.notes.includes('staff'));
  const people = preview.people.toSorted((a, b) => a.name.localeCompare(b.name, locale));
  const optionsOf = ({ suggestions }: ListRow) => {
    const likely = people.filter(({ id }) => suggestions.includes(id));
    const rest = people.filter(({ id }) => !suggestions.includes(id));
    return [
      { value: '', label: t('check.nobody') },
      ...[...likely, ...rest].map(({ id, name }) => ({ value: id, label: name })),
    ];
  };
  const facts = ({ values }: ListRow) =>
    [
      values.group === null ? '' : t(`kinds.${values.group}`),
      values.workplace,
      values.profession,
      `${values.body} ${values.memberNumber}`.trim(),
    ]
      .filter((fact) => fact !== '')
      .join(' · ');
  const submit = () => {
    setAsked(true);
    if (!consent) return;
    const rows = matched.map((row) => ({ personId: of(row), values: row.values }));
    save.mutate(
      { params, body: { consentStated: true, rows } },
      {
        onSuccess: ({ saved, skipped }) => {
          notify('done', t(skipped > 0 ? 'check.savedSkipped' : 'check.saved', { count: saved }));
          onEnd();
        },
      },
    );
  };
  return (
    <section aria-labelledby="check-rows">
      <h2 id="check-rows">{t('check.title')}</h2>
      <p role="status">
        {t('check.matched', { count: matched.length })}{' '}
        {open.length > 0 && t('check.open', { count: open.length })}
      </p>
      <DataTable<ListRow>
        caption={t('check.title')}
        rows={preview.rows.toSorted((a, b) => Number(of(a) !== '') - Number(of(b) !== ''))}
        rowKey={({ row }) => String(row)}
        columns={[
          {
            key: 'name',
            header: t('check.inList'),
            isName: true,
            cell: ({ name, email }) => (
              <>
                {name}
                {email !== '' && <span className="kd-source">{email}</span>}
              </>
            ),
          },
          {
            key: 'person',
            header: t('check.person'),
            cell: (row) => (
              <SelectField
                label={t('check.personOf', { name: row.name === '' ? row.email : row.name })}
                hideLabel
                width="16rem"
                value={of(row)}
                onChange={(id: string) => setChosen((all) => new Map(all).set(row.row, id))}
                options={optionsOf(row)}
              />
            ),
          },
          { key: 'facts', header: t('check.facts'), cell: facts },
          {
            key: 'notes',
            header: t('check.notes'),
            cell: ({ notes }) => notes.map((note) => t(`note.${note}`)).join(' '),
          },
        ]}
      />
      <div className="kd-vouch" data-missing={asked && !consent}>
        <Checkbox
          label={t('check.consent')}
          checked={consent}
          onChange={() => setConsent(!consent)}
        />
        <p role="alert">{asked && !consent ? t('check.consentMissing') : ''}</p>
      </div>
      <div role="alert">{save.error !== null && <ErrorSentence error={save.error} />}</div>
      <div className="kd-actions">
        <Button onClick={onBack}>{t('import.back')}</Button>
        <Button
          color="primary"
          interaction={save.isPending || matched.length === 0 ? 'disabled' : 'enabled'}
          onClick={submit}
        >
          {t('check.save', { count: matched.length })}
        </Button>
      </div>
    </section>
  );
}
