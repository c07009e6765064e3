import { createContext, Suspense, useContext, type ComponentType, type ReactNode } from 'react';

/** What other features add to the page of a course day; each finds its day in the address. */
const DayPartsContext = createContext<readonly ComponentType[]>([]);

export function DayPartsProvider({
  parts,
  children,
}: {
  parts: readonly ComponentType[];
  children: ReactNode;
}) {
  return <DayPartsContext value={parts}>{children}</DayPartsContext>;
}

/** The parts, where the day's page wants them. */
export function DayParts() {
  const parts = useContext(DayPartsContext);
  return parts.map((Part, index) => (
    <Suspense key={index} fallback={null}>
      <Part />
    </Suspense>
  ));
}
