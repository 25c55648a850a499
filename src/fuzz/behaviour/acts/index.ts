// Every act that a campaign draws from.
import type { Act } from '../act.ts';
import { HOST } from './host.ts';
import { OFFICE } from './office.ts';
import { PAIR } from './pair.ts';
import { SINGLE } from './single.ts';
import { WHOLE } from './whole.ts';
import { WORLD } from './world.ts';

/** Those of a terminal alone. */
export const ALONE: readonly Act[] = [...WHOLE, ...OFFICE, ...SINGLE, ...WORLD, ...HOST];

export const ACTS: readonly Act[] = [...ALONE, ...PAIR];
