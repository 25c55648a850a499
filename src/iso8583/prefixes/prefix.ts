// What a length prefix is: a count in front of a value, as wide as its name says (L, LL, LLL, LLLL).
import type { Reader, Writer } from '../cursor.ts';
import type { Numerals } from './numerals.ts';

/** Width of a prefix: decimal digits, or bytes for binary prefixes. */
export const WIDTHS = { L: 1, LL: 2, LLL: 3, LLLL: 4, LLLLL: 5, LLLLLL: 6 } as const;
export type Width = keyof typeof WIDTHS;

/** A way to write counts, of any width. */
export type PrefixFamily = (width: number) => Prefix;

type Parts = {
  bytes: number;
  largest: number;
  numerals: Numerals;
  /** What it is, as an error says it. */
  expected: string;
};

/** One prefix of one width: a number in digits of one byte each, the highest first. */
export class Prefix {
  /** Bytes that it occupies. */
  readonly bytes: number;
  /** The largest count that it can say. */
  readonly largest: number;
  private readonly numerals: Numerals;
  private readonly base: number;
  private readonly digits: Int16Array;
  /** What it is, as an error says it. */
  private readonly expected: string;

  constructor({ bytes, largest, numerals, expected }: Parts) {
    this.bytes = bytes;
    this.largest = largest;
    this.numerals = numerals;
    this.base = numerals.symbols.length;
    this.digits = numerals.digits;
    this.expected = expected;
  }

  /** Appends a count, which must not be larger than the largest. */
  write(count: number, writer: Writer): void {
    const { symbols } = this.numerals;
    const from = writer.room(this.bytes);
    let rest = count;
    for (let i = from + this.bytes - 1; i >= from; i--) {
      writer.bytes[i] = symbols[rest % symbols.length]!;
      rest = Math.floor(rest / symbols.length);
    }
  }

  /** Takes the prefix; one that is no count is a CodecError `length-invalid`. */
  read(reader: Reader): number {
    const { digits, base } = this;
    const from = reader.take(this.bytes);
    let count = 0;
    for (let i = from; i < from + this.bytes; i++) {
      const digit = digits[reader.bytes[i]!]!;
      if (digit < 0) reader.fail('length-invalid', this.expected, this.numerals.stranger, '', i);
      count = count * base + digit;
    }
    return count;
  }
}
