// How late the host itself was: from a request that came to its answer, the standstill in which it may have waited included.
import type { StallMeter } from '../../src/stalls.ts';

export type Fitness = {
  /** A request is taken in; gives when it came at the latest, to hand back with its answer. */
  arrived(): number;
  /** Its answer is about to go out, before any delay that a rule asks for. Gives how long the host itself took, in milliseconds. */
  answered(came: number): number;
  /** The most of any span of `windowMs` in which the thread stood still since the last `clear`, in milliseconds. */
  worstStallMs(windowMs: number): number;
  /** The longest that `answered` gave since the last `clear`. */
  readonly slowestAnswerMs: number;
  clear(): void;
};

/** Without a meter standstills are not seen, and only the host's own time counts. */
export function createFitness(stalls?: StallMeter, now: () => number = () => performance.now()): Fitness {
  let since = stalls?.mark() ?? 0;
  let slowest = 0;
  return {
    arrived: () => now() - (stalls?.behind() ?? 0),
    answered(came) {
      const ownMs = Math.max(0, Math.round(now() - came));
      slowest = Math.max(slowest, ownMs);
      return ownMs;
    },
    worstStallMs: (windowMs) => Math.round(stalls?.worst(since, windowMs) ?? 0),
    get slowestAnswerMs() {
      return slowest;
    },
    clear() {
      since = stalls?.mark() ?? 0;
      slowest = 0;
    },
  };
}
