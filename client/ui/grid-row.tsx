import { memo, useId, type CSSProperties, type ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import type { GridColumn } from './grid-types.ts';

interface RowProps<Row> {
  row: Row;
  index: number;
  name: (row: Row) => ReactNode;
  nameOpens: boolean;
  columns: readonly GridColumn<Row>[];
  /** The column that holds the grid's one tab stop, if it is in this row. */
  tabStop: number | null;
  /** null where rows cannot be ticked. */
  selected: boolean | null;
  /** Pixels from the top, where rows are placed by the virtualiser. */
  top: number | null;
}

/** A row of the grid; drawn again only when it has changed itself. */
function GridRowView<Row>(props: RowProps<Row>) {
  const { t } = useTexts('ui');
  const nameId = useId();
  const { row, index, name, nameOpens, columns, tabStop, selected, top } = props;
  const style: CSSProperties | undefined =
    top === null ? undefined : { position: 'absolute', transform: `translateY(${top}px)` };
  const tabIndex = (column: number) => (tabStop === column ? 0 : -1);
  return (
    <div
      role="row"
      className="kd-grid-row"
      aria-rowindex={index + 2}
      aria-selected={selected ?? undefined}
      style={style}
    >
      <div
        role="rowheader"
        className="kd-grid-cell kd-grid-name"
        aria-colindex={1}
        aria-labelledby={nameId}
        data-row={index}
        data-column={0}
        data-opens={nameOpens}
        tabIndex={tabIndex(0)}
      >
        {selected !== null && <Tick label={t('grid.tick')} ticked={selected} />}
        <span id={nameId}>{name(row)}</span>
      </div>
      {columns.map(({ key, cell, onOpen }, column) => (
        <div
          key={key}
          role="gridcell"
          className="kd-grid-cell"
          aria-colindex={column + 2}
          data-row={index}
          data-column={column + 1}
          data-opens={onOpen !== undefined}
          tabIndex={tabIndex(column + 1)}
        >
          {cell(row)}
        </div>
      ))}
    </div>
  );
}

export const GridRow = memo(GridRowView) as typeof GridRowView;

interface HeaderProps<Row> {
  nameHeader: string;
  columns: readonly GridColumn<Row>[];
  tabStop: number | null;
  /** Whether all rows are ticked; null where rows cannot be ticked. */
  allSelected: boolean | null;
}

/** The grid's header row. */
export function GridHeader<Row>({ nameHeader, columns, tabStop, allSelected }: HeaderProps<Row>) {
  const { t } = useTexts('ui');
  const tabIndex = (column: number) => (tabStop === column ? 0 : -1);
  return (
    <div role="row" className="kd-grid-row kd-grid-header" aria-rowindex={1}>
      <div
        role="columnheader"
        className="kd-grid-cell kd-grid-name"
        aria-colindex={1}
        data-row={-1}
        data-column={0}
        tabIndex={tabIndex(0)}
      >
        {allSelected !== null && <Tick label={t('grid.tickAll')} ticked={allSelected} />}
        <span>{nameHeader}</span>
      </div>
      {columns.map(({ key, header, onOpenHeader }, column) => (
        <div
          key={key}
          role="columnheader"
          className="kd-grid-cell"
          aria-colindex={column + 2}
          data-row={-1}
          data-column={column + 1}
          data-opens={onOpenHeader !== undefined}
          tabIndex={tabIndex(column + 1)}
        >
          {header}
        </div>
      ))}
    </div>
  );
}

/** The box of a row; the grid hears the click, and Space in any cell does the same. */
function Tick({ label, ticked }: { label: string; ticked: boolean }) {
  return (
    <span
      className="kd-grid-tick"
      role="checkbox"
      tabIndex={-1}
      aria-checked={ticked}
      aria-label={label}
      data-tick=""
    />
  );
}
