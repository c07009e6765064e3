import { type PointerEvent, useEffect, useRef, useState } from 'react';

/** Which place a pointer is over: how many of the other rows have their middle above it. */
export function placeAt(middles: readonly number[], pointer: number): number {
  return middles.filter((middle) => middle < pointer).length;
}

/** A list with one of its items moved to another place. */
export function movedTo<T>(items: readonly T[], item: T, place: number): T[] {
  return items.filter((one) => one !== item).toSpliced(place, 0, item);
}

interface Dragging {
  id: string;
  /** Where it would come to lie. */
  place: number;
}

/**
 * Moves the rows of a list by mouse, pen or finger. Nothing is moved before the pointer is let go;
 * Escape gives up. Rows can be moved by buttons too: this is a shortcut for those who can point.
 */
export function useDragOrder(
  ids: readonly string[],
  onDrop: (ids: string[], id: string, place: number) => void,
) {
  const list = useRef<HTMLOListElement>(null);
  const [dragging, setDragging] = useState<Dragging | null>(null);
  const active = dragging !== null;
  useEffect(() => {
    if (!active) return undefined;
    const giveUp = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setDragging(null);
    };
    addEventListener('keydown', giveUp);
    return () => removeEventListener('keydown', giveUp);
  }, [active]);

  const placeOf = (id: string, pointer: number): number => {
    const rows = Array.from(list.current?.children ?? []).filter((_row, i) => ids[i] !== id);
    const middles = rows.map((row) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2;
    });
    return placeAt(middles, pointer);
  };
  const handle = (id: string) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      setDragging({ id, place: ids.indexOf(id) });
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (dragging?.id === id) setDragging({ id, place: placeOf(id, event.clientY) });
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      if (dragging?.id !== id) return;
      const place = placeOf(id, event.clientY);
      setDragging(null);
      if (place !== ids.indexOf(id)) onDrop(movedTo(ids, id, place), id, place);
    },
    onPointerCancel: () => setDragging(null),
  });
  /** How a row shows that something is dragged: itself, or the line where it would come to lie. */
  const rowState = (id: string): 'dragged' | 'before' | 'after' | undefined => {
    if (dragging === null) return undefined;
    if (dragging.id === id) return 'dragged';
    const others = ids.filter((one) => one !== dragging.id);
    if (others[dragging.place] === id) return 'before';
    return dragging.place === others.length && others.at(-1) === id ? 'after' : undefined;
  };
  return { list, handle, rowState };
}
