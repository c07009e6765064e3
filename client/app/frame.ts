import { useEffect, type RefObject } from 'react';

const inFrame = (): boolean => window.parent !== window;

/**
 * Tells Canvas how high the content is (lti.frameResize), at first and whenever it changes. The
 * content must not depend on the frame's own height (no `100vh`), or the two would chase each other.
 */
export function useFrameResize(content: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = content.current;
    if (element === null || !inFrame()) return undefined;
    let told = 0;
    const observer = new ResizeObserver(() => {
      const height = Math.ceil(element.getBoundingClientRect().height);
      if (height === told) return;
      told = height;
      window.parent.postMessage({ subject: 'lti.frameResize', height }, '*');
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [content]);
}

/** Brings the top of the frame into view, for a new page (lti.scrollToTop). */
export function scrollFrameToTop(): void {
  window.scrollTo(0, 0);
  if (inFrame()) window.parent.postMessage({ subject: 'lti.scrollToTop' }, '*');
}
