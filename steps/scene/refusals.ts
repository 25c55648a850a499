// Listens to what an adapter says when it refuses or fails: such words travel, so no card data may be in them.
import type { Terminal } from '../../src/terminal/index.ts';

/** Errors inside of errors that are still told. */
const DEPTH = 4;

/** The same terminal; the words of everything that it rejects with are kept. */
export function watched(terminal: Terminal, refusals: string[]): Terminal {
  const hear = (error: unknown): never => {
    refusals.push(wordsOf(error));
    throw error;
  };
  return {
    capabilities: () => terminal.capabilities().catch(hear),
    execute: (command) => terminal.execute(command).catch(hear),
    events: (since, waitMs) => terminal.events(since, waitMs).catch(hear),
    state: () => terminal.state().catch(hear),
    journal: () => terminal.journal().catch(hear),
    log: () => terminal.log().catch(hear),
    close: () => terminal.close(),
  };
}

/** The message of the error and of its causes, a line each. */
function wordsOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined || depth >= DEPTH ? '' : `\n${wordsOf(error.cause, depth + 1)}`;
  return `${error.message}${cause}`;
}
