import { useLayoutEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { sampleRows, type SampleRow } from '../../../client/gallery/samples.ts';
import { startTexts } from '../../../client/i18n/start.ts';
import type { GridColumn } from '../../../client/ui/grid-types.ts';
import { PresenceGrid } from '../../../client/ui/presence-grid.tsx';
import { StandingBadge } from '../../../client/ui/standing-badge.tsx';
import { ThemeProvider } from '../../../client/ui/theme.tsx';

/** Milliseconds until the grid is on the screen, and until an edited cell is. */
export interface Drawn {
  first: number;
  edit: number;
}

const nameOf = (row: SampleRow) => row.name;
const keyOf = (row: SampleRow) => row.id;
let edit: () => void = () => undefined;

function Harness({ rows: initial, days }: { rows: SampleRow[]; days: number }) {
  const [rows, setRows] = useState(initial);
  const columns = useMemo<GridColumn<SampleRow>[]>(
    () => [
      ...Array.from({ length: days }, (_none, day) => ({
        key: String(day),
        header: `Dag ${day + 1}`,
        width: 7,
        cell: ({ cells }: SampleRow) => `${cells[day]?.minutes ?? 0} min`,
        onOpen: () => undefined,
      })),
      {
        key: 'standing',
        header: 'Status',
        width: 10.5,
        cell: ({ standing }: SampleRow) => <StandingBadge standing={standing} />,
      },
    ],
    [days],
  );
  useLayoutEffect(() => {
    edit = () =>
      setRows((all) =>
        all.map((row, index) =>
          index === 3 ? { ...row, cells: row.cells.with(2, { mark: 'part', minutes: 1 }) } : row,
        ),
      );
  }, []);
  return (
    <ThemeProvider highContrast={false}>
      <PresenceGrid
        label="Oppmøte"
        nameHeader="Deltaker"
        name={nameOf}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
      />
    </ThemeProvider>
  );
}

/** When the browser has drawn what was asked for until now. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
}

async function draw(count: number, days: number): Promise<Drawn> {
  const rows = sampleRows(count, days);
  const element = document.createElement('div');
  document.body.append(element);
  const root = createRoot(element);
  await painted();

  let started = performance.now();
  root.render(<Harness rows={rows} days={days} />);
  while (element.querySelector('[role="gridcell"]') === null) await painted();
  await painted();
  const first = performance.now() - started;

  started = performance.now();
  edit();
  while (!element.textContent.includes('1 min')) await painted();
  await painted();
  const result = { first, edit: performance.now() - started };
  root.unmount();
  element.remove();
  return result;
}

await startTexts('nb');
Object.assign(globalThis, { draw });
