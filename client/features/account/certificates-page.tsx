import { Button } from '@instructure/ui-buttons';
import { useState, type SyntheticEvent } from 'react';
import type { FoundCertificate } from '#contract/account';
import { formatInstant } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFindCertificates } from './queries.ts';
import './account.css';

/** Certificates of the account, looked up by name, number or code. */
export default function CertificatesPage() {
  const { t, locale } = useTexts('account');
  const find = useFindCertificates();
  const [search, setSearch] = useState('');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (search.trim().length >= 2) find.mutate({ body: { search } });
  };
  return (
    <>
      <PageHeading lead={t('find.lead')}>{t('find.title')}</PageHeading>
      <form className="kd-find" onSubmit={submit}>
        <TextField
          label={t('find.search')}
          hint={t('find.hint')}
          type="search"
          value={search}
          onChange={setSearch}
        />
        <Button type="submit" color="primary" interaction={find.isPending ? 'disabled' : 'enabled'}>
          {t('find.button')}
        </Button>
      </form>
      <div role="alert">{find.error !== null && <ErrorSentence error={find.error} />}</div>
      {find.data !== undefined && (
        <>
          <p role="status">
            {t('find.count', { count: find.data.certificates.length })}{' '}
            {find.data.more && t('find.more')}
          </p>
          {find.data.certificates.length > 0 && (
            <DataTable<FoundCertificate>
              caption={t('find.title')}
              rows={find.data.certificates}
              rowKey={({ number }) => number}
              columns={[
                {
                  key: 'name',
                  header: t('find.name'),
                  isName: true,
                  cell: ({ name }) => (name === '' ? t('find.erased') : name),
                },
                { key: 'number', header: t('find.number'), cell: ({ number }) => number },
                { key: 'code', header: t('find.code'), cell: ({ code }) => code },
                { key: 'course', header: t('course'), cell: ({ course }) => course },
                { key: 'kind', header: t('find.kind'), cell: ({ kind }) => t(`kinds.${kind}`) },
                {
                  key: 'at',
                  header: t('find.issued'),
                  cell: ({ issuedAt }) => formatInstant(issuedAt, 'Europe/Oslo', locale),
                },
                {
                  key: 'status',
                  header: t('state'),
                  cell: ({ status }) => t(`statuses.${status}`),
                },
              ]}
            />
          )}
        </>
      )}
    </>
  );
}
