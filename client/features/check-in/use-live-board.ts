import { useEffect, useState } from 'react';
import { session, useCourseId } from '../../api/call.ts';
import { eventsOf } from '../../api/event-stream.ts';
import { useBoard, useTakeBoard, type Board } from './queries.ts';

/** Milliseconds between two questions where no stream gets through. */
const askEvery = 5_000;
/** Milliseconds before the next attempt at a stream, after one that ended and after one that failed. */
const pause = { ended: 500, failed: 10_000 } as const;

/**
 * Who is in, kept up to date by the server's events; where a proxy holds those back or cuts them off,
 * by asking every few seconds.
 */
export function useLiveBoard(dayId: string) {
  const courseId = useCourseId();
  const board = useBoard(dayId);
  const take = useTakeBoard(dayId);
  const [live, setLive] = useState(false);
  const { refetch } = board;

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const follow = async () => {
      while (!signal.aborted) {
        const wait = await listen(courseId, dayId, signal, (next) => {
          setLive(true);
          take(next);
        });
        if (wait === pause.failed) setLive(false);
        await sleep(wait, signal);
      }
    };
    void follow();
    return () => leaving.abort();
  }, [courseId, dayId, take]);

  useEffect(() => {
    if (live) return undefined;
    const timer = setInterval(() => void refetch(), askEvery);
    return () => clearInterval(timer);
  }, [live, refetch]);

  return { board, live };
}

/** Follows one stream to its end. @returns how long to wait before the next one */
async function listen(
  courseId: string,
  dayId: string,
  signal: AbortSignal,
  onBoard: (board: Board) => void,
): Promise<number> {
  try {
    const input = { params: { courseId, dayId } };
    const { body } = await session.open('check-in.stream', [input], signal);
    if (body === null) return pause.failed;
    for await (const { event, data } of eventsOf(body)) {
      if (event === 'board') onBoard(JSON.parse(data) as Board);
    }
    return pause.ended;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return pause.failed;
  }
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
