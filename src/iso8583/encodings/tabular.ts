// Encodings that are tables: one or two characters lie in each byte. One class for nearly all fields, so that a message is read
// and written without a call that depends on the field.
import type { Reader, Writer } from '../cursor.ts';
import type { Encoding, Ratios } from './encoding.ts';

/** What tells one such encoding from another. */
type Table = {
  ratios: Ratios;
  /** Characters for one of the encoding's own units; 1 when left out. */
  perUnit?: 1 | 2;
  /** Characters in a byte. */
  perByte: 1 | 2;
  /** With two characters in a byte, on which side of an odd count the filler nibble stands; `after` when left out. */
  filler?: 'before' | 'after';
  /** The byte, or with two in a byte the nibble, of each ISO 8859-1 character by its code; -1 for those that cannot be carried. */
  codes: Int16Array;
  /** Says why a value cannot be written: one with a character of code -1 or wider than a byte, or with half a unit. */
  refuse(value: string, writer: Writer): never;
  /** Bytes are read as their ISO 8859-1 character, or as their two hexadecimal digits; where that is not enough, this comes after it. */
  second?: SecondLook;
  digitZero?: number;
};

/** Where a value lies: its first byte, how many bytes it takes, how many characters it has. */
export type Span = { from: number; size: number; length: number };

export type SecondLook = {
  /** 1 for each byte that needs none. */
  plain: Uint8Array;
  /** The value when some bytes are not plain, or a CodecError; `text` is what it would be if they were. */
  look(text: string, span: Span, reader: Reader): string;
};

class Tabular implements Encoding {
  readonly ratios: Ratios;
  readonly digitZero: number | undefined;
  private readonly perUnit: number;
  private readonly perByte: number;
  /** 1 when an odd count begins with the filler. */
  private readonly skip: number;
  private readonly codes: Int16Array;
  private readonly plain: Uint8Array | null;
  private readonly look: SecondLook['look'] | null;
  private readonly refuse: Table['refuse'];

  constructor(table: Table) {
    this.ratios = table.ratios;
    this.digitZero = table.digitZero;
    this.perUnit = table.perUnit ?? 1;
    this.perByte = table.perByte;
    this.skip = table.filler === 'before' ? 1 : 0;
    this.codes = table.codes;
    this.plain = table.second?.plain ?? null;
    this.look = table.second?.look ?? null;
    this.refuse = table.refuse;
  }

  measure(value: string): number {
    return value.length / this.perUnit;
  }

  write(value: string, writer: Writer): void {
    const seen = this.perByte === 1 ? this.writeOneByOne(value, writer) : this.writeInPairs(value, writer);
    if (seen < 0 || seen > 255 || value.length % this.perUnit !== 0) this.refuse(value, writer);
  }

  /** Returns all characters and their codes, one over the other: beyond a byte, or negative, when one of them is. */
  private writeOneByOne(value: string, writer: Writer): number {
    const { bytes } = writer;
    const { codes } = this;
    const from = writer.room(value.length);
    let seen = 0;
    for (let i = 0; i < value.length; i++) {
      const character = value.charCodeAt(i);
      const code = codes[character]!;
      bytes[from + i] = code;
      seen |= character | code;
    }
    return seen;
  }

  /** As writeOneByOne, two to a byte; a filler is 0. */
  private writeInPairs(value: string, writer: Writer): number {
    const { bytes } = writer;
    const { codes } = this;
    const { length } = value;
    let at = writer.room((length + 1) >> 1);
    let seen = 0;
    let i = 0;
    if ((length & this.skip) === 1) {
      const character = value.charCodeAt(i++);
      const low = codes[character]!;
      bytes[at++] = low;
      seen |= character | low;
    }
    for (; i + 1 < length; i += 2) {
      const first = value.charCodeAt(i);
      const second = value.charCodeAt(i + 1);
      const high = codes[first]!;
      const low = codes[second]!;
      bytes[at++] = (high << 4) | low;
      seen |= first | second | high | low;
    }
    if (i < length) {
      const character = value.charCodeAt(i);
      const high = codes[character]!;
      bytes[at] = high << 4;
      seen |= character | high;
    }
    return seen;
  }

  read(reader: Reader, units: number): string {
    const length = units * this.perUnit;
    const size = this.perByte === 1 ? length : (length + 1) >> 1;
    const from = reader.take(size);
    const start = from * 2 + (length & this.skip);
    const text = this.perByte === 1 ? reader.latin1(from, from + length) : reader.nibbles(start, start + length);
    const { plain, look } = this;
    if (plain === null || look === null) return text;
    const { bytes } = reader;
    let all = 1;
    for (let i = from; i < from + size; i++) all &= plain[bytes[i]!]!;
    return all === 1 ? text : look(text, { from, size, length }, reader);
  }
}

/** The encoding of a table. */
export const tabular = (table: Table): Encoding => new Tabular(table);
