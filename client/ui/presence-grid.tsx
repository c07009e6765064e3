import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { moveIn, type CellPlace } from './grid-keys.ts';
import { GridHeader, GridRow } from './grid-row.tsx';
import type { GridColumn, GridSelection } from './grid-types.ts';
import { useGridWindow } from './grid-window.ts';
import './presence-grid.css';

/** A grid of up to so many rows is shown whole; a longer one scrolls within itself. */
const wholeUpTo = 30;

interface Props<Row> {
  /** Read as the grid's name. */
  label: string;
  /** Header of the first column, and what stands in it: the participant's name. */
  nameHeader: string;
  name: (row: Row) => ReactNode;
  /** Enter or click on the name. */
  onOpenName?: (row: Row) => void;
  columns: readonly GridColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** With it rows can be ticked: Space in any cell, Ctrl+A for all, or a click on the box. */
  selection?: GridSelection;
}

/**
 * Participants by days, with the roles and keys of a grid (APG): one tab stop; arrows, Home, End,
 * Ctrl+Home, Ctrl+End, Page Up and Page Down move; Enter opens. Header and names stay in place. Above
 * sixty rows only those in view are drawn, at one height. `name` and each row must keep their
 * identity for as long as they are unchanged, so that an edit draws one row.
 */
export function PresenceGrid<Row>(props: Props<Row>) {
  const { label, nameHeader, name, onOpenName, columns, rows, rowKey, selection } = props;
  const { t } = useTexts('ui');
  const hintId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<CellPlace>({ row: 0, column: 0 });
  const moving = useRef(false);
  const size = { rows: rows.length, columns: columns.length + 1 };
  const at = {
    row: Math.min(wanted.row, rows.length - 1),
    column: Math.min(wanted.column, columns.length),
  };
  const view = useGridWindow(scroller, rows.length, at.row);
  const chosen = selection?.selected;

  useLayoutEffect(() => {
    if (!moving.current) return;
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-row="${at.row}"][data-column="${at.column}"]`,
    );
    if (cell === null || cell === undefined) return;
    moving.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  function open({ row: index, column }: CellPlace): void {
    const row = rows[index];
    const target = columns[column - 1];
    if (row === undefined) target?.onOpenHeader?.();
    else if (column === 0) onOpenName?.(row);
    else target?.onOpen?.(row);
  }

  function tick(index: number): void {
    if (selection === undefined) return;
    const row = rows[index];
    const keys = row === undefined ? rows.map(rowKey) : [rowKey(row)];
    const all = keys.every((key) => selection.selected.has(key));
    const next = new Set(selection.selected);
    for (const key of keys) {
      if (all) next.delete(key);
      else next.add(key);
    }
    selection.onSelect(next);
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (altKey || placeOf(event.target) === null) return;
    const place = moveIn({ ...size, page: view.page() }, at, { key, ctrlKey: ctrlKey || metaKey });
    if (place !== null) {
      moving.current = true;
      view.reveal(place.row);
      setWanted(place);
    } else if (key === 'Enter') open(at);
    else if (key === ' ' && selection !== undefined) tick(at.row);
    else if (key === 'a' && (ctrlKey || metaKey) && selection !== undefined) tick(-1);
    else return;
    event.preventDefault();
  }

  function onClick(event: MouseEvent<HTMLDivElement>): void {
    const place = placeOf(event.target);
    if (place === null) return;
    setWanted(place);
    if (event.target instanceof HTMLElement && event.target.dataset['tick'] !== undefined) {
      tick(place.row);
    } else open(place);
  }

  function onFocus(event: FocusEvent<HTMLDivElement>): void {
    const place = placeOf(event.target);
    if (place !== null && (place.row !== at.row || place.column !== at.column)) setWanted(place);
  }

  const template = ['var(--kd-grid-name)', ...columns.map(({ width }) => lengthOf(width))].join(
    ' ',
  );
  const drawn = view.rows.flatMap(({ index, top }) => {
    const row = rows[index];
    return row === undefined ? [] : [{ row, index, top }];
  });
  return (
    <div className="kd-grid-frame">
      <p id={hintId} className="kd-visually-hidden">
        {t(selection === undefined ? 'grid.keys' : 'grid.keysWithTicks')}
      </p>
      <div className="kd-grid-scroller" data-long={rows.length > wholeUpTo} ref={scroller}>
        <div
          role="grid"
          className="kd-grid"
          aria-label={label}
          aria-describedby={hintId}
          aria-rowcount={rows.length + 1}
          aria-colcount={size.columns}
          aria-multiselectable={selection !== undefined || undefined}
          style={{ '--kd-grid-columns': template }}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onFocus={onFocus}
        >
          <GridHeader
            nameHeader={nameHeader}
            columns={columns}
            tabStop={at.row === -1 ? at.column : null}
            allSelected={
              chosen === undefined
                ? null
                : rows.length > 0 && rows.every((row) => chosen.has(rowKey(row)))
            }
          />
          <div
            role="rowgroup"
            className="kd-grid-rows"
            data-windowed={view.height !== null}
            style={view.height === null ? undefined : { height: view.height }}
          >
            {drawn.map(({ row, index, top }) => (
              <GridRow
                key={rowKey(row)}
                row={row}
                index={index}
                name={name}
                nameOpens={onOpenName !== undefined}
                columns={columns}
                tabStop={at.row === index ? at.column : null}
                selected={chosen?.has(rowKey(row)) ?? null}
                top={top}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

function lengthOf(width: GridColumn<never>['width']): string {
  return typeof width === 'number' ? `${width}rem` : `var(${width})`;
}

/** Which cell an event came from; null for none. */
function placeOf(target: EventTarget): CellPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  return cell === null
    ? null
    : { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
}
