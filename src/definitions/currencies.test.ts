// Currencies and their decimals, which amounts are wrong by a power of ten without.
import { describe, expect, it } from 'vitest';
import { CURRENCIES, currencyOf } from './currencies.ts';

describe('a currency', () => {
  it.each([
    ['156', 'CNY', 2],
    ['392', 'JPY', 0],
    ['414', 'KWD', 3],
    ['048', 'BHD', 3],
    ['512', 'OMR', 3],
    ['400', 'JOD', 3],
    ['368', 'IQD', 3],
    ['990', 'CLF', 4],
    ['927', 'UYW', 4],
    // Of these the runtime's own table of how people write prices has fewer.
    ['348', 'HUF', 2],
    ['360', 'IDR', 2],
    ['170', 'COP', 2],
    ['586', 'PKR', 2],
    ['969', 'MGA', 2],
    ['008', 'ALL', 2],
    ['422', 'LBP', 2],
  ])('%s is %s, with %i decimals', (number, letters, decimals) => {
    expect(CURRENCIES[number]).toEqual({ letters, decimals });
    expect(currencyOf(letters)).toEqual({ letters, decimals });
    expect(currencyOf(`0${number}`)).toEqual({ letters, decimals });
  });

  it('that there is not has no code', () => {
    for (const code of ['', '000', '999', 'XYZ', 'constructor', '1156']) expect(currencyOf(code)).toBeNull();
  });

  it('has three digits, three letters and a place of its own', () => {
    const all = Object.entries(CURRENCIES);
    expect(all.length).toBeGreaterThan(160);
    expect(new Set(all.map(([, { letters }]) => letters)).size).toBe(all.length);
    for (const [number, { letters }] of all) expect(`${number} ${letters}`).toMatch(/^\d{3} [A-Z]{3}$/);
  });
});
