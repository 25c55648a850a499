// Mutants that nobody notices, each with its reason.
import type { Survivor } from './survivor.ts';

export const SURVIVORS: readonly Survivor[] = [];
