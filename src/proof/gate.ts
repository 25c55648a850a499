// The gate: no survivor without a row, and, when all mutants were hunted, no row without a survivor.
import { type Survivor, speaksOf } from './survivor.ts';

export type Gate = {
  /** Mutants that nobody noticed and no row explains. */
  unexplained: string[];
  /** Patterns of rows that no survivor fits any more. */
  stale: string[];
};

/** @param all whether every mutant of the table was hunted, so that a row without a survivor can be told */
export function gateOf(survivors: readonly string[], rows: readonly Survivor[], all: boolean): Gate {
  const unexplained = survivors.filter((id) => !rows.some((row) => speaksOf(row, id)));
  const patterns = rows.flatMap(({ mutants }) => mutants);
  const stale = patterns.filter((pattern) => !survivors.some((id) => speaksOf({ mutants: [pattern] }, id)));
  return { unexplained: unexplained.sort(), stale: all ? stale : [] };
}
