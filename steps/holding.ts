// Takes hold of the terminal of a worker where nobody has done so: plain cucumber-js knows nothing of terminals.
import { DRIVERS, type Held, hold, nameOf, type TerminalSpec } from '../src/terminal/index.ts';
import type { WorldParameters } from './scene/till.ts';

type Worker = {
  /** Its number in the run, from 0. */
  index: number;
  /** How many there are. */
  count: number;
};

/**
 * The terminal of this worker, held for it until it is released.
 *
 * Throws, in one line, when somebody else holds the terminal or nobody answers there, and when several workers would have to share one.
 */
export async function holdOwn(parameters: WorldParameters, { index, count }: Worker): Promise<Held> {
  const { terminal, terminals: several = [], held = false } = parameters;
  const terminals = several.length > 0 ? several : [terminal];
  const spec = terminals[index % terminals.length] ?? terminal;
  if (held || !DRIVERS[spec.driver].oneDevice) return { spec, release: async () => undefined };
  if (count > terminals.length)
    throw inOneLine(
      `${count} workers cannot share ${terminals.map(nameOf).join(', ')}: a terminal plays one scenario at a time. Set parallel to ${terminals.length}, or name as many terminals as workers in worldParameters.terminals.`,
    );
  return hold(spec, 'cucumber-js').catch((error: Error) => {
    throw inOneLine(`${nameOf(spec)}: ${error.message}`);
  });
}

/** It is the user's to mend, so that no stack helps. */
function inOneLine(message: string): Error {
  const error = new Error(message);
  error.stack = message;
  return error;
}

/**
 * How a second terminal is reached beside that of this worker: one that no worker plays at, or the same once more where each opening is a
 * device of its own; undefined where there is none.
 */
export function secondFor(
  { terminal, terminals = [] }: Pick<WorldParameters, 'terminal' | 'terminals'>,
  { index, count }: Worker,
): TerminalSpec | undefined {
  const own = terminals[index % terminals.length] ?? terminal;
  return DRIVERS[own.driver].oneDevice ? terminals[count + index] : own;
}
