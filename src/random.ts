// Numbers drawn from a seed: for faults and long runs that can be played again.
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { mersenne } from 'pure-rand/generator/mersenne';

/**
 * A sequence of numbers from 0 (included) to 1 (excluded), the same for the same seed (of which the lower 32 bits count).
 * It is the generator whose first numbers already differ between seeds that are neighbours.
 */
export function seededRandom(seed: number): () => number {
  const generator = mersenne(seed);
  return () => uniformFloat64(generator);
}
