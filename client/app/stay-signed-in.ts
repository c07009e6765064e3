import { useEffect } from 'react';
import { session } from '../api/call.ts';

const checkEvery = 30_000;
const signsOfUse = ['pointerdown', 'keydown', 'input'] as const;

/** Renews the session while the page is in use; one that lies untouched is let go. */
export function useStayingSignedIn(): void {
  useEffect(() => {
    let used = true;
    const use = () => {
      used = true;
    };
    const renew = () => {
      if (!used || document.visibilityState === 'hidden') return;
      void session.renewSoon().then((renewed) => {
        if (renewed) used = false;
      });
    };
    for (const sign of signsOfUse) addEventListener(sign, use, { passive: true });
    const timer = setInterval(renew, checkEvery);
    return () => {
      clearInterval(timer);
      for (const sign of signsOfUse) removeEventListener(sign, use);
    };
  }, []);
}
