// Keys that left the memory are never denied, and new ones hardly ever looked for in vain.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Gone } from './gone.ts';

test('a key that left is never denied', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (keys) => {
      const gone = new Gone(true);
      for (const key of keys) gone.add(key);
      expect(keys.every((key) => gone.mayHave(key))).toBe(true);
    }),
  );
});

test('of a hundred thousand keys that left, less than 2 % of others are taken for one of them', () => {
  const key = (n: number) => `TP000001/000001/${String(n).padStart(6, '0')}`;
  const gone = new Gone(true);
  expect(gone.mayHave(key(1))).toBe(false);
  for (let n = 0; n < 100_000; n++) gone.add(key(n));
  let taken = 0;
  for (let n = 100_000; n < 200_000; n++) if (gone.mayHave(key(n))) taken += 1;
  expect(taken).toBeLessThan(2_000);
});

test('where nobody saw what left, every key may have', () => {
  expect(new Gone(false).mayHave('any')).toBe(true);
});
