// One byte for each character, ISO 8859-1; plain ASCII is its lower half.
import type { Encoding } from './encoding.ts';

export const ascii: Encoding = {
  ratios: { characters: 1, bytes: 1 },
  digitZero: 0x30,
  kernel: 'text',
  measure: (value) => value.length,
  write(value, writer) {
    const { bytes } = writer;
    const from = writer.room(value.length);
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i);
      if (code > 255) writer.fail('character-invalid', 'one-byte characters', `a wider one at position ${i + 1}`);
      bytes[from + i] = code;
    }
  },
  read(reader, length) {
    const from = reader.take(length);
    return reader.latin1(from, from + length);
  },
};
