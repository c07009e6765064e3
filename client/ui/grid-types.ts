import type { ReactNode } from 'react';

/** One column after the first. Keep the array's identity between renders (useMemo). */
export interface GridColumn<Row> {
  key: string;
  header: ReactNode;
  /** Width in rem, or the name of a CSS property that holds one and may differ on narrow screens. */
  width: number | `--${string}`;
  /** What stands in the cell; must be understood when it is read aloud after its column's header. */
  cell: (row: Row) => ReactNode;
  /** Enter or click on a cell. */
  onOpen?: (row: Row) => void;
  /** Enter or click on the header. */
  onOpenHeader?: () => void;
}

/** Ticked rows, by their keys. */
export interface GridSelection {
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
}
