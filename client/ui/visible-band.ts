import { useEffect, useState, type CSSProperties } from 'react';

/** What Canvas answers to lti.fetchWindowSize; `offset` is where the frame lies in its page. */
interface WindowSize {
  subject: 'lti.fetchWindowSize.response';
  height: number;
  scrollY: number;
  offset: { top: number };
}

/** How long Canvas is waited for, and how often it is asked again while something floats. */
const patience = 200;
const askEvery = 500;
/** A dialog needs so much, even where less of the frame is in view. */
const leastHeight = 320;

interface VisibleBand {
  /** Undefined: the frame's own window. */
  style: CSSProperties | undefined;
  /** Whether Canvas has answered, or has been waited for long enough. */
  settled: boolean;
}

/**
 * The part of the frame that the person sees, as a position for something that floats. A frame that
 * Canvas has made as high as its content never scrolls itself, so `position: fixed` alone would put
 * a dialog far out of sight. Without an answer (no Canvas, or one that does not know the message) the
 * frame's own window it is. What takes the focus should wait until `settled`, or the browser scrolls
 * to where it is not going to be.
 * @param wanted while this is true Canvas is asked
 */
export function useVisibleBand(wanted: boolean): VisibleBand {
  const [style, setStyle] = useState<CSSProperties>();
  const [settled, setSettled] = useState(false);
  const framed = window.parent !== window;
  useEffect(() => {
    if (!wanted || !framed) return undefined;
    const hear = ({ data, source }: MessageEvent<unknown>) => {
      if (source !== window.parent || !isWindowSize(data)) return;
      setStyle(bandOf(data, innerHeight));
      setSettled(true);
    };
    const ask = () => window.parent.postMessage({ subject: 'lti.fetchWindowSize' }, '*');
    addEventListener('message', hear);
    ask();
    const asking = setInterval(ask, askEvery);
    const waiting = setTimeout(() => setSettled(true), patience);
    return () => {
      removeEventListener('message', hear);
      clearInterval(asking);
      clearTimeout(waiting);
      setSettled(false);
    };
  }, [wanted, framed]);
  return { style, settled: settled || !framed };
}

/** Top and height, in the frame's own pixels, of what the outer window shows of it. */
export function bandOf(
  size: Pick<WindowSize, 'height' | 'scrollY' | 'offset'>,
  frameHeight: number,
): { position: 'absolute'; top: number; bottom: 'auto'; height: number } {
  const above = Math.max(0, size.scrollY - size.offset.top);
  const below = Math.min(frameHeight, size.scrollY + size.height - size.offset.top);
  const height = Math.min(frameHeight, Math.max(leastHeight, below - above));
  const top = Math.min(above, frameHeight - height);
  return { position: 'absolute', top, bottom: 'auto', height };
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
