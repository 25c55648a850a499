// What an encoding is: how the characters of a value become bytes, and what its lengths count.
import type { Reader, Writer } from '../cursor.ts';

/** What the length of a field counts. */
type Unit = 'digits' | 'bytes' | 'characters' | 'nibbles';

/** Own units of an encoding for one of each unit that a row may count in; the first is the encoding's own, at 1. */
export type Ratios = Readonly<Partial<Record<Unit, number>>>;

/** Some characters of ISO 8859-1. */
export type Characters = {
  /** 1 for the code of each, 0 for all others of the 256. */
  readonly allowed: Uint8Array;
  /** What they are, as an error says it. */
  readonly expected: string;
};

/** One encoding. Lengths below are in its own unit, the first of `ratios`. */
export type Encoding = {
  readonly ratios: Ratios;
  /** Length of a value. */
  measure(value: string): number;
  /** Appends a value; a character that the encoding cannot carry is a CodecError. */
  write(value: string, writer: Writer): void;
  /** Takes a value of that length. */
  read(reader: Reader, length: number): string;
  /** The value of one digit 0 to 9 as a byte, for encodings that prefixes and MTIs may use as characters. */
  readonly digitZero?: number | undefined;
};
