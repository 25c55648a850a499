// A worker says every now and then that its event loop runs, and which scenario it is at, so that one that hangs or dies can be told.
import { parentPort } from 'node:worker_threads';

/** What a worker says; `scenario` is the place of what it plays, as `uri:line`. */
type Heartbeat = { heartbeat: true; scenario: string | null };

export const isHeartbeat = (message: unknown): message is Heartbeat =>
  typeof message === 'object' && message !== null && 'heartbeat' in message;

const EVERY_MS = 250;

type Heart = {
  /** To be called often; it speaks a few times a second. */
  beat(): void;
  /** Says at once which scenario begins, or that it is over (null). */
  plays(scenario: string | null): void;
};

/** Speaks to the thread that started this one, where this is a worker of Cucumber's. */
export function startHeart(): Heart {
  const listener = process.env.CUCUMBER_WORKER_ID === undefined ? null : parentPort;
  let last = Number.NEGATIVE_INFINITY;
  let scenario: string | null = null;
  const speak = () => {
    last = performance.now();
    listener?.postMessage({ heartbeat: true, scenario } satisfies Heartbeat);
  };
  return {
    beat() {
      if (performance.now() - last >= EVERY_MS) speak();
    },
    plays(next) {
      scenario = next;
      speak();
    },
  };
}
