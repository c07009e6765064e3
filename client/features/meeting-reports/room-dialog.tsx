import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { ReportRowShown, ReportShown } from '#contract/meeting-report';
import { useTexts } from '../../i18n/use-texts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TickBox } from '../../ui/tick-box.tsx';
import { TimeField } from '../../ui/time-field.tsx';
import { useDecideRows } from './use-decide-rows.ts';

interface Props {
  report: ReportShown;
  row: ReportRowShown;
  onClose: () => void;
}

interface Times {
  from: string;
  to: string;
}

/** Several people behind one device: who, when each of them was there, and why the leader says so. */
export function RoomDialog({ report, row, onClose }: Props) {
  const { t } = useTexts('meeting-reports');
  const { decide, busy, error } = useDecideRows(report);
  const suggested = row.suggestions.map(({ personId }) => personId);
  const before = row.shares.map(({ personId }) => personId);
  const [selected, setSelected] = useState<ReadonlySet<string>>(
    new Set(before.length > 0 ? before : suggested),
  );
  const [times, setTimes] = useState<Record<string, Times>>({});
  const [search, setSearch] = useState('');
  const [reason, setReason] = useState(row.reason === '' ? t('room.reasonDefault') : row.reason);
  const wanted = search.trim().toLowerCase();
  const shown = report.roster.filter(
    ({ id, name }) => selected.has(id) || (wanted !== '' && name.toLowerCase().includes(wanted)),
  );
  const timesOf = (id: string): Times => times[id] ?? { from: '', to: '' };
  const save = () => {
    const shares = [...selected].map((personId) => {
      const { from, to } = timesOf(personId);
      return { personId, from: from === '' ? null : from, to: to === '' ? null : to };
    });
    decide([{ kind: 'link', row: row.key, shares, reason }], onClose);
  };
  return (
    <Dialog
      open
      title={t('room.title', { name: row.name })}
      size="medium"
      onClose={onClose}
      footer={
        <Button
          color="primary"
          interaction={busy || selected.size === 0 ? 'disabled' : 'enabled'}
          onClick={save}
        >
          {t('room.save', { count: selected.size })}
        </Button>
      }
    >
      <p>{t('room.lead')}</p>
      <TextField type="search" label={t('room.search')} value={search} onChange={setSearch} />
      <ul className="kd-room-people">
        {shown.slice(0, 30).map(({ id, name }) => (
          <li key={id}>
            <span className="kd-room-person">
              <TickBox label={name} row={id} selection={{ selected, onSelect: setSelected }} />
              <span aria-hidden="true">{name}</span>
            </span>
            {selected.has(id) && (
              <span className="kd-field-row">
                {(['from', 'to'] as const).map((side) => (
                  <TimeField
                    key={side}
                    label={t(`room.${side}`, { name })}
                    value={timesOf(id)[side]}
                    onChange={(value) =>
                      setTimes({ ...times, [id]: { ...timesOf(id), [side]: value } })
                    }
                  />
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
      <TextField label={t('room.reason')} value={reason} onChange={setReason} required />
      <div role="alert">
        {error !== null && (
          <Alert variant="error" margin="small 0 0">
            <ErrorSentence error={error} />
          </Alert>
        )}
      </div>
    </Dialog>
  );
}
