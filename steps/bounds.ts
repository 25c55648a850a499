// How long the harness waits, as it follows from the timers that the terminal is set up with.
import { TERMINAL_TIMERS, type TerminalTimers } from '../src/definitions/terminal-profile.ts';

export type Bounds = {
  /** How long the terminal may stay busy after an action before the harness gives up. */
  quietMs: number;
  /** How long a request may take to reach the POS centre. */
  arrivalMs: number;
  /** How long a step may take: longer than any does with the bounds above, so that it never decides about a terminal. */
  stepMs: number;
};

/** What one action may cost a terminal at worst: some connections, a payment, every try at its reversals, and what else is owed. */
const CONNECTIONS = 3;
const ANSWERS = 12;
const OWN_MS = 1_000;
const ACTIONS = 6;

/** How long a terminal that has ended may take to answer again before a scenario gives it up, in milliseconds. */
export const RETURN_MS = 10_000;

/** The bounds of a run, in milliseconds. */
export function boundsFor({ connectTimeoutMs, responseTimeoutMs }: TerminalTimers = TERMINAL_TIMERS.test): Bounds {
  const quietMs = CONNECTIONS * connectTimeoutMs + ANSWERS * responseTimeoutMs + OWN_MS;
  return { quietMs, arrivalMs: quietMs / 2, stepMs: ACTIONS * quietMs };
}

/** The same as `work`, but an error when it takes longer. What was begun goes on behind it. */
export async function within<T>(boundMs: number, what: string, work: () => T | Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not end within ${boundMs / 1000} s.`)), boundMs);
  });
  try {
    return await Promise.race([work(), over]);
  } finally {
    clearTimeout(timer);
  }
}
