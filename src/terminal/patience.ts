// Patience with a terminal: all its answers together may be late by so much, and not each of them.
import { ContractError, type Terminal } from './contract.ts';

export type Patience = {
  /** True once it is used up; every further call fails. */
  readonly lost: boolean;
  /** Runs a call that waits `waitMs` by itself; rejects with an `adapter-fault` when it takes more than is left beyond that. */
  within: <T>(waitMs: number, call: () => Promise<T>) => Promise<T>;
};

export function patienceOf(boundMs: number): Patience {
  let leftMs = boundMs;
  return {
    get lost() {
      return leftMs <= 0;
    },
    async within(waitMs, call) {
      const from = performance.now();
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        const why = `no answer within ${boundMs / 1000} s in all`;
        const lose = () => {
          leftMs = 0;
          reject(new ContractError('adapter-fault', why));
        };
        // Once more around the event loop: an answer that came while we stood still ourselves counts.
        timer = setTimeout(() => setImmediate(lose), leftMs <= 0 ? 0 : waitMs + leftMs);
      });
      try {
        return await Promise.race([call(), late]);
      } finally {
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
