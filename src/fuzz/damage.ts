// Damaged requests as fast-check arbitraries, derived from the field rows: each knows in words what is wrong with it.
import fc from 'fast-check';
import { byteDamage } from './byte-damage.ts';
import { fieldDamage } from './field-damage.ts';
import type { Damaged, Target } from './target.ts';

/** Requests that a host must refuse, each one damage away from the good one: at its fields, or at its bytes. */
export const damagedRequest = (target: Target): fc.Arbitrary<Damaged> =>
  fc.oneof({ arbitrary: fieldDamage(target), weight: 3 }, { arbitrary: byteDamage(target), weight: 2 });
