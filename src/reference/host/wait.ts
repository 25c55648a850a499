// Waiting for the host: a timer that is fair to a busy process, and what tells a connection that never was from one that broke.

/** Codes of errors that say that no connection came about. */
export const CONNECT_FAILURES: readonly string[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** A wait under way: its signal, whether its time ran out, the way to let it run out now, and the way to end it. */
type Wait = { signal: AbortSignal; ranOut: () => boolean; runOut: () => void; end: () => void };

/**
 * A timer with a signal. When it fires, the event loop gets two more turns before the wait is given up, so that an answer that
 * already arrived while this process was busy still counts.
 */
export function startWait(milliseconds: number, outside: AbortSignal): Wait {
  const abort = new AbortController();
  let timedOut = false;
  let ended = false;
  const stop = () => abort.abort();
  const runOut = () => {
    if (ended) return;
    timedOut = true;
    abort.abort();
  };
  if (outside.aborted) stop();
  outside.addEventListener('abort', stop, { once: true });
  const timer = setTimeout(() => {
    setImmediate(() => setImmediate(runOut));
  }, milliseconds);
  return {
    signal: abort.signal,
    ranOut: () => timedOut,
    runOut,
    end() {
      ended = true;
      clearTimeout(timer);
      outside.removeEventListener('abort', stop);
    },
  };
}
