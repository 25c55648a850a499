// Decimal length prefixes, one character to a digit, in any encoding whose digits 0 to 9 follow each other.
import { numerals } from './numerals.ts';
import { Prefix, type PrefixFamily } from './prefix.ts';

/** `zero` is the byte of the digit 0. */
export function characterPrefix(zero: number): PrefixFamily {
  const characters = numerals(10, (digit) => zero + digit, 'a byte that is no digit');
  return (width) =>
    new Prefix({
      bytes: width,
      largest: 10 ** width - 1,
      numerals: characters,
      expected: `a length of ${width} digits`,
    });
}
