// A function of the terminal as a list of steps, done one after the other.
import type { TerminalFunction } from '../../terminal/contract.ts';
import type { Run } from './device.ts';

/** A step changes the draft, asks people, talks to the host; it throws a Stop to end the function early. */
export type Step = (run: Run) => Promise<void> | void;
export type Flow = { readonly function: TerminalFunction; readonly steps: readonly Step[] };
