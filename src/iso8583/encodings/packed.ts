// Packed digits: two characters to a byte, with one filler nibble before or after an odd count.
import type { Reader } from '../cursor.ts';
import { HEX_PAIRS, IS_BCD, nibbleOf } from '../tables.ts';
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
export function packed({ filler, hex, separator }: Packing): Encoding {
  const skip = filler === 'before' ? 1 : 0;
  const kind = hex ? 'hexadecimal digits' : 'decimal digits';
  const separatorCode = separator?.charCodeAt(0) ?? -1;
  const limit = hex ? 15 : 9;

  function checkDecimal(reader: Reader, from: number, count: number, length: number): void {
    const { bytes } = reader;
    for (let i = 0; i < count; i++) {
      if (IS_BCD[bytes[from + i]!] === 1) continue;
      const high = bytes[from + i]! >> 4;
      const isFiller = (nibble: number) => length % 2 === 1 && nibble === (filler === 'before' ? 0 : count * 2 - 1);
      const bad =
        high > 9 && !isFiller(2 * i) ? 2 * i : (bytes[from + i]! & 15) > 9 && !isFiller(2 * i + 1) ? 2 * i + 1 : -1;
      if (bad < 0) continue;
      const nibble = HEX_PAIRS[bytes[from + i]!]![bad % 2];
      reader.fail('character-invalid', kind, `nibble ${nibble} at nibble ${bad + 1} of ${length}`, '', from + i);
    }
  }

  return {
    ratios: hex ? { nibbles: 1, digits: 1, bytes: 2 } : { digits: 1, bytes: 2 },
    ...(hex ? {} : { kernel: filler === 'after' ? ('packed-left' as const) : ('packed-right' as const) }),
    measure: (value) => value.length,
    write(value, writer) {
      const { bytes } = writer;
      const odd = value.length % 2;
      const from = writer.room((value.length + odd) >> 1);
      let at = from * 2 + (odd === 1 ? skip : 0);
      for (let i = 0; i < value.length; i++, at++) {
        const code = value.charCodeAt(i);
        let nibble = code - 48;
        if (nibble < 0 || nibble > 9) {
          nibble = code === separatorCode ? 13 : nibbleOf(code);
          if (nibble > limit) writer.fail('character-invalid', kind, `another character at position ${i + 1}`);
        }
        if (at % 2 === 0) bytes[at >> 1] = nibble << 4;
        else bytes[at >> 1] = (at === from * 2 + 1 && odd === 1 && skip === 1 ? 0 : bytes[at >> 1]!) | nibble;
      }
    },
    read(reader, length) {
      const count = (length + 1) >> 1;
      const from = reader.take(count);
      if (!hex) checkDecimal(reader, from, count, length);
      const start = from * 2 + (length % 2 === 1 ? skip : 0);
      const text = reader.nibbles(start, start + length);
      return separator === undefined || !text.includes('D') ? text : text.replaceAll('D', separator);
    },
  };
}
