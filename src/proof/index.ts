// The door of the proof room: the mutants, and the glass that makes one of a right terminal.
import { clearPane } from './clear.ts';
import { type Glass as Distorting, glassWith } from './glass.ts';
import { MUTANTS } from './mutants/index.ts';

export { type By, besides, type Noticed, noticed } from './judge.ts';
export { KINDS, type Kind, kindRow } from './kinds.ts';
export type { Mutant } from './mutant.ts';
export { MUTANTS } from './mutants/index.ts';

/** A glass, and what was seen through it where it is clear. */
export type Glass = Distorting & { readonly shown: ReadonlySet<string> };

/** Name of the glass that changes nothing. */
export const CLEAR = 'clear';

/** The glass of a mutant by its id, or the clear one. Throws RangeError when there is no such mutant. */
export function glassOf(name: string): Glass {
  const shown = new Set<string>();
  const mutant = MUTANTS.find(({ id }) => id === name);
  if (mutant === undefined && name !== CLEAR) throw new RangeError(`There is no mutant ${name}.`);
  const glass = glassWith(mutant === undefined ? clearPane((what) => shown.add(what)) : mutant.pane());
  return Object.defineProperty(glass, 'shown', { value: shown }) as Glass;
}
