import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import { Link } from 'react-router';
import type { RosterMember } from '#contract/roster';
import { useCourseId, useMe } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useSetAside, useSetGroup } from './queries.ts';

type Kind = 'professional' | 'userRepresentative' | 'unknown';
const kinds: readonly Kind[] = ['unknown', 'professional', 'userRepresentative'];

/** Participants with what a leader decides about them: their kind, and whether they have left. */
export function RosterTable({ members }: { members: readonly RosterMember[] }) {
  const { t, locale } = useTexts('roster');
  const params = { courseId: useCourseId() };
  const { course } = useMe();
  const notify = useNotify();
  const setGroup = useSetGroup();
  const setAside = useSetAside();
  const [asked, setAsked] = useState<RosterMember | null>(null);

  const chooseKind = (member: RosterMember, kind: Kind) =>
    setGroup.mutate(
      { params, body: { personIds: [member.id], group: kind === 'unknown' ? null : kind } },
      {
        onSuccess: () => notify('done', t('kindSaved')),
        onError: (error) => notify('failed', error.message),
      },
    );
  const putAside = (member: RosterMember, withdrawn: boolean) =>
    setAside.mutate(
      { params: { ...params, personId: member.id }, body: { withdrawn } },
      {
        onSuccess: () => {
          setAsked(null);
          notify('done', t(withdrawn ? 'aside' : 'back', { name: member.name }));
        },
      },
    );
  const notes = (member: RosterMember) =>
    [
      member.withdrawn ? t('withdrawn') : '',
      member.gone ? t('gone') : '',
      member.hasDetails ? t('details') : '',
    ]
      .filter((note) => note !== '')
      .join(' · ');

  const remarks: Column<RosterMember> = { key: 'state', header: t('state'), cell: notes };

  return (
    <>
      <DataTable<RosterMember>
        caption={t('title')}
        rows={members}
        rowKey={({ id }) => id}
        columns={[
          {
            ...{ key: 'name', header: t('name'), isName: true },
            cell: ({ id, name }) =>
              course?.setUp === true ? <Link to={`/participants/${id}`}>{name}</Link> : name,
          },
          {
            key: 'email',
            header: t('email'),
            breaks: true,
            cell: ({ email }) => <Address of={email} />,
          },
          {
            key: 'kind',
            header: t('kind'),
            cell: (member) => (
              <SelectField
                label={t('kindFor', { name: member.name })}
                hideLabel
                width="12rem"
                value={member.group ?? 'unknown'}
                onChange={(kind: Kind) => chooseKind(member, kind)}
                options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
              />
            ),
          },
          {
            key: 'sections',
            header: t('sections'),
            cell: ({ sections }) => sections.join(', '),
            compare: (a, b) => a.sections.join().localeCompare(b.sections.join(), locale),
          },
          ...(members.some((one) => notes(one) !== '') ? [remarks] : []),
          {
            key: 'act',
            header: t('act'),
            hideHeader: true,
            tight: true,
            cell: (member) => (
              <Button
                size="small"
                onClick={() => (member.withdrawn ? putAside(member, false) : setAsked(member))}
              >
                {t(member.withdrawn ? 'takeBack' : 'putAside')}
                <span className="kd-visually-hidden">: {member.name}</span>
              </Button>
            ),
          },
        ]}
      />
      <ConfirmDialog
        open={asked !== null}
        title={t('askAside', { name: asked?.name ?? '' })}
        confirmLabel={t('putAside')}
        busy={setAside.isPending}
        error={setAside.error}
        onConfirm={() => {
          if (asked !== null) putAside(asked, true);
        }}
        onCancel={() => setAsked(null)}
      >
        <p>{t('askAsideText')}</p>
      </ConfirmDialog>
    </>
  );
}

/** An e-mail address, which may be broken before its @. */
function Address({ of }: { of: string }) {
  const [local = '', ...rest] = of.split(/(?=@)/);
  return (
    <>
      {local}
      <wbr />
      {rest.join('')}
    </>
  );
}
