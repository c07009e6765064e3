import { Button } from '@instructure/ui-buttons';
import type { MyCertificate } from '#contract/certificates';
import { useCourseId } from '../../api/call.ts';
import { useDownload } from '../../api/download.ts';
import { formatList, formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import './certificates.css';
import { useMine } from './queries.ts';
import { useDayOf } from './words.ts';

const advice = ['use1', 'use2', 'use3', 'use4'] as const;

/** The participant's own certificate: to download, to check, and how to use it. */
export default function MinePage() {
  const { t } = useTexts('certificates');
  const mine = useMine();
  return (
    <>
      <PageHeading lead={t('mine.lead')}>{t('title')}</PageHeading>
      <LoadState of={mine}>
        {({ certificates }) =>
          certificates.length === 0 ? (
            <p className="kd-prose">{t('mine.none')}</p>
          ) : (
            <>
              {certificates.map((one) => (
                <Own key={one.id} one={one} />
              ))}
              <h2>{t('mine.useTitle')}</h2>
              <ol className="kd-prose">
                {advice.map((key) => (
                  <li key={key}>{t(`mine.${key}`)}</li>
                ))}
              </ol>
            </>
          )
        }
      </LoadState>
    </>
  );
}

function Own({ one }: { one: MyCertificate }) {
  const { t, locale } = useTexts('certificates');
  const params = { courseId: useCourseId(), certificateId: one.id };
  const dayOf = useDayOf();
  const file = useDownload('certificates.mineFile');
  const heading = `${t(`kind.${one.kind}`)} ${one.number}`;
  return (
    <section className="kd-certificates-own" aria-label={heading} data-status={one.status}>
      <h2>{t(`kind.${one.kind}`)}</h2>
      <p>
        {t('mine.facts', {
          number: one.number,
          when: dayOf(one.issuedAt),
          attended: formatMinutes(one.attended, locale),
          planned: formatMinutes(one.planned, locale),
        })}
      </p>
      {one.status === 'valid' && one.bodies.length > 0 && (
        <p>{t('mine.bodies', { bodies: formatList(one.bodies, locale) })}</p>
      )}
      {one.status === 'revoked' && <p>{t('mine.revoked', { reason: one.endReason })}</p>}
      {one.status === 'superseded' && <p>{t('mine.superseded', { number: one.replacedBy })}</p>}
      <div className="kd-certificates-issue">
        {one.status === 'valid' && (
          <Button
            color="primary"
            interaction={file.isPending ? 'disabled' : 'enabled'}
            onClick={() => file.mutate({ params })}
          >
            {t('details.download')}
          </Button>
        )}
        <a href={one.verifyUrl} target="_blank" rel="noreferrer">
          {t('mine.check')}
        </a>
      </div>
      <div role="alert">{file.error !== null && <ErrorSentence error={file.error} />}</div>
    </section>
  );
}
