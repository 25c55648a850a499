// Raw bytes, shown as upper-case hexadecimal.
import { NIBBLE } from '../tables.ts';
import type { Encoding } from './encoding.ts';

export const binary: Encoding = {
  ratios: { bytes: 1 },
  measure: (value) => value.length / 2,
  write(value, writer) {
    if (value.length % 2 === 1)
      writer.fail('character-invalid', 'an even count of hexadecimal digits', `${value.length} digits`);
    const { bytes } = writer;
    const from = writer.room(value.length >> 1);
    for (let i = 0; i < value.length; i += 2) {
      const high = NIBBLE[value.charCodeAt(i)]!;
      const low = NIBBLE[value.charCodeAt(i + 1)]!;
      if (!(high < 16 && low < 16))
        writer.fail('character-invalid', 'hexadecimal digits', `another character at position ${i + 1}`);
      bytes[from + (i >> 1)] = (high << 4) | low;
    }
  },
  read(reader, length) {
    const from = reader.take(length);
    return reader.nibbles(from * 2, (from + length) * 2);
  },
};
