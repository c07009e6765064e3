/** Does some work when there is room for it. */
export type Queued = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Queues by key: of each, at most `atOnce` pieces of work run at the same time, in the order in which
 * they came. For Canvas the key is a client id: it reserves 50 of 600 units for every request in
 * flight, whichever course that is about.
 */
export function queuesByKey(atOnce: number): (key: string) => Queued {
  const queues = new Map<string, { running: number; waiting: (() => void)[] }>();
  return (key) => async (work) => {
    const queue = queues.get(key) ?? { running: 0, waiting: [] };
    queues.set(key, queue);
    if (queue.running >= atOnce) {
      await new Promise<void>((resolve) => queue.waiting.push(resolve));
    } else {
      queue.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = queue.waiting.shift();
      if (next) next();
      else queue.running -= 1;
      if (queue.running === 0) queues.delete(key);
    }
  };
}
