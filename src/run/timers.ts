// The timers that a run sets the terminal up with, and longer ones for what is played again.
import { TERMINAL_TIMERS, type TerminalTimers } from '../definitions/terminal-profile.ts';

/** `timers` of the run configuration: a set by its name, or single timers in milliseconds laid over those of the test profile. */
type TimerChoice = keyof typeof TERMINAL_TIMERS | Partial<TerminalTimers>;

/** The timers of a run. */
export function timersOf(choice: TimerChoice = 'test'): TerminalTimers {
  return typeof choice === 'string' ? { ...TERMINAL_TIMERS[choice] } : { ...TERMINAL_TIMERS.test, ...choice };
}

/** A repetition is as patient as a terminal can be in a run that is to end. */
const FACTOR = 4;
const MOST_MS = 10_000;

/** Timers for a repetition: four times as long, and four times what the test system was late by, up to ten seconds; never shorter. */
export function longerTimers(timers: TerminalTimers, stallMs: number): TerminalTimers {
  const longer = (ms: number, wanted: number) => Math.max(ms, Math.min(MOST_MS, Math.ceil(wanted)));
  const responseTimeoutMs = longer(timers.responseTimeoutMs, FACTOR * Math.max(timers.responseTimeoutMs, stallMs));
  return {
    responseTimeoutMs,
    connectTimeoutMs: longer(timers.connectTimeoutMs, FACTOR * Math.max(timers.responseTimeoutMs, stallMs)),
    entryTimeoutMs: longer(timers.entryTimeoutMs, 2 * responseTimeoutMs),
  };
}
