import { Alert } from '@instructure/ui-alerts';
import { useState } from 'react';
import type { ReportRowShown, ReportShown } from '#contract/meeting-report';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { RoomDialog } from './room-dialog.tsx';
import { rowTimes } from './row-times.ts';
import { linkTo, useDecideRows } from './use-decide-rows.ts';

/** Rows that nobody is matched to, each with what it may be. */
export function OpenRows({ report }: { report: ReportShown }) {
  const { t } = useTexts('meeting-reports');
  const [room, setRoom] = useState<ReportRowShown | null>(null);
  const { decide, busy, error } = useDecideRows(report);
  const open = report.rows.filter((row) => row.state === 'open');
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="report-open" className="kd-open-rows">
      <h2 id="report-open">{t('rows.openTitle', { count: open.length })}</h2>
      <p>{t('rows.openLead')}</p>
      <ul>
        {open.map((row) => (
          <li key={row.key}>
            <OpenRow {...{ row, report, busy, decide }} onRoom={() => setRoom(row)} />
          </li>
        ))}
      </ul>
      <div role="alert">
        {error !== null && (
          <Alert variant="error" margin="small 0">
            <ErrorSentence error={error} />
          </Alert>
        )}
      </div>
      {room !== null && <RoomDialog {...{ report }} row={room} onClose={() => setRoom(null)} />}
    </section>
  );
}

interface RowProps {
  row: ReportRowShown;
  report: ReportShown;
  busy: boolean;
  decide: ReturnType<typeof useDecideRows>['decide'];
  onRoom: () => void;
}

function OpenRow({ row, report, busy, decide, onRoom }: RowProps) {
  const { t, locale } = useTexts('meeting-reports');
  const nameOf = (id: string) => report.roster.find((one) => one.id === id)?.name ?? '';
  const same = row.sameAs.flatMap((key) => report.rows.find((one) => one.key === key)?.name ?? []);
  const act = (label: string, onClick: () => void) => (
    <button
      type="button"
      className="kd-small-button"
      aria-label={t('rows.actOn', { act: label, name: row.name })}
      disabled={busy}
      onClick={onClick}
    >
      {label}
    </button>
  );
  return (
    <>
      <p className="kd-open-row-name">
        <strong>{row.name}</strong> <span className="kd-hint">{row.email}</span>
        <br />
        {rowTimes(row, report.timeZone, t, locale)}
      </p>
      {same.length > 0 && <p className="kd-hint">{t('rows.sameAs', { names: same.join(', ') })}</p>}
      {row.problem !== null && <p className="kd-problem">{t(`rows.problem.${row.problem}`)}</p>}
      <div className="kd-actions">
        {row.suggestions.map(({ personId }) => (
          <span key={personId}>
            {act(t('rows.isPerson', { name: nameOf(personId) }), () =>
              decide([linkTo(row.key, personId)]),
            )}
          </span>
        ))}
        <SelectField
          label={t('rows.choose', { name: row.name })}
          hideLabel
          width="15rem"
          value=""
          disabled={busy}
          onChange={(id) => id !== '' && decide([linkTo(row.key, id)])}
          options={[
            { value: '', label: t('rows.chooseFirst') },
            ...report.roster.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {act(t('rows.several'), onRoom)}
        {act(t('rows.notParticipant'), () => decide([{ kind: 'notParticipant', row: row.key }]))}
        {act(t('rows.bot'), () => decide([{ kind: 'bot', row: row.key }]))}
      </div>
    </>
  );
}
