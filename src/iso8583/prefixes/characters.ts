// Decimal length prefixes, one character to a digit, in any encoding whose digits 0 to 9 follow each other.
import type { PrefixFamily } from './prefix.ts';

/** `zero` is the byte of the digit 0. */
export function characterPrefix(zero: number): PrefixFamily {
  return (width) => ({
    bytes: width,
    largest: 10 ** width - 1,
    write(count, writer) {
      const from = writer.room(width);
      let rest = count;
      for (let i = width - 1; i >= 0; i--) {
        writer.bytes[from + i] = zero + (rest % 10);
        rest = (rest / 10) | 0;
      }
    },
    read(reader) {
      const from = reader.take(width);
      let count = 0;
      for (let i = from; i < from + width; i++) {
        const digit = reader.bytes[i]! - zero;
        if (digit < 0 || digit > 9)
          reader.fail('length-invalid', `a length of ${width} digits`, 'a byte that is no digit', '', i);
        count = count * 10 + digit;
      }
      return count;
    },
  });
}
