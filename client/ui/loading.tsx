import { useEffect, useState } from 'react';
import { Spinner } from '@instructure/ui-spinner';
import './loading.css';

/** That something is on its way; shown only when it takes longer than a moment. */
export function Loading({ label }: { label: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 250);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="kd-loading" role="status">
      {late && <Spinner renderTitle={label} size="small" />}
    </div>
  );
}
