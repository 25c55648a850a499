// What a rule of the oracle is: a pure look at the books that returns the breaches it found.
import type { Bilingual, Violation } from '../definitions/evidence.ts';
import type { Books } from './books.ts';

/** A breach of one rule in both languages; `inspect` adds the rule's name and takes expected and actual in one language. */
export type Breach = Omit<Violation, 'rule' | 'expected' | 'actual' | 'timeless'> & {
  expected: Bilingual;
  actual: Bilingual;
};
export type Rule = (books: Books) => Breach[];
