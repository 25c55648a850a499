// Packed digits: two characters to a byte, with one filler nibble before or after an odd count.
import type { Reader } from '../cursor.ts';
import { HEX_PAIRS, IS_BCD, NIBBLES } from '../tables.ts';
import type { Encoding } from './encoding.ts';
import { type SecondLook, type Span, tabular } from './tabular.ts';

type Packing = {
  /** Side of the filler nibble of an odd count: `after` is left-aligned, `before` is right-aligned. */
  filler: 'before' | 'after';
  /** Nibbles A to F are values too. */
  hex: boolean;
  /** Accepted for nibble D, beside D itself. */
  separator?: string;
};

/** A packed encoding; the filler nibble is written as 0 and not looked at when read. */
export function packed({ filler, hex, separator }: Packing): Encoding {
  const kind = hex ? 'hexadecimal digits' : 'decimal digits';
  const codes = NIBBLES.map((nibble) => (hex || nibble < 10 ? nibble : -1));
  if (separator !== undefined) codes[separator.charCodeAt(0)] = 13;

  /** Refuses the first nibble of a decimal value that is no digit; the filler is none of its nibbles. */
  function checkDecimal({ from, size, length }: Span, reader: Reader): void {
    const filling = length % 2 === 0 ? -1 : filler === 'before' ? 0 : size * 2 - 1;
    for (let nibble = 0; nibble < size * 2; nibble++) {
      const at = from + (nibble >> 1);
      const digit = HEX_PAIRS[reader.bytes[at]!]![nibble % 2]!;
      if (digit <= '9' || nibble === filling) continue;
      reader.fail('character-invalid', kind, `nibble ${digit} at nibble ${nibble + 1} of ${length}`, '', at);
    }
  }

  const look: SecondLook['look'] = (text, span, reader) => {
    if (hex) return text.toUpperCase();
    checkDecimal(span, reader);
    return text;
  };

  return tabular({
    ratios: hex ? { nibbles: 1, digits: 1, bytes: 2 } : { digits: 1, bytes: 2 },
    perByte: 2,
    filler,
    codes,
    refuse(value, writer) {
      let i = 0;
      while (codes[value.charCodeAt(i)]! >= 0) i++;
      return writer.fail('character-invalid', kind, `another character at position ${i + 1}`);
    },
    second: { plain: IS_BCD, look },
  });
}
