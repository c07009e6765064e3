import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { IssuedCertificate } from '#contract/certificates';
import { useCourseId } from '../../api/call.ts';
import { useDownload } from '../../api/download.ts';
import { formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { IssuedDialog } from './issued-dialog.tsx';
import type { Issued } from './queries.ts';
import { useMailWords } from './words.ts';

/** What was issued, with how the mail stands. */
export function IssuedList({ issued: { certificates } }: { issued: Issued }) {
  const { t, locale } = useTexts('certificates');
  const params = { courseId: useCourseId() };
  const zip = useDownload('certificates.zip');
  const mailWords = useMailWords();
  const [openId, setOpenId] = useState<string | null>(null);
  const open = certificates.find(({ id }) => id === openId);
  const changed = certificates.filter((one) => one.changed !== null).length;
  return (
    <section aria-labelledby="issued">
      <h2 id="issued">{t('issued.title')}</h2>
      {certificates.length === 0 && <p>{t('issued.none')}</p>}
      {changed > 0 && (
        <Alert variant="warning" margin="0 0 medium">
          {t('issued.changed', { count: changed })}
        </Alert>
      )}
      {certificates.length > 0 && (
        <>
          <DataTable<IssuedCertificate>
            caption={t('issued.title')}
            rows={certificates}
            rowKey={({ id }) => id}
            columns={[
              {
                ...{ key: 'name', header: t('columns.name'), isName: true },
                cell: ({ name }) => (name === '' ? t('unnamed') : name),
              },
              {
                ...{ key: 'number', header: t('columns.number') },
                cell: ({ number, kind }) => `${t(`kind.${kind}`)} ${number}`,
              },
              {
                ...{ key: 'hours', header: t('columns.hours') },
                cell: ({ attended, makeUp, planned }) =>
                  t('figures', {
                    earned: formatMinutes(attended + makeUp, locale),
                    planned: formatMinutes(planned, locale),
                  }),
              },
              {
                ...{ key: 'status', header: t('columns.status') },
                cell: (one) => t(`status.${one.changed === null ? one.status : 'changed'}`),
              },
              { key: 'mail', header: t('columns.mail'), cell: ({ mail }) => mailWords(mail) },
              {
                ...{ key: 'actions', header: t('columns.actions'), hideHeader: true, tight: true },
                cell: ({ id, number }) => (
                  <button
                    type="button"
                    className="kd-certificates-open"
                    aria-label={t('issued.openOf', { number })}
                    onClick={() => setOpenId(id)}
                  >
                    {t('issued.open')}
                  </button>
                ),
              },
            ]}
          />
          <div className="kd-certificates-issue">
            <Button
              interaction={zip.isPending ? 'disabled' : 'enabled'}
              onClick={() => zip.mutate({ params })}
            >
              {t('issued.zip')}
            </Button>
          </div>
          <div role="alert">{zip.error !== null && <ErrorSentence error={zip.error} />}</div>
        </>
      )}
      {open && <IssuedDialog one={open} onClose={() => setOpenId(null)} />}
    </section>
  );
}
