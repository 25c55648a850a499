// The door of the proof room: the mutants, and the glass that makes one of a right terminal.
import { clearPane } from './clear.ts';
import { type Glass as Distorting, glassWith } from './glass.ts';
import type { Mutant } from './mutant.ts';
import { MUTANTS } from './mutants/index.ts';
import type { Pane } from './pane.ts';
import { speaksOf } from './survivor.ts';
import { together } from './together.ts';

export {
  aloneRows,
  aloneText,
  findingsIn,
  isOut,
  narrowed,
  type Owned,
  ownersOf,
  type Standing,
  UNSEEN,
  withoutOwn,
} from './alone.ts';
export { CLAUSES, clausesNoticed, clausesText } from './clauses.ts';
export { type Gate, gateOf } from './gate.ts';
export { besides, noticed } from './judge.ts';
export { kindRow } from './kinds.ts';
export { type Column, type Hunted, isSurvivor, type MatrixRow, matrixOf, totalOf } from './matrix.ts';
export type { Mutant } from './mutant.ts';
export { MUTANTS } from './mutants/index.ts';
export { OWN_MUTANTS } from './own-mutants.ts';
export { speaksOf } from './survivor.ts';
export { SURVIVORS } from './survivors.ts';

/** A glass, and what was seen through it where it is clear. */
export type Glass = Distorting & { readonly shown: ReadonlySet<string> };

/** Name of the glass that changes nothing. */
export const CLEAR = 'clear';

/** The glass of a mutant by its id, or the clear one. Throws RangeError when there is no such mutant. */
export function glassOf(name: string): Glass {
  const shown = new Set<string>();
  const pane = (id: string): Pane => {
    if (id === CLEAR) return clearPane((what) => shown.add(what));
    const mutant = MUTANTS.find((each) => each.id === id);
    if (mutant === undefined) throw new RangeError(`There is no mutant ${id}.`);
    return mutant.pane();
  };
  const glass = glassWith(together(name.split(' + ').map(pane)));
  return Object.defineProperty(glass, 'shown', { value: shown }) as Glass;
}

/** Whether one of these names means the mutant; a `*` stands for any characters, `{a,b}` for one of these. */
export const named = (patterns: readonly string[], id: string): boolean => speaksOf({ mutants: patterns }, id);

/** Whether a scenario shows what the mutant changes. */
export const isShown = ({ shows }: Mutant, record: readonly { shown: ReadonlySet<string> }[]): boolean =>
  shows.length === 0 || record.some(({ shown }) => shows.some((each) => shown.has(each)));
