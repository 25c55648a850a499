// What a rule of the oracle is: a pure look at the books that returns the breaches it found.
import type { Violation } from '../definitions/evidence.ts';
import type { Books } from './books.ts';

/** A breach of one rule; the registry adds the rule's name. */
export type Breach = Omit<Violation, 'rule'>;
export type Rule = (books: Books) => Breach[];
