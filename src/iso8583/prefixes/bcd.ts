// Length prefixes in packed decimal digits, right-aligned: LL is one byte, LLL and LLLL are two.
import { numerals } from './numerals.ts';
import { Prefix, type PrefixFamily } from './prefix.ts';

const PAIRS = numerals(100, (pair) => (Math.floor(pair / 10) << 4) | (pair % 10), 'a nibble that is no digit');

export const bcdPrefix: PrefixFamily = (width) =>
  new Prefix({
    bytes: (width + 1) >> 1,
    largest: 10 ** width - 1,
    numerals: PAIRS,
    expected: `a length of ${width} packed digits`,
  });
