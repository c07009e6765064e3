import { useEffect, useRef, useState, type FocusEvent } from 'react';
import type { SegmentShape as Segment } from '#contract/course-plan';
import { inOrder } from './plan-edit.ts';

/**
 * Segments by their start. As long as somebody works within the list, rows stay where they are and
 * change places only when told to: nobody loses the field that they are typing in.
 */
export function useRows(segments: readonly Segment[]) {
  const [frozen, setFrozen] = useState<readonly string[] | null>(null);
  const sorted = inOrder(segments);
  const order = frozen ?? [];
  const known = order.flatMap((id) => segments.find((one) => one.id === id) ?? []);
  const shown = [...known, ...sorted.filter(({ id }) => !order.includes(id))];
  const ids = shown.map(({ id }) => id);

  return {
    segments: shown,
    insertAfter: (id: string, added: string) => {
      const index = ids.indexOf(id) + 1;
      setFrozen([...ids.slice(0, index), added, ...ids.slice(index)]);
    },
    swap: (id: string, by: -1 | 1) => {
      const index = ids.indexOf(id);
      const other = ids[index + by];
      if (other === undefined) return;
      setFrozen(ids.map((one) => (one === id ? other : one === other ? id : one)));
    },
    listProps: {
      onFocus: () => {
        if (frozen === null) setFrozen(ids);
      },
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLOListElement>) => {
        if (!currentTarget.contains(relatedTarget)) setFrozen(null);
      },
    },
  };
}

/** Sets the focus to a field of a row, also of one that is only about to appear. */
export function useFieldFocus() {
  const list = useRef<HTMLOListElement>(null);
  const wanted = useRef<{ id: string; field: string } | null>(null);
  const apply = () => {
    if (wanted.current === null) return;
    const { id, field } = wanted.current;
    const row = list.current?.querySelector(`[data-row="${CSS.escape(id)}"]`);
    const input = row?.querySelector<HTMLElement>(
      `[data-field="${field}"] :is(input, select, button)`,
    );
    if (!input) return;
    wanted.current = null;
    input.focus();
    if (input instanceof HTMLInputElement && input.type === 'text') input.select();
  };
  useEffect(apply);
  return {
    list,
    focus: (id: string, field: string) => {
      wanted.current = { id, field };
      apply();
    },
  };
}
