import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import type { ReportFileShown, ReportRefusal, ReportShown } from '#contract/meeting-report';
import { formatDate } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { Reading } from './use-reading.ts';

interface Props {
  file: ReportFileShown;
  refusal: ReportRefusal;
  report: ReportShown;
  reading: Reading;
}

/** Why a file is not read, and what to do: another day, another reading of its dates. */
export function FileRefusal({ file, refusal, reading }: Props) {
  const { t } = useTexts('meeting-reports');
  const { code, rows } = refusal;
  return (
    <Alert variant="error" margin="x-small 0">
      <p>
        {t(`refusal.${code}`)}{' '}
        {rows.length > 0 && t('refusal.rows', { rows: rows.slice(0, 5).join(', ') })}
      </p>
      {code === 'OTHER_DAY' && <OtherDays {...{ refusal, reading }} />}
      {code === 'DATE_ORDER_UNKNOWN' && <OtherOrders {...{ file, refusal, reading }} />}
    </Alert>
  );
}

function OtherDays({ refusal, reading }: Pick<Props, 'refusal' | 'reading'>) {
  const { t, locale } = useTexts('meeting-reports');
  return (
    <ul className="kd-plain-list">
      {refusal.days.slice(0, 5).map(({ date, dayId }) => (
        <li key={date}>
          {dayId === null ? (
            t('refusal.noDay', { date: formatDate(date, locale) })
          ) : (
            <Button
              interaction={reading.busy ? 'disabled' : 'enabled'}
              onClick={() => reading.moveTo(dayId)}
            >
              {t('refusal.move', { date: formatDate(date, locale) })}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function OtherOrders({ file, refusal, reading }: Omit<Props, 'report'>) {
  const { t, locale } = useTexts('meeting-reports');
  return (
    <div className="kd-actions">
      {refusal.days.slice(0, 6).map(({ date, dateOrder }) =>
        dateOrder === 'none' ? null : (
          <Button
            key={`${date} ${dateOrder}`}
            interaction={reading.busy ? 'disabled' : 'enabled'}
            onClick={() => reading.readAs(file.id, { dateOrder, timeZone: file.chosen.timeZone })}
          >
            {t('refusal.readAs', {
              date: formatDate(date, locale),
              order: t(`order.${dateOrder}`),
            })}
          </Button>
        ),
      )}
    </div>
  );
}
