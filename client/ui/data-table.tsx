import { useState, type ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import './data-table.css';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** `end` for figures. */
  align?: 'start' | 'end';
  /** Order of two rows by this column; makes its header a button. */
  compare?: (a: Row, b: Row) => number;
  /** The row's own name: read as its header, and the title of its card on a narrow screen. */
  isName?: boolean;
  /** Kept on one line: times, buttons. */
  tight?: boolean;
  /** May be broken within words: addresses, codes. */
  breaks?: boolean;
  /** Header for screen readers only, as for a column of buttons. */
  hideHeader?: boolean;
}

interface Props<Row> {
  /** What the table lists; read as its name. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}

/**
 * An ordinary table. Below 640 px each row becomes a card with the headers as labels; the roles are
 * written out because `display: block` takes them away.
 */
export function DataTable<Row>({ caption, columns, rows, rowKey }: Props<Row>) {
  const { t } = useTexts('ui');
  const [order, setOrder] = useState<{ key: string; down: boolean } | null>(null);
  const compare = columns.find(({ key }) => key === order?.key)?.compare;
  const sorted =
    compare === undefined
      ? rows
      : rows.toSorted((a, b) => (order?.down === true ? compare(b, a) : compare(a, b)));
  const direction = (key: string) =>
    order?.key !== key ? 'none' : order.down ? 'descending' : 'ascending';

  return (
    <table className="kd-table" role="table" aria-label={caption}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ key, header, align = 'start', compare: sortable, hideHeader }) => (
            <th
              key={key}
              role="columnheader"
              scope="col"
              data-align={align}
              aria-sort={sortable === undefined ? undefined : direction(key)}
            >
              {sortable === undefined ? (
                <span className={hideHeader === true ? 'kd-visually-hidden' : undefined}>
                  {header}
                </span>
              ) : (
                <button
                  type="button"
                  title={t('table.sort', { column: header })}
                  onClick={() => setOrder({ key, down: direction(key) === 'ascending' })}
                >
                  {header}
                  <span aria-hidden="true" className="kd-table-arrow" data-order={direction(key)} />
                </button>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {sorted.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map(
              ({ key, header, cell, align = 'start', isName, tight, breaks, hideHeader }) =>
                isName === true ? (
                  <th
                    key={key}
                    role="rowheader"
                    scope="row"
                    data-align={align}
                    data-breaks={breaks}
                  >
                    {cell(row)}
                  </th>
                ) : (
                  <td
                    key={key}
                    role="cell"
                    data-align={align}
                    data-tight={tight}
                    data-breaks={breaks}
                    data-label={hideHeader === true ? undefined : header}
                  >
                    {cell(row)}
                  </td>
                ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
