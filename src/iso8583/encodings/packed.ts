// Packed digits: two characters to a byte, with one filler nibble before or after an odd count.
import type { Reader, Writer } from '../cursor.ts';
import { HEX_PAIRS, IS_BCD, NIBBLE } from '../tables.ts';
import type { Encoding } from './encoding.ts';

type Packing = {
  /** Side of the filler nibble of an odd count: `after` is left-aligned, `before` is right-aligned. */
  filler: 'before' | 'after';
  /** Nibbles A to F are values too. */
  hex: boolean;
  /** Shown and accepted for nibble D, beside D itself. */
  separator?: string;
};

/** A packed encoding; the filler nibble is written as 0 and not looked at when read. */
export function packed({ filler, hex, separator = '' }: Packing): Encoding {
  /** 1 when an odd count begins with the filler. */
  const skip = filler === 'before' ? 1 : 0;
  const kind = hex ? 'hexadecimal digits' : 'decimal digits';
  const nibbles = nibblesOf(hex, separator);

  function refuse(value: string, writer: Writer): never {
    let good = 0;
    while (nibbles[value.charCodeAt(good)]! < 16) good++;
    return writer.fail('character-invalid', kind, `another character at position ${good + 1}`);
  }

  function checkDecimal(reader: Reader, from: number, count: number, length: number): void {
    const { bytes } = reader;
    const filling = length % 2 === 0 ? -1 : filler === 'before' ? 0 : count * 2 - 1;
    for (let i = 0; i < count; i++) {
      if (IS_BCD[bytes[from + i]!] === 1) continue;
      const pair = HEX_PAIRS[bytes[from + i]!]!;
      const bad = [2 * i, 2 * i + 1].find((nibble) => nibble !== filling && pair[nibble % 2]! > '9');
      if (bad === undefined) continue;
      reader.fail('character-invalid', kind, `nibble ${pair[bad % 2]} at nibble ${bad + 1} of ${length}`, '', from + i);
    }
  }

  return {
    ratios: hex ? { nibbles: 1, digits: 1, bytes: 2 } : { digits: 1, bytes: 2 },
    measure: (value) => value.length,
    write(value, writer) {
      const { bytes } = writer;
      const { length } = value;
      let at = writer.room((length + 1) >> 1);
      for (let i = -(length & skip); i < length; i += 2) {
        const high = i < 0 ? 0 : nibbles[value.charCodeAt(i)]!;
        const low = i + 1 < length ? nibbles[value.charCodeAt(i + 1)]! : 0;
        if (!(high < 16 && low < 16)) refuse(value, writer);
        bytes[at++] = (high << 4) | low;
      }
    },
    read(reader, length) {
      const count = (length + 1) >> 1;
      const from = reader.take(count);
      const start = from * 2 + (length & skip);
      if (hex) return shown(reader.nibbles(start, start + length), separator);
      checkDecimal(reader, from, count, length);
      return reader.digits(start, start + length);
    },
  };
}

/** The nibble of each character by its code; 255 for those that are none. */
function nibblesOf(hex: boolean, separator: string): Uint8Array {
  const nibbles = Uint8Array.from(NIBBLE, (nibble) => (nibble < 10 || hex ? nibble : 255));
  if (separator !== '') nibbles[separator.charCodeAt(0)] = 13;
  return nibbles;
}

/** Text with the separator for each D. Tracks have one, as a rule, and two cuts are quicker than a search for all. */
function shown(text: string, separator: string): string {
  const at = separator === '' ? -1 : text.indexOf('D');
  if (at < 0) return text;
  return text.includes('D', at + 1)
    ? text.replaceAll('D', separator)
    : text.slice(0, at) + separator + text.slice(at + 1);
}
