import { useState } from 'react';
import { Link } from 'react-router';
import type { Reply } from '#contract/endpoints';
import { useTexts } from '../../i18n/use-texts.ts';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { AttendanceFile } from './attendance-file.tsx';
import { BodyTable } from './body-table.tsx';
import { useOverview } from './queries.ts';
import { SheetFile } from './sheet-file.tsx';
import './exports.css';

type Overview = Reply<'exports.overview'>;

/** Everything that can be taken out of the course, each with why it is. */
export default function ExportsPage() {
  const { t } = useTexts('exports');
  const [section, setSection] = useState('');
  const overview = useOverview(section);
  return (
    <>
      <PageHeading lead={t('lead')}>{t('title')}</PageHeading>
      <LoadState of={overview}>
        {(data) => (
          <>
            {data.provisional && <p className="kd-prose kd-caution">{t('provisional')}</p>}
            {data.sections.length > 1 && (
              <SelectField
                label={t('section')}
                width="20rem"
                value={section}
                onChange={setSection}
                options={['', ...data.sections].map((value) => ({
                  value,
                  label: value === '' ? t('allSections') : value,
                }))}
              />
            )}
            <Bodies overview={data} />
            <AttendanceFile section={section} />
            <SheetFile section={section} days={data.days} />
            <h2>{t('fees.title')}</h2>
            <p className="kd-prose">{t('fees.linkText')}</p>
            <p>
              <Link to="/exports/fees">{t('fees.link')}</Link>
            </p>
          </>
        )}
      </LoadState>
    </>
  );
}

function Bodies({ overview }: { overview: Overview }) {
  const { t } = useTexts('exports');
  const { bodies, otherBodies, withoutBody } = overview;
  return (
    <section aria-labelledby="bodies">
      <h2 id="bodies">{t('bodies.title')}</h2>
      {bodies.length === 0 ? (
        <p className="kd-prose">
          {t('bodies.none')} <Link to="/setup/approvals">{t('bodies.setUp')}</Link>
        </p>
      ) : (
        <BodyTable bodies={bodies} />
      )}
      {withoutBody > 0 && (
        <p className="kd-prose">
          {t('bodies.without', { count: withoutBody })}{' '}
          <Link to="/registrations">{t('bodies.toRegistrations')}</Link>
        </p>
      )}
      {otherBodies.length > 0 && (
        <p className="kd-prose">
          {t('bodies.others')}{' '}
          {otherBodies.map(({ body, members }) => `${body} (${members})`).join(', ')}.
        </p>
      )}
    </section>
  );
}
