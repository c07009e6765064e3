import { Button } from '@instructure/ui-buttons';
import type { AccountOrder } from '#contract/account';
import { formatDateRange, formatInstant } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { useOrderFile, useOrders } from './queries.ts';

/** Lists that were asked for, how far they are, and the files. */
export function OrderTable() {
  const { t, locale } = useTexts('account');
  const orders = useOrders();
  const file = useOrderFile();
  const rows = orders.data?.orders ?? [];
  if (rows.length === 0) return null;
  const state = (one: AccountOrder) =>
    one.state === 'done'
      ? t(one.what === 'dossiers' ? 'orders.dossiers' : 'orders.done', { count: one.rows })
      : t(`orders.${one.state}`, { done: one.done, total: one.total });
  return (
    <section aria-labelledby="orders">
      <h2 id="orders">{t('orders.title')}</h2>
      <p className="kd-prose">{t('orders.text')}</p>
      <div role="status">
        <DataTable<AccountOrder>
          caption={t('orders.title')}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'what',
              header: t('order.list'),
              isName: true,
              cell: ({ what, body }) => t(`order.${what}`, { body }),
            },
            {
              key: 'period',
              header: t('orders.period'),
              cell: ({ from, to }) => formatDateRange(from, to, locale),
            },
            {
              key: 'at',
              header: t('orders.at'),
              cell: ({ createdAt }) => formatInstant(createdAt, 'Europe/Oslo', locale),
            },
            { key: 'state', header: t('state'), cell: state },
            {
              key: 'file',
              header: t('orders.file'),
              hideHeader: true,
              cell: ({ id, state: now, what, body }) =>
                now === 'done' ? (
                  <Button size="small" onClick={() => file.mutate({ params: { exportId: id } })}>
                    {t('orders.take')}
                    <span className="kd-visually-hidden">: {t(`order.${what}`, { body })}</span>
                  </Button>
                ) : null,
            },
          ]}
        />
      </div>
      <div role="alert">{file.error !== null && <ErrorSentence error={file.error} />}</div>
    </section>
  );
}
