// Listens to what an adapter says when it refuses or fails: such words travel, so no card data may be in them.
import type { Terminal } from '../../src/terminal/index.ts';

/** Errors inside of errors that are still told. */
const DEPTH = 4;

/** The same terminal; the words of everything that it rejects with are kept. */
export function watched(terminal: Terminal, refusals: string[]): Terminal {
  const heard = <A extends unknown[], R>(call: (...given: A) => Promise<R>) => {
    return async (...given: A): Promise<R> => {
      try {
        return await call(...given);
      } catch (error) {
        refusals.push(wordsOf(error));
        throw error;
      }
    };
  };
  return {
    capabilities: heard(() => terminal.capabilities()),
    execute: heard((command) => terminal.execute(command)),
    events: heard((since, waitMs) => terminal.events(since, waitMs)),
    state: heard(() => terminal.state()),
    journal: heard(() => terminal.journal()),
    log: heard(() => terminal.log()),
    close: () => terminal.close(),
  };
}

/** The message of the error and of its causes, a line each. */
function wordsOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined || depth >= DEPTH ? '' : `\n${wordsOf(error.cause, depth + 1)}`;
  return `${error.message}${cause}`;
}
