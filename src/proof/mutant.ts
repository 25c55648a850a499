// What a mutant is: a right terminal that is wrong in exactly one way, because a glass stands before it.

import type { Kind } from './kinds.ts';
import type { Pane } from './pane.ts';

export type Mutant = {
  /** Stable and readable, such as `wire/request/refund/61/absent`. */
  id: string;
  kind: Kind;
  /** What a scenario has to show for the mutant to be seen in it, as the record names it; one of them is enough, none = every scenario. */
  shows: readonly string[];
  /** What a terminal has to do at all for there to be such a mutant of it, as the record names it. */
  of?: string;
  /** It is of a wire with headers alone. */
  wire?: 'binary';
  /** What makes a scenario that shows it a likely one: it is tried before others. */
  near?: readonly string[];
  /** The text of the table of words that it changes: a scenario with a sentence that looks for it is tried before all others. */
  text?: string;
  /** Made anew for each scenario. */
  pane: () => Pane;
};
