import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useState, type RefObject } from 'react';

/** Up to so many rows all are drawn: they can be found with the browser's search and be printed. */
const drawAllUpTo = 60;
/** Height of a row in rem where only those in view are drawn; as in presence-grid.css. */
const rowRem = 3;

export interface GridWindow {
  /** Rows to draw; `top` in pixels, null where all are drawn one under the other. */
  rows: readonly { index: number; top: number | null }[];
  /** Pixels of all rows together, null where all are drawn. */
  height: number | null;
  /** Rows that fit into view. */
  page: () => number;
  /** Scrolls so that a row is drawn. */
  reveal: (row: number) => void;
}

/** Which rows of a long grid are drawn: those in view, some around, and the one with the focus. */
export function useGridWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  focused: number,
): GridWindow {
  const [rowHeight] = useState(
    () => rowRem * parseFloat(getComputedStyle(document.documentElement).fontSize),
  );
  const windowed = count > drawAllUpTo;
  const virtualizer = useVirtualizer({
    count,
    enabled: windowed,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    rangeExtractor: (range) => {
      const inView = defaultRangeExtractor(range);
      return focused < 0 || inView.includes(focused)
        ? inView
        : [...inView, focused].sort((a, b) => a - b);
    },
  });
  if (!windowed) {
    return {
      rows: Array.from({ length: count }, (_none, index) => ({ index, top: null })),
      height: null,
      page: () => 10,
      reveal: () => undefined,
    };
  }
  const items = virtualizer.getVirtualItems();
  return {
    rows: items.map(({ index, start }) => ({ index, top: start })),
    height: virtualizer.getTotalSize(),
    page: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2),
    reveal: (row) => {
      if (row >= 0) virtualizer.scrollToIndex(row);
    },
  };
}
