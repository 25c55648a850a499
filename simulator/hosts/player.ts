// Plays bytes in time: the same steps whether they go to an HTTP socket, a TCP socket or a stream in a browser.
import type { WireStep } from '../faults/fault.ts';

/** Resolves after so many milliseconds, or at once when the signal is aborted. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
  });
}

/**
 * Writes each step at its time, counted from the start, so that many short waits do not add up their delays. `write` says
 * whether the reader is still there. Resolves to true when every step was written.
 */
export async function playSteps(
  steps: readonly WireStep[],
  write: (bytes: Uint8Array) => boolean,
  signal: AbortSignal,
): Promise<boolean> {
  const started = performance.now();
  let due = 0;
  for (const { afterMs, bytes } of steps) {
    due += afterMs;
    const left = started + due - performance.now();
    // A step that is late still comes by itself: two pieces in one go would be one piece to the reader.
    if (afterMs >= 1) await pause(Math.max(1, left), signal);
    else if (left >= 1) await pause(left, signal);
    if (signal.aborted || !write(bytes)) return false;
  }
  return true;
}
