import type { Platform } from './platform.ts';

/**
 * Canvas' leaky bucket, one per client id (`app/middleware/request_throttle.rb`): 50 are reserved
 * while a request runs, its real cost stays, 10 a second leak out, and at 600 it is full.
 */
export interface Throttle {
  /** Reserves room, and answers what is left after it; 0 or less when the request must be refused. */
  enter: (clientId: string) => number;
  /** Gives the reserve back and leaves the cost; answers what is left, which may be below 0. */
  leave: (clientId: string, cost: number) => number;
  /** Fills a client's bucket, so that its next requests are throttled until it has leaked. */
  fill: (clientId: string) => void;
  empty: (clientId: string) => void;
}

const highWater = 600;
const maximum = 800;
const leakPerSecond = 10;
/** Canvas: `LeakyBucket#up_front_cost`. */
export const reserve = 50;

export function createThrottle(platform: Platform): Throttle {
  const buckets = new Map<string, { count: number; touched: number }>();
  const change = (clientId: string, amount: number): number => {
    const now = platform.clock().getTime() / 1000;
    const bucket = buckets.get(clientId) ?? { count: 0, touched: now };
    const leaked = Math.max(0, bucket.count - (now - bucket.touched) * leakPerSecond);
    bucket.count = Math.min(maximum, Math.max(0, leaked + amount));
    bucket.touched = now;
    buckets.set(clientId, bucket);
    return bucket.count;
  };
  return {
    enter: (clientId) => highWater - change(clientId, reserve),
    leave: (clientId, cost) => highWater - change(clientId, cost - reserve),
    fill: (clientId) => void change(clientId, maximum),
    empty: (clientId) => void buckets.delete(clientId),
  };
}
