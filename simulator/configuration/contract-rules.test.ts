// Contract versions: signed, in order, and never changed afterwards.
import { describe, expect, test } from 'vitest';
import { contracted } from '../acquirer/test-kit.ts';
import type { ContractVersion, Merchant } from '../model/index.ts';
import { contractChangeErrors, contractErrors } from './contract-rules.ts';

const merchant = contracted().merchants[0] as Merchant;
const first = merchant.contract?.[0] as ContractVersion;
const second: ContractVersion = {
  ...first,
  version: 2,
  validFrom: '2026-08-01',
  feePpm: 7_000,
  signed: { by: 'Example Shop', on: '2026-07-20' },
};
const having = (...contract: ContractVersion[]): Merchant => ({ ...merchant, contract });
const TODAY = '2026-07-18';
const paths = (errors: { path: string }[]) => errors.map(({ path }) => path);

describe('a contract', () => {
  test.each<[string, Merchant, string[]]>([
    ['of one signed version is right', having(first), []],
    ['of two signed versions in order is right', having(first, second), []],
    ['may be absent', { ...merchant, contract: undefined } as unknown as Merchant, []],
    ['of an unsigned first version is wrong', having({ ...first, signed: null }), ['contract[0].signed']],
    ['with an unsigned new rate is wrong', having(first, { ...second, signed: null }), ['contract[1].signed']],
    ['with a gap in its versions is wrong', having(first, { ...second, version: 3 }), ['contract[1].version']],
    ['that begins with version 2 is wrong', having(second), ['contract[0].version']],
    [
      'whose second version does not begin later is wrong',
      having(first, { ...second, validFrom: first.validFrom }),
      ['contract[1].validFrom', 'contract[1].signed.on'],
    ],
    [
      'signed after it began is wrong',
      having(first, { ...second, signed: { by: 'Example Shop', on: '2026-08-02' } }),
      ['contract[1].signed.on'],
    ],
    ['from a day that there is not is wrong', having({ ...first, validFrom: '2026-02-30' }), ['contract[0].validFrom']],
    [
      'with a single limit above the daily one is wrong',
      { ...merchant, limits: { singleMinor: 2, dailyMinor: 1 } },
      ['limits.singleMinor'],
    ],
  ])('%s', (_what, record, expected) => {
    expect(paths(contractErrors(record))).toEqual(expected);
  });
});

describe('a change of a contract', () => {
  test.each<[string, Merchant | undefined, Merchant, string[]]>([
    ['that adds a version is right', having(first), having(first, second), []],
    ['that changes nothing is right', having(first, second), having(first, second), []],
    [
      'of the rate of a version that stands is refused',
      having(first),
      having({ ...first, feePpm: 6_500 }),
      ['contract[0]'],
    ],
    ['of its cap is refused', having(first), having({ ...first, feeCapMinor: 1 }), ['contract[0]']],
    ['of its cycle is refused', having(first), having({ ...first, cycle: 'D+1' }), ['contract[0]']],
    ['that takes a version away is refused', having(first, second), having(first), ['contract[1]']],
    [
      'that takes the contract away is refused',
      having(first),
      { ...merchant, contract: undefined } as unknown as Merchant,
      ['contract[0]'],
    ],
    [
      'that begins before today is refused',
      having(first),
      having(first, { ...second, validFrom: '2026-07-17', signed: { by: 'Example Shop', on: '2026-07-01' } }),
      ['contract[1].validFrom'],
    ],
    ['that is the first contract may begin whenever it likes', undefined, having(first), []],
  ])('%s', (_what, before, after, expected) => {
    expect(paths(contractChangeErrors(before, after, TODAY))).toEqual(expected);
  });

  test('does not depend on the order in which members are written', () => {
    const turned = Object.fromEntries(Object.entries(first).reverse()) as ContractVersion;
    expect(contractChangeErrors(having(first), having(turned), TODAY)).toEqual([]);
  });
});
