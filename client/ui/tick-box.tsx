import type { GridSelection } from './grid-types.ts';
import './tick-box.css';

interface Props {
  label: string;
  /** Key of the row that it ticks. */
  row: string;
  selection: GridSelection;
}

/** Ticks a row of a table; its label is read but not seen. */
export function TickBox({ label, row, selection: { selected, onSelect } }: Props) {
  return (
    <label className="kd-tick-box">
      <input
        type="checkbox"
        checked={selected.has(row)}
        onChange={({ target }) => {
          const next = new Set(selected);
          if (target.checked) next.add(row);
          else next.delete(row);
          onSelect(next);
        }}
      />
      <span className="kd-visually-hidden">{label}</span>
    </label>
  );
}
