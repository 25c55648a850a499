// Patience with a terminal: with each of its answers, and with all of them together. One that never answers is asked once.
import { ContractError, type Terminal } from './contract.ts';

export type Patience = {
  /** True once it is used up; every further call fails. */
  readonly lost: boolean;
  /** Runs a call that waits `waitMs` by itself; rejects with an `adapter-fault` when it takes longer beyond that. */
  within: <T>(waitMs: number, call: () => Promise<T>) => Promise<T>;
};

/** All answers together may take so many times what one may: adapters that hand each request on to a device may need a second for it. */
const ANSWERS = 12;

/** Patience of `answerMs` milliseconds with each answer. */
export function patienceOf(answerMs: number): Patience {
  const allMs = ANSWERS * answerMs;
  let leftMs = allMs;
  return {
    get lost() {
      return leftMs <= 0;
    },
    async within(waitMs, call) {
      const from = performance.now();
      let timer: NodeJS.Timeout | undefined;
      let answered = false;
      const late = new Promise<never>((_, reject) => {
        const isSlow = leftMs < answerMs;
        const why = isSlow ? `its answers took ${allMs / 1000} s in all` : `no answer within ${answerMs / 1000} s`;
        const lose = () => {
          if (answered) return;
          leftMs = 0;
          reject(new ContractError('adapter-fault', why));
        };
        // Once more around the event loop: an answer that came while we stood still ourselves counts.
        timer = setTimeout(() => setImmediate(lose), leftMs <= 0 ? 0 : waitMs + Math.min(leftMs, answerMs));
      });
      try {
        return await Promise.race([call(), late]);
      } finally {
        answered = true;
        clearTimeout(timer);
        leftMs -= Math.max(0, performance.now() - from - waitMs);
      }
    },
  };
}

/** The terminal, asked with that patience. */
export function patiently(terminal: Terminal, { within }: Patience): Terminal {
  return {
    capabilities: () => within(0, () => terminal.capabilities()),
    execute: (command) => within(0, () => terminal.execute(command)),
    events: (since, waitMs) => within(waitMs, () => terminal.events(since, waitMs)),
    state: () => within(0, () => terminal.state()),
    journal: () => within(0, () => terminal.journal()),
    log: () => within(0, () => terminal.log()),
    close: () => terminal.close(),
  };
}
