/** A cell of a grid: row -1 is the header, column 0 the row's name. */
export interface CellPlace {
  row: number;
  column: number;
}

interface Size {
  rows: number;
  columns: number;
  /** How many rows Page Up and Page Down move. */
  page: number;
}

/** What a key does in a grid (APG grid pattern); null for a key that does nothing there. */
export function moveIn(
  size: Size,
  at: CellPlace,
  { key, ctrlKey }: { key: string; ctrlKey: boolean },
): CellPlace | null {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const moves: Record<string, CellPlace | undefined> = {
    ArrowUp: { ...at, row: at.row - 1 },
    ArrowDown: { ...at, row: at.row + 1 },
    ArrowLeft: { ...at, column: at.column - 1 },
    ArrowRight: { ...at, column: at.column + 1 },
    PageUp: { ...at, row: at.row <= 0 ? -1 : Math.max(0, at.row - size.page) },
    PageDown: { ...at, row: at.row + size.page },
    Home: ctrlKey ? { row: -1, column: 0 } : { ...at, column: 0 },
    End: ctrlKey ? { row: lastRow, column: lastColumn } : { ...at, column: lastColumn },
  };
  const wanted = moves[key];
  if (wanted === undefined) return null;
  return {
    row: Math.min(lastRow, Math.max(-1, wanted.row)),
    column: Math.min(lastColumn, Math.max(0, wanted.column)),
  };
}
