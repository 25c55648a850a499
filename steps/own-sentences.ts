// Sentences and rules of the project that uses Tillproof, as its files under `steps:` hand them over; empty where there are none.
import type { Rule } from '../src/oracle/rule.ts';
import type { Phrase } from './phrases.ts';

/** In the order in which they were handed over; each worker loads the files for itself. */
export const OWN_SENTENCES: Phrase[] = [];
export const OWN_RULES = new Map<string, Rule>();
