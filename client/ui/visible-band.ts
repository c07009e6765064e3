import { useEffect, useState, type CSSProperties } from 'react';

/** What Canvas answers to lti.fetchWindowSize; `offset` is where the frame lies in its page. */
interface WindowSize {
  subject: 'lti.fetchWindowSize.response';
  height: number;
  scrollY: number;
  offset: { top: number };
}

/**
 * The part of the frame that the person sees, as a position for something that floats. A frame that
 * Canvas has made as high as its content never scrolls itself, so `position: fixed` alone would put
 * a dialog far out of sight. Without an answer (no Canvas, or one that does not know the message) the
 * frame's own window it is.
 * @param wanted asks again each time this becomes true
 */
export function useVisibleBand(wanted: boolean): CSSProperties | undefined {
  const [band, setBand] = useState<CSSProperties>();
  useEffect(() => {
    if (!wanted || window.parent === window) return undefined;
    const hear = ({ data, source }: MessageEvent<unknown>) => {
      if (source === window.parent && isWindowSize(data)) setBand(bandOf(data, innerHeight));
    };
    addEventListener('message', hear);
    window.parent.postMessage({ subject: 'lti.fetchWindowSize' }, '*');
    return () => removeEventListener('message', hear);
  }, [wanted]);
  return band;
}

/** Top and height, in the frame's own pixels, of what the outer window shows of it. */
export function bandOf(
  size: Pick<WindowSize, 'height' | 'scrollY' | 'offset'>,
  frameHeight: number,
): { position: 'absolute'; top: number; bottom: 'auto'; height: number } {
  const above = Math.max(0, size.scrollY - size.offset.top);
  const below = Math.min(frameHeight, size.scrollY + size.height - size.offset.top);
  const top = Math.min(above, Math.max(0, frameHeight - 1));
  return { position: 'absolute', top, bottom: 'auto', height: Math.max(0, below - top) };
}

function isWindowSize(data: unknown): data is WindowSize {
  return (
    typeof data === 'object' &&
    data !== null &&
    'subject' in data &&
    data.subject === 'lti.fetchWindowSize.response' &&
    'height' in data &&
    typeof data.height === 'number' &&
    'scrollY' in data &&
    typeof data.scrollY === 'number' &&
    'offset' in data &&
    typeof data.offset === 'object' &&
    data.offset !== null &&
    'top' in data.offset &&
    typeof data.offset.top === 'number'
  );
}
