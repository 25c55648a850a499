// How a step ends its function before the last step: with an outcome and the words for it.
import type { EventOf } from '../../terminal/contract.ts';
import type { Text } from '../ui/text.ts';

export type Outcome = EventOf<'result'>['outcome'];

/** Thrown by a step; the runner announces it. It is a way of the flow, not a fault of the program. */
export class Stop extends Error {
  readonly outcome: Outcome;
  readonly texts: readonly Text[];

  constructor(outcome: Outcome, ...texts: Text[]) {
    super(outcome);
    this.name = 'Stop';
    this.outcome = outcome;
    this.texts = texts;
  }
}
