import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { ExportBody } from '#contract/exports';
import { useTexts } from '../../i18n/use-texts.ts';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { BodyFiles } from './body-files.tsx';
import { BodyPreview } from './body-preview.tsx';
import { useOverview } from './queries.ts';
import './exports.css';

const kinds = ['counting', 'members'] as const;

/** One body's list: who is on it, what is missing, and the file. */
export default function BodyPage() {
  const { t } = useTexts('exports');
  const { approvalId = '' } = useParams();
  const [section, setSection] = useState('');
  const [who, setWho] = useState<(typeof kinds)[number]>('counting');
  const overview = useOverview(section);
  const body = overview.data?.bodies.find((one: ExportBody) => one.id === approvalId);
  const choices = { approvalId, section, who };
  return (
    <>
      <p>
        <Link to="/exports">{t('body.back')}</Link>
      </p>
      <PageHeading>{t('body.title', { body: body?.body ?? '' })}</PageHeading>
      <LoadState of={overview}>
        {({ provisional, sections }) =>
          body === undefined ? (
            <p>{t('body.gone')}</p>
          ) : (
            <>
              {provisional && <p className="kd-prose kd-caution">{t('provisional')}</p>}
              {body.granted !== 'yes' && (
                <p className="kd-prose kd-caution">{t(`body.${body.granted}`)}</p>
              )}
              <div className="kd-file-choices">
                <SelectField
                  label={t('body.who')}
                  value={who}
                  onChange={setWho}
                  options={kinds.map((value) => ({
                    value,
                    label: t(`body.${value}`, { count: body[value] }),
                  }))}
                />
                {sections.length > 1 && (
                  <SelectField
                    label={t('section')}
                    value={section}
                    onChange={setSection}
                    options={['', ...sections].map((value) => ({
                      value,
                      label: value === '' ? t('allSections') : value,
                    }))}
                  />
                )}
              </div>
              <BodyPreview {...choices} />
              <BodyFiles {...choices} documented={body.documentedPresence} />
            </>
          )
        }
      </LoadState>
    </>
  );
}
