// What an act of a campaign is: one sentence of the catalogue, when it makes sense, what it does to the till, and what must be true afterwards.
import type fc from 'fast-check';
import type { Sentence, Till } from './till.ts';

/** Something that must be true: the sentence that says so, and a name by which two breaches are the same. */
export type Claim = { name: string; sentence: Sentence };

/** `tried` tells the model what is under way, just before the sentence is played, and gives what must be true once it was. */
export type Act = {
  name: string;
  /** Amount in fen, or any other choice, that the act is made with. */
  choice: fc.Arbitrary<number>;
  /** How much likelier than others it is to be drawn. */
  weight?: number;
  /** Without it a run could come to a standstill, so it is drawn in each. */
  always?: true;
  may(till: Till, choice: number): boolean;
  say(till: Till, choice: number): Sentence;
  tried?(till: Till, choice: number): Claim[] | undefined;
};
