import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { Format, Purpose } from '#contract/exports';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import type { BodyChoices } from './body-preview.tsx';
import { FormatField, WhyField } from './file-choices.tsx';
import { useBodyList, useDossier } from './queries.ts';

const reasons: readonly Purpose[] = ['toBody', 'control', 'ownRecords', 'participantAsked'];

interface Props extends BodyChoices {
  /** The body demands that digital presence be documented. */
  documented: boolean;
}

/** The list to a body as a file, and the documentation that some bodies demand. */
export function BodyFiles({ approvalId, section, who, documented }: Props) {
  const { t } = useTexts('exports');
  const params = { courseId: useCourseId(), approvalId };
  const list = useBodyList();
  const dossier = useDossier();
  const [format, setFormat] = useState<Format>('xlsx');
  const [why, setWhy] = useState<Purpose>('toBody');
  return (
    <section aria-labelledby="body-files">
      <h2 id="body-files">{t('body.files')}</h2>
      <p className="kd-prose">{t('why.logged')}</p>
      <div className="kd-file-choices">
        <FormatField value={format} onChange={setFormat} />
        <WhyField reasons={reasons} value={why} onChange={setWhy} />
        <Button
          color="primary"
          interaction={list.isPending ? 'disabled' : 'enabled'}
          onClick={() => list.mutate({ params, body: { format, section, who, why } })}
        >
          {t('body.take')}
        </Button>
      </div>
      {documented && (
        <>
          <p className="kd-prose">{t('body.dossierText')}</p>
          <Button
            interaction={dossier.isPending ? 'disabled' : 'enabled'}
            onClick={() => dossier.mutate({ params, body: { section, who, why } })}
          >
            {t('body.dossier')}
          </Button>
        </>
      )}
      <div role="alert">{dossier.error !== null && <ErrorSentence error={dossier.error} />}</div>
      <div role="alert">{list.error !== null && <ErrorSentence error={list.error} />}</div>
    </section>
  );
}
