// Survivors that are work to be done: the suite does not look there yet, and should. One row a kind, one pattern a group of mutants.
import type { Survivor } from '../survivor.ts';

export const BLIND_SPOTS: readonly Survivor[] = [];
