import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { Reply } from '#contract/endpoints';
import type { ListField } from '#contract/registrations';
import type { ApiError } from '../../api/api-error.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { SelectField } from '../../ui/select-field.tsx';

const choices = [
  'none',
  'name',
  'givenName',
  'familyName',
  'email',
  'group',
  'workplace',
  'profession',
  'body',
  'memberNumber',
] as const;
type Choice = (typeof choices)[number];

interface Props {
  list: Reply<'registrations.read'>;
  busy: boolean;
  error: ApiError | null;
  onCheck: (fields: (ListField | null)[]) => void;
  onBack: () => void;
}

/** What each column holds, as it was understood, to be put right; each thing stands in one column. */
export function ChooseColumns({ list, busy, error, onCheck, onBack }: Props) {
  const { t } = useTexts('registrations');
  const [fields, setFields] = useState<(ListField | null)[]>(list.fields);
  const samples = (column: number) =>
    [...new Set(list.rows.map((row) => row[column] ?? '').filter((cell) => cell !== ''))]
      .slice(0, 3)
      .join(' · ');
  const choose = (column: number, choice: Choice) => {
    const field = choice === 'none' ? null : choice;
    setFields((all) => all.map((one, i) => (i === column ? field : one === field ? null : one)));
  };
  const columns = list.headings.map((heading, column) => ({ heading, column }));
  return (
    <section aria-labelledby="choose-columns">
      <h2 id="choose-columns">{t('columns.title')}</h2>
      <p className="kd-prose">{t('columns.text', { count: list.rows.length })}</p>
      {list.nationalIdColumns.length > 0 && (
        <p className="kd-prose kd-warned">
          {t('columns.nationalId', { columns: list.nationalIdColumns.join(', ') })}
        </p>
      )}
      <DataTable
        caption={t('columns.title')}
        rows={columns}
        rowKey={({ column }) => String(column)}
        columns={[
          {
            key: 'heading',
            header: t('columns.heading'),
            isName: true,
            cell: ({ heading, column }) =>
              heading === '' ? t('columns.number', { number: column + 1 }) : heading,
          },
          { key: 'samples', header: t('columns.samples'), cell: ({ column }) => samples(column) },
          {
            key: 'field',
            header: t('columns.field'),
            cell: ({ heading, column }) => (
              <SelectField
                label={t('columns.fieldOf', {
                  heading: heading === '' ? t('columns.number', { number: column + 1 }) : heading,
                })}
                hideLabel
                width="15rem"
                value={fields[column] ?? 'none'}
                onChange={(choice: Choice) => choose(column, choice)}
                options={choices.map((value) => ({
                  value,
                  label: value === 'none' ? t('columns.none') : t(`field.${value}`),
                }))}
              />
            ),
          },
        ]}
      />
      <div role="alert">{error !== null && <ErrorSentence error={error} />}</div>
      <div className="kd-actions">
        <Button onClick={onBack}>{t('import.back')}</Button>
        <Button
          color="primary"
          interaction={busy ? 'disabled' : 'enabled'}
          onClick={() => onCheck(fields)}
        >
          {t('columns.next')}
        </Button>
      </div>
    </section>
  );
}
