// Length prefixes as big-endian numbers: L is one byte, LL two, to LLLL.
import { numerals } from './numerals.ts';
import { Prefix, type PrefixFamily } from './prefix.ts';

const BYTES = numerals(256, (byte) => byte, 'none');

export const binaryPrefix: PrefixFamily = (width) =>
  new Prefix({ bytes: width, largest: 256 ** width - 1, numerals: BYTES, expected: `a length of ${width} bytes` });
