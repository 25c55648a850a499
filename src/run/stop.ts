// Being asked to stop: by a signal, or by the end of the process that stands around this one.

import { ABANDONED, interruptedBy, SIGNALS } from '../compliance/interruption.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { EXIT } from './exit.ts';

/** The same signal may come several times at once: a terminal tells the whole group, and npm passes it on. */
const ECHO_MS = 1000;

/** True when tillproof.js started this process because its own Node is too old. */
const wrapped = process.env.TILLPROOF_WRAPPED === '1' && process.connected;
delete process.env.TILLPROOF_WRAPPED;

/** A command that does not wait to be stopped ends with the process around it all the same. */
export function endWithWrapper(): void {
  if (!wrapped) return;
  process.on('disconnect', () => {
    if (process.listenerCount('disconnect') === 1) process.exit(EXIT.inconclusive);
  });
  // Listening alone must not keep the process.
  process.channel?.unref();
}

/** How often is looked whether the parent is still there, in milliseconds. */
const LOOK_MS = 500;

/**
 * Calls back when the parent of a process that npm started is gone. Told to stop, npm tells its shell, and the shell ends without telling
 * anybody. Whoever else starts us may well end before us: a script that puts us into the background, say.
 */
function watchNpm(gone: () => void): void {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    gone();
  }, LOOK_MS);
  look.unref();
}

/**
 * Resolves with the reason when the process is asked to stop; asked once more, it ends at once.
 *
 * @param endsByItself a command that does is of no use to anybody any more when npm has ended
 */
export function untilStopped({ endsByItself = false } = {}): Promise<Bilingual> {
  return new Promise((resolve) => {
    let asked = false;
    let impatient = false;
    const ask = (reason: Bilingual) => {
      if (impatient) process.exit(EXIT.inconclusive);
      resolve(reason);
      if (asked) return;
      asked = true;
      // What came while a report was written is the same signal, and is read only after timers have run: one more turn for it.
      setTimeout(() => {
        setImmediate(() => {
          impatient = true;
        });
      }, ECHO_MS).unref();
    };
    for (const signal of SIGNALS) process.on(signal, () => ask(interruptedBy(signal)));
    if (endsByItself) watchNpm(() => ask(ABANDONED));
    if (!wrapped) return;
    process.once('disconnect', () => ask(ABANDONED));
    process.channel?.unref();
  });
}
