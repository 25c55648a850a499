// Amounts are whole fen from the first character on.
import { describe, expect, it } from 'vitest';
import { formatAmount, hasAmount, parseAmount } from './parameters.ts';

describe('an amount', () => {
  it.each([
    ['128.50', 12_850],
    ['1000', 100_000],
    ['1,000.00', 100_000],
    ['0.01', 1],
    ['0.1', 10],
    ['9999999999.99', 999_999_999_999],
  ])('%s is read as %i fen', (text, minor) => {
    expect(parseAmount(text)).toBe(minor);
  });

  it.each(['', '.50', '1.234', '-1.00', 'one', '1.'])('"%s" is refused', (text) => {
    expect(() => parseAmount(text)).toThrow(RangeError);
  });

  it('is written with two decimals, also when it is small or negative', () => {
    expect([12_850, 1, 0, -7].map(formatAmount)).toEqual(['128.50', '0.01', '0.00', '-0.07']);
  });

  it('is found in a line only as a whole', () => {
    expect(hasAmount('Amount: CNY 1,128.50', 112_850)).toBe(true);
    expect(hasAmount('金额：128.50元', 12_850)).toBe(true);
    expect(hasAmount('CNY 1128.50', 12_850)).toBe(false);
    expect(hasAmount('CNY 128.501', 12_850)).toBe(false);
  });
});
