// What an encoding is: how the characters of a value become bytes, and what its lengths count.
import type { Reader, Writer } from '../cursor.ts';

/** What the length of a field counts. */
type Unit = 'digits' | 'bytes' | 'characters' | 'nibbles';

/** Text of one byte to a character; decimal digits packed, filler after or before; a packed track; raw bytes as hexadecimal. */
type Kernel = 'text' | 'packed-left' | 'packed-right' | 'packed-track' | 'bytes';

/** One encoding. Lengths below are in its own unit, the first of `ratios`. */
export type Encoding = {
  /** Own units per counted unit, for each unit that a row may count in; the first is the encoding's own, at 1. */
  readonly ratios: Partial<Record<Unit, number>>;
  /** Length of a value. */
  measure(value: string): number;
  /** Appends a value; a character that the encoding cannot carry is a CodecError. */
  write(value: string, writer: Writer): void;
  /** Takes a value of that length. */
  read(reader: Reader, length: number): string;
  /** A way of reading that needs no call for each field (see plan.ts), where the encoding has one. */
  readonly kernel?: Kernel;
  /** The value of one digit 0 to 9 as a byte, for encodings that prefixes and MTIs may use as characters. */
  readonly digitZero?: number;
};
