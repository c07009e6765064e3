import type { ReportRowShown, ReportShown } from '#contract/meeting-report';
import { formatList } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useDecideRows } from './use-decide-rows.ts';

/** Rows that are settled, and how: what the tool found by itself can be changed here. */
export function OtherRows({ report }: { report: ReportShown }) {
  const { t, locale } = useTexts('meeting-reports');
  const { decide, busy } = useDecideRows(report);
  const rows = report.rows.filter((row) => row.state !== 'open');
  if (rows.length === 0) return null;
  const nameOf = (id: string) =>
    report.participants.find((one) => one.id === id)?.name ??
    report.roster.find((one) => one.id === id)?.name ??
    '';
  const whom = ({ state, shares }: ReportRowShown) =>
    state === 'staff' || state === 'notParticipant' || state === 'bot'
      ? t(`rows.state.${state}`)
      : state === 'open'
        ? ''
        : formatList(
            shares.map(({ personId }) => nameOf(personId)),
            locale,
          );
  return (
    <details className="kd-report-details">
      <summary>{t('rows.othersTitle', { count: rows.length })}</summary>
      <DataTable<ReportRowShown>
        caption={t('rows.othersTitle', { count: rows.length })}
        rows={rows.slice(0, 500)}
        rowKey={({ key }) => key}
        columns={[
          { key: 'name', header: t('rows.name'), isName: true, cell: ({ name }) => name },
          { key: 'is', header: t('rows.is'), cell: whom },
          {
            ...{ key: 'how', header: t('rows.how') },
            cell: ({ by }) => (by === null ? '' : t(`rows.by.${by}`)),
          },
          {
            ...{ key: 'change', header: t('rows.change'), hideHeader: true },
            cell: (row) =>
              row.settled ? null : (
                <ChangeRow
                  {...{ row, busy }}
                  onFree={() => decide([{ kind: 'free', row: row.key }])}
                  onClear={() => decide([{ kind: 'clear', row: row.key }])}
                />
              ),
          },
        ]}
      />
    </details>
  );
}

interface ChangeProps {
  row: ReportRowShown;
  busy: boolean;
  onFree: () => void;
  onClear: () => void;
}

/** Takes a choice back; what was found without one is opened, to be chosen otherwise. */
function ChangeRow({ row, busy, onFree, onClear }: ChangeProps) {
  const { t } = useTexts('meeting-reports');
  return (
    <button
      type="button"
      className="kd-small-button"
      aria-label={t('rows.changeRow', { name: row.name })}
      disabled={busy}
      onClick={row.by === 'leader' ? onClear : onFree}
    >
      {t('rows.change')}
    </button>
  );
}
