// Raw bytes, shown as upper-case hexadecimal.
import { nibbleOf } from '../tables.ts';
import type { Encoding } from './encoding.ts';

export const binary: Encoding = {
  ratios: { bytes: 1 },
  kernel: 'bytes',
  measure: (value) => value.length / 2,
  write(value, writer) {
    if (value.length % 2 === 1)
      writer.fail('character-invalid', 'an even count of hexadecimal digits', `${value.length} digits`);
    const { bytes } = writer;
    const from = writer.room(value.length >> 1);
    for (let i = 0; i < value.length; i += 2) {
      const high = nibbleOf(value.charCodeAt(i));
      const low = nibbleOf(value.charCodeAt(i + 1));
      if (high > 15 || low > 15)
        writer.fail('character-invalid', 'hexadecimal digits', `another character at position ${i + 1}`);
      bytes[from + (i >> 1)] = (high << 4) | low;
    }
  },
  read(reader, length) {
    const from = reader.take(length);
    return reader.nibbles(from * 2, (from + length) * 2);
  },
};
