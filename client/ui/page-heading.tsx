import { useEffect, useRef, type ReactNode } from 'react';
import { useArrival } from './arrival.tsx';
import './page-heading.css';

interface Props {
  children: string;
  /** A line under the heading: which course, which day. */
  lead?: ReactNode;
  /** Buttons that belong to the whole page. */
  actions?: ReactNode;
}

/**
 * The one h1 of a page, and its document title. Gets the focus when a person comes from another
 * page. Render it outside of what is still loading.
 */
export function PageHeading({ children, lead, actions }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading);
  useEffect(() => {
    document.title = `${children} – Kursdag`;
  }, [children]);
  return (
    <div className="kd-page-heading">
      <div>
        <h1 tabIndex={-1} ref={heading}>
          {children}
        </h1>
        {lead !== undefined && <p className="kd-lead">{lead}</p>}
      </div>
      {actions !== undefined && <div className="kd-actions">{actions}</div>}
    </div>
  );
}
