// What a length prefix is: a count in front of a value, as wide as its name says (L, LL, LLL, LLLL).
import type { Reader, Writer } from '../cursor.ts';

/** Width of a prefix: decimal digits, or bytes for binary prefixes. */
export const WIDTHS = { L: 1, LL: 2, LLL: 3, LLLL: 4, LLLLL: 5, LLLLLL: 6 } as const;
export type Width = keyof typeof WIDTHS;

/** One prefix of one width. */
export type Prefix = {
  /** Bytes that it occupies. */
  readonly bytes: number;
  /** The largest count that it can say. */
  readonly largest: number;
  write(count: number, writer: Writer): void;
  /** Takes the prefix; one that is no count is a CodecError `length-invalid`. */
  read(reader: Reader): number;
};

/** A way to write counts, of any width. */
export type PrefixFamily = (width: number) => Prefix;
