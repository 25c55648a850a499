// Fees: whole numbers, half a fen up, cap and fixed part, by the version of the day.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Merchant } from '../../model/index.ts';
import { contracted } from '../test-kit.ts';
import { feeOf, versionOn } from './fees.ts';

const terms = (feePpm: number, fixedFeeMinor = 0, feeCapMinor: number | null = null) => ({
  feePpm,
  fixedFeeMinor,
  feeCapMinor,
});

describe('the fee of a payment', () => {
  test.each([
    [10_000, terms(6_000), 60, '0.6 % of 100.00'],
    [12_850, terms(6_000), 77, '77.1 is rounded down'],
    [10_083, terms(6_000), 60, '60.498 is rounded down'],
    [10_084, terms(6_000), 61, '60.504 is rounded up'],
    [250, terms(10_000), 3, '2.5 is rounded up: half a fen counts as one'],
    [249, terms(10_000), 2, '2.49 is rounded down'],
    [1, terms(6_000), 0, 'one fen costs nothing'],
    [1, terms(500_000), 1, 'half of one fen is one'],
    [10_000, terms(6_000, 300), 360, 'the fixed part is added'],
    [1_000_000, terms(6_000, 0, 2_000), 2_000, 'the rate costs no more than the cap'],
    [1_000_000, terms(6_000, 300, 2_000), 2_300, 'the cap does not hold for the fixed part'],
    [333_333, terms(6_000, 0, 2_000), 2_000, '1999.998 is the cap by rounding'],
    [10_000, terms(0), 0, 'a rate of nothing'],
    [10_000, terms(6_000, 0, 0), 0, 'a cap of nothing'],
    [999_999_999_999, terms(1_000_000), 999_999_999_999, 'the largest amount at the largest rate'],
    [0, terms(6_000, 300), 300, 'the fixed part of nothing'],
  ])('of %i fen (%o) is %i: %s', (amount, contract, fee) => {
    expect(feeOf(amount, contract)).toBe(fee);
  });

  test('is exact for every amount and rate', () => {
    const amount = fc.integer({ min: 0, max: 999_999_999_999 });
    const rate = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(amount, rate, fc.nat(10_000), fc.option(fc.nat(50_000)), (minor, ppm, fixed, cap) => {
        const exact = Number((BigInt(minor) * BigInt(ppm) + 500_000n) / 1_000_000n);
        expect(feeOf(minor, terms(ppm, fixed, cap))).toBe(Math.min(exact, cap ?? exact) + fixed);
      }),
      { seed: 20_260_718, numRuns: 2_000 },
    );
  });
});

describe('the version of a day', () => {
  const [first] = contracted().merchants;
  const [version] = first?.contract ?? [];
  const merchant = {
    ...first,
    contract: [version, { ...version, version: 2, validFrom: '2026-08-01', feePpm: 5_000 }],
  } as Merchant;

  test.each([
    ['2025-12-31', undefined],
    ['2026-01-01', 1],
    ['2026-07-31', 1],
    ['2026-08-01', 2],
    ['2030-01-01', 2],
  ])('%s is %s', (day, expected) => {
    expect(versionOn(merchant, day)?.version).toBe(expected);
  });

  test('of a merchant without contract is none', () => {
    expect(versionOn({ ...merchant, contract: undefined } as unknown as Merchant, '2026-07-18')).toBeUndefined();
    expect(versionOn(undefined, '2026-07-18')).toBeUndefined();
  });
});
