import { useState } from 'react';
import type { RosterMember } from '#contract/roster';
import { useTexts } from '../../i18n/use-texts.ts';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useRoster } from './queries.ts';
import { RosterTable } from './roster-table.tsx';
import { SyncPanel } from './sync-panel.tsx';
import './roster.css';

/** The people of the course, as Canvas lists them and as the leaders have sorted them. */
export default function RosterPage() {
  const { t } = useTexts('roster');
  const roster = useRoster();
  return (
    <>
      <PageHeading lead={t('lead')}>{t('title')}</PageHeading>
      <SyncPanel onEnded={roster.refetch} />
      <LoadState of={roster}>{({ members }) => <Roster members={members} />}</LoadState>
    </>
  );
}

const filters = {
  all: (one: RosterMember) => !one.withdrawn,
  withoutKind: (one: RosterMember) => !one.withdrawn && one.group === null,
  withdrawn: (one: RosterMember) => one.withdrawn,
  gone: (one: RosterMember) => one.gone,
} as const;
type Filter = keyof typeof filters;

function Roster({ members }: { members: readonly RosterMember[] }) {
  const { t, locale } = useTexts('roster');
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [section, setSection] = useState('');
  const participants = members.filter((one) => one.role === 'participant');
  const leaders = members.filter((one) => one.role === 'leader' && !one.gone);
  const sections = [...new Set(participants.flatMap((one) => one.sections))].sort((a, b) =>
    a.localeCompare(b, locale),
  );
  const wanted = search.toLocaleLowerCase(locale);
  const shown = participants
    .filter(filters[filter])
    .filter((one) => section === '' || one.sections.includes(section))
    .filter((one) => `${one.name} ${one.email}`.toLocaleLowerCase(locale).includes(wanted));

  return (
    <>
      {participants.length === 0 ? (
        <p className="kd-prose">{t('empty')}</p>
      ) : (
        <>
          <div className="kd-filters">
            <TextField label={t('search')} type="search" value={search} onChange={setSearch} />
            <SelectField
              label={t('filter.label')}
              value={filter}
              onChange={setFilter}
              options={(Object.keys(filters) as Filter[]).map((value) => ({
                value,
                label: t(`filter.${value}`),
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
          <p role="status">{t('count', { count: shown.length })}</p>
          {shown.length === 0 ? <p>{t('noMatch')}</p> : <RosterTable members={shown} />}
        </>
      )}
      {leaders.length > 0 && (
        <>
          <h2>{t('leaders')}</h2>
          <ul>
            {leaders.map((one) => (
              <li key={one.id}>{one.name}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
