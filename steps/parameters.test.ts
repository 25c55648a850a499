// Amounts are whole fen from the first character on, and written in one way only.

import { describe, expect, it } from 'vitest';
import { yuan } from '../src/definitions/money.ts';
import { readAmount, readNumber, readPercent } from './figures.ts';
import { hasAmount } from './parameters.ts';

describe('an amount', () => {
  it.each([
    ['128.50', 12_850],
    ['1000.00', 100_000],
    ['1,000.00', 100_000],
    ['1,234,567.89', 123_456_789],
    ['0.01', 1],
    ['0.00', 0],
    ['9999999999.99', 999_999_999_999],
    ['9,999,999,999.99', 999_999_999_999],
  ])('%s is read as %i fen', (text, minor) => {
    expect(readAmount(text)).toBe(minor);
  });

  it.each([
    '',
    '.50',
    '1.234',
    '-1.00',
    'one',
    '1.',
    '100,01',
    '1000',
    '0.1',
    '10,00.00',
    '1,0000.00',
    '0100.00',
    '１００.00',
    '1e3',
    '10000000000.00',
  ])('"%s" is refused', (text) => {
    expect(() => readAmount(text)).toThrow(RangeError);
  });

  it('is written with two decimals, also when it is small or negative', () => {
    expect([12_850, 1, 0, -7].map(yuan)).toEqual(['128.50', '0.01', '0.00', '-0.07']);
  });

  it('is found in a line only as a whole', () => {
    expect(hasAmount('Amount: CNY 1,128.50', 112_850)).toBe(true);
    expect(hasAmount('金额：128.50元', 12_850)).toBe(true);
    expect(hasAmount('CNY 1128.50', 12_850)).toBe(false);
    expect(hasAmount('CNY 128.501', 12_850)).toBe(false);
  });
});

it('a number is whole, and has neither sign nor separators', () => {
  expect(['0', '3', '86400'].map(readNumber)).toEqual([0, 3, 86_400]);
  for (const text of ['-1', '1.5', '3,000', '007', '']) expect(() => readNumber(text)).toThrow(RangeError);
});

it('a percentage has at most four decimals', () => {
  expect(['0.60', '1', '12.3456'].map(readPercent)).toEqual([0.6, 1, 12.3456]);
  for (const text of ['0,60', '100', '.5', '-1', '1.23456']) expect(() => readPercent(text)).toThrow(RangeError);
});
