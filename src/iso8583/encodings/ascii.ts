// One byte for each character, ISO 8859-1; plain ASCII is its lower half.
import type { Characters, Encoding, Transfer } from './encoding.ts';

export const ascii: Encoding = {
  ratios: { characters: 1, bytes: 1 },
  digitZero: 0x30,
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
  only,
};

function only({ allowed, expected }: Characters): Transfer {
  return {
    write(value, writer) {
      const { bytes } = writer;
      const from = writer.room(value.length);
      for (let i = 0; i < value.length; i++) {
        const code = value.charCodeAt(i);
        if (allowed[code] !== 1) writer.fail('character-invalid', expected, `another character at position ${i + 1}`);
        bytes[from + i] = code;
      }
    },
    read(reader, length) {
      const { bytes } = reader;
      const from = reader.take(length);
      for (let i = 0; i < length; i++)
        if (allowed[bytes[from + i]!] !== 1)
          reader.fail('character-invalid', expected, `another character at position ${i + 1}`, '', from);
      return reader.latin1(from, from + length);
    },
  };
}
