// Watches the worker threads of a round: who died, who stands still, and which scenario it was at.
import type { Worker } from 'node:worker_threads';
import { isHeartbeat } from '../../steps/heartbeat.ts';
import type { Bilingual } from '../definitions/evidence.ts';

/** A worker that ended before its time. `scenario` is the place of what it was playing; null when it was between two. */
export type Death = { scenario: string | null; reason: Bilingual };

type Watchdog = {
  /** Whose end broke the round, for it ends all workers when the first has ended; to be asked only after a round that broke. */
  deaths(): Death[];
  close(): void;
};

/** What is known of a worker; `heardMs` is when its event loop last ran, `code` how it ended. */
type Watched = {
  worker: Worker;
  scenario: string | null;
  heardMs: number;
  stoodStillMs: number;
  error: unknown;
  code: number | null;
};

/** Looks so many times within the bound. */
const LOOKS = 10;

/**
 * Watches every worker thread that starts from now on. One whose event loop does not run for `boundMs` is ended, so that it cannot hang
 * the run.
 */
export function watchWorkers(boundMs: number, now: () => number = () => performance.now()): Watchdog {
  const watched = new Set<Watched>();
  const ended: Watched[] = [];
  const begin = (worker: Worker) => {
    const each: Watched = { worker, scenario: null, heardMs: now(), stoodStillMs: 0, error: null, code: null };
    watched.add(each);
    worker.on('message', (message: unknown) => {
      if (!isHeartbeat(message)) return;
      each.heardMs = now();
      each.scenario = message.scenario;
    });
    worker.once('error', (error) => {
      each.error = error;
    });
    // Ahead of Cucumber, which ends the others because of the first.
    worker.prependOnceListener('exit', (code) => {
      watched.delete(each);
      ended.push({ ...each, code });
    });
  };
  process.on('worker', begin);
  let looked = now();
  const timer = setInterval(() => {
    const slept = now() - looked;
    looked = now();
    for (const each of watched) {
      // A machine that slept, or a main thread that was kept from looking, says nothing about the workers.
      if (slept > boundMs / 2) each.heardMs = now();
      else if (each.stoodStillMs === 0 && now() - each.heardMs > boundMs) {
        each.stoodStillMs = now() - each.heardMs;
        void each.worker.terminate();
      }
    }
  }, boundMs / LOOKS);
  timer.unref();
  const close = () => {
    clearInterval(timer);
    process.off('worker', begin);
    watched.clear();
  };
  const deaths = () => {
    const bySelf = ended.filter(({ stoodStillMs, error }) => stoodStillMs > 0 || error !== null);
    return (bySelf.length > 0 ? bySelf : ended.slice(0, 1)).map((each) => ({
      scenario: each.scenario,
      reason: reasonOf(each),
    }));
  };
  return { deaths, close };
}

function reasonOf({ stoodStillMs, error, code }: Watched): Bilingual {
  if (stoodStillMs > 0) {
    const seconds = (stoodStillMs / 1000).toFixed(stoodStillMs < 10_000 ? 1 : 0);
    return {
      en: `The worker that played it stood still for ${seconds} s and was ended; an endless loop in the terminal's module does that, or a machine that has no time for it.`,
      zh: `执行该场景的工作线程停顿了${seconds}秒，已被终止；终端模块中的死循环，或机器无暇处理，会造成这种情况。`,
    };
  }
  const why = error instanceof Error ? `: ${error.message.split('\n')[0]}` : '';
  return {
    en: `The worker that played it ended with code ${code}${why}.`,
    zh: `执行该场景的工作线程以代码${code}结束${why}。`,
  };
}
