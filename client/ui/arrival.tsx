import { createContext, useContext, useEffect, useMemo, useRef, type ReactNode } from 'react';

interface Arrival {
  place: string;
  /** Takes the focus for the heading of a page that the person has just come to. */
  arrived: (heading: HTMLElement) => void;
}

const ArrivalContext = createContext<Arrival | null>(null);

interface Props {
  /** The current page's path. */
  place: string;
  onArrival: () => void;
  children: ReactNode;
}

/**
 * Moves the focus to the heading after each change of page, once per page; never when the tool
 * opens, for the focus then belongs to Canvas.
 */
export function ArrivalProvider({ place, onArrival, children }: Props) {
  const last = useRef(place);
  const arrival = useMemo<Arrival>(
    () => ({
      place,
      arrived(heading) {
        if (last.current === place) return;
        last.current = place;
        onArrival();
        heading.focus({ preventScroll: true });
      },
    }),
    [place, onArrival],
  );
  return <ArrivalContext value={arrival}>{children}</ArrivalContext>;
}

/** Tells that the heading of a page is there. */
export function useArrival(heading: { readonly current: HTMLElement | null }): void {
  const arrival = useContext(ArrivalContext);
  useEffect(() => {
    if (heading.current !== null) arrival?.arrived(heading.current);
  }, [arrival, heading]);
}
