// Length prefixes in packed decimal digits, right-aligned: LL is one byte, LLL and LLLL are two.
import { IS_BCD } from '../tables.ts';
import type { PrefixFamily } from './prefix.ts';

export const bcdPrefix: PrefixFamily = (width) => {
  const bytes = (width + 1) >> 1;
  return {
    bytes,
    largest: 10 ** width - 1,
    write(count, writer) {
      const from = writer.room(bytes);
      let rest = count;
      for (let i = bytes - 1; i >= 0; i--) {
        const pair = rest % 100;
        writer.bytes[from + i] = (((pair / 10) | 0) << 4) | (pair % 10);
        rest = (rest / 100) | 0;
      }
    },
    read(reader) {
      const from = reader.take(bytes);
      let count = 0;
      for (let i = from; i < from + bytes; i++) {
        const byte = reader.bytes[i]!;
        if (IS_BCD[byte] === 0)
          reader.fail('length-invalid', `a length of ${width} packed digits`, 'a nibble that is no digit', '', i);
        count = count * 100 + (byte >> 4) * 10 + (byte & 15);
      }
      return count;
    },
  };
};
