import { expect, it } from 'vitest';
import { seededRandom } from './random.ts';

const first = (seed: number, count: number) => Array.from({ length: count }, seededRandom(seed));

it('gives the same numbers for the same seed, from 0 (included) to 1 (excluded)', () => {
  expect(first(7, 1000)).toEqual(first(7, 1000));
  for (const number of first(7, 1000)) {
    expect(number).toBeGreaterThanOrEqual(0);
    expect(number).toBeLessThan(1);
  }
});

it('gives neighbouring seeds unlike numbers from the first on', () => {
  const firsts = Array.from({ length: 1000 }, (_, seed) => first(seed, 1)[0] ?? 0);
  const tenths = firsts.reduce(
    (counts, number) => counts.with(Math.floor(number * 10), counts[Math.floor(number * 10)]! + 1),
    Array<number>(10).fill(0),
  );
  for (const count of tenths) expect(count).toBeGreaterThan(50);
  const steps = firsts.slice(1).map((number, i) => number - firsts[i]!);
  expect(new Set(steps.map((step) => step.toFixed(3))).size).toBeGreaterThan(500);
});
