// Our own terminal need not wait a silence out: the acquirer tells it. A terminal that others made is never asked to.
import type { TerminalSpec } from '../../src/terminal/index.ts';

/** The specification of a terminal that is told when no answer will come, for as long as `isTold` stands. */
export const hurried = (spec: TerminalSpec, waits: { isTold: boolean }): TerminalSpec =>
  spec.driver === 'inside' ? { ...spec, options: { ...spec.options, toldSilence: () => waits.isTold } } : spec;
