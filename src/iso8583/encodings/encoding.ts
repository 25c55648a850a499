// What an encoding is: how the characters of a value become bytes, and what its lengths count.
import type { Reader, Writer } from '../cursor.ts';

/** What the length of a field counts. */
export type Unit = 'digits' | 'bytes' | 'characters' | 'nibbles';

/** The two directions of an encoding; lengths are in its own unit. */
export type Transfer = {
  /** Appends a value; a character that cannot be carried is a CodecError. */
  write(value: string, writer: Writer): void;
  /** Takes a value of that length. */
  read(reader: Reader, length: number): string;
};

/** One encoding. */
export type Encoding = Transfer & {
  /** Own units per counted unit, for each unit that a row may count in; the first is the encoding's own, at 1. */
  readonly ratios: Partial<Record<Unit, number>>;
  /** Length of a value in the encoding's own unit. */
  measure(value: string): number;
  /** The encoding held to some characters, where it can look at them on the way. */
  only?(characters: Characters): Transfer;
  /** The value of one digit 0 to 9 as a byte, for encodings that prefixes and MTIs may use as characters. */
  readonly digitZero?: number;
};

/** Some characters of ISO 8859-1. */
export type Characters = {
  /** 1 for the code of each, 0 for all others of the 256. */
  readonly allowed: Uint8Array;
  /** What they are, as an error says it. */
  readonly expected: string;
};
