import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { RegistrationRow } from '#contract/registrations';
import { useCourseId } from '../../api/call.ts';
import { formatList } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useRemoveRegistration } from './queries.ts';

const details = ['group', 'profession', 'workplace', 'body', 'memberNumber'] as const;
const filters = ['all', 'missing', ...details] as const;
type Filter = (typeof filters)[number];

const passes = (row: RegistrationRow, filter: Filter) => {
  if (filter === 'all') return true;
  return filter === 'missing' ? row.missing.length > 0 : row.missing.includes(filter);
};

/** Participants with what is known of them, where it comes from and what is missing. */
export function KnownTable({ rows }: { rows: readonly RegistrationRow[] }) {
  const { t, locale } = useTexts('registrations');
  const params = { courseId: useCourseId() };
  const notify = useNotify();
  const remove = useRemoveRegistration();
  const [filter, setFilter] = useState<Filter>('all');
  const [asked, setAsked] = useState<RegistrationRow | null>(null);
  const shown = rows.filter((row) => passes(row, filter));
  const told = (value: string, from: RegistrationRow['from']['profession']) => (
    <>
      {value}
      {from !== null && <span className="kd-source">{t(`from.${from}`)}</span>}
    </>
  );
  const fromList = (row: RegistrationRow) => Object.values(row.from).includes('list');

  return (
    <>
      <SelectField
        label={t('filter.label')}
        width="20rem"
        value={filter}
        onChange={setFilter}
        options={filters.map((value) => ({ value, label: t(`filter.${value}`) }))}
      />
      <p role="status">{t('count', { count: shown.length })}</p>
      {shown.length === 0 ? (
        <p>{t('noMatch')}</p>
      ) : (
        <DataTable<RegistrationRow>
          caption={t('title')}
          rows={shown}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', header: t('field.name'), isName: true, cell: ({ name }) => name },
            {
              key: 'group',
              header: t('field.group'),
              cell: ({ group }) => (group === null ? '' : t(`kinds.${group}`)),
            },
            {
              key: 'workplace',
              header: t('field.workplace'),
              cell: (row) => told(row.workplace, row.from.workplace),
              compare: (a, b) => a.workplace.localeCompare(b.workplace, locale),
            },
            {
              key: 'profession',
              header: t('field.profession'),
              cell: (row) => told(row.profession, row.from.profession),
              compare: (a, b) => a.profession.localeCompare(b.profession, locale),
            },
            {
              key: 'memberships',
              header: t('field.memberships'),
              cell: (row) =>
                told(
                  row.memberships
                    .map(({ body, memberNumber }) => `${body} ${memberNumber}`.trim())
                    .join(', '),
                  row.from.memberships,
                ),
            },
            {
              key: 'missing',
              header: t('missing'),
              cell: ({ missing, erased }) =>
                erased
                  ? t('erased')
                  : formatList(
                      missing.map((one) => t(`field.${one}`).toLocaleLowerCase(locale)),
                      locale,
                    ),
            },
            {
              key: 'act',
              header: t('act'),
              hideHeader: true,
              cell: (row) =>
                fromList(row) ? (
                  <Button size="small" onClick={() => setAsked(row)}>
                    {t('remove.button')}
                    <span className="kd-visually-hidden">: {row.name}</span>
                  </Button>
                ) : null,
            },
          ]}
        />
      )}
      <ConfirmDialog
        open={asked !== null}
        title={t('remove.title', { name: asked?.name ?? '' })}
        confirmLabel={t('remove.button')}
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => {
          if (asked === null) return;
          remove.mutate(
            { params: { ...params, personId: asked.id } },
            {
              onSuccess: () => {
                setAsked(null);
                notify('done', t('remove.done'));
              },
            },
          );
        }}
        onCancel={() => setAsked(null)}
      >
        <p>{t('remove.text')}</p>
      </ConfirmDialog>
    </>
  );
}
