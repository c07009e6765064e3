import type { GradebookStatus } from '#contract/gradebook';
import { useTexts } from '../../i18n/use-texts.ts';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ColumnActions } from './column-actions.tsx';
import { ColumnState } from './column-state.tsx';
import { useGradebook } from './queries.ts';

const explained = ['maximum', 'score', 'nobody', 'itself', 'name'] as const;

/** The attendance column in the gradebook of Canvas: on or off, how it stands, what Canvas refused. */
export default function GradebookPage() {
  const { t } = useTexts('gradebook');
  const gradebook = useGradebook();
  return (
    <>
      <PageHeading lead={t('lead')}>{t('title')}</PageHeading>
      <LoadState of={gradebook}>
        {(status) =>
          status.state === 'unavailable' ? (
            <p className="kd-prose">{t('unavailable')}</p>
          ) : (
            <>
              <ColumnState status={status} />
              <ColumnActions status={status} />
              <Refused refused={status.refused} />
            </>
          )
        }
      </LoadState>
      <h2>{t('how.title')}</h2>
      <ul className="kd-prose">
        {explained.map((key) => (
          <li key={key}>{t(`how.${key}`)}</li>
        ))}
      </ul>
    </>
  );
}

function Refused({ refused }: Pick<GradebookStatus, 'refused'>) {
  const { t } = useTexts('gradebook');
  if (refused.length === 0) return null;
  return (
    <section aria-labelledby="refused">
      <h2 id="refused">{t('refused.title')}</h2>
      {refused.map(({ reason, people }) => (
        <div key={reason}>
          <p className="kd-prose">{t(`refused.${reason}`)}</p>
          <ul>
            {people.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
