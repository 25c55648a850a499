// An encoding made of a table: every byte stands for one ISO 8859-1 character, in another order.
import type { Encoding } from './encoding.ts';

/** `table` is 512 hexadecimal characters: the ISO 8859-1 code of each byte value, in order. */
export function permuted(table: string): Encoding {
  const toLatin1 = Buffer.from(table, 'hex');
  const fromLatin1 = Buffer.alloc(256);
  for (let byte = 0; byte < 256; byte++) fromLatin1[toLatin1[byte]!] = byte;
  const characters = Array.from(toLatin1, (code) => String.fromCharCode(code));
  return {
    ratios: { characters: 1, bytes: 1 },
    digitZero: fromLatin1[0x30]!,
    measure: (value) => value.length,
    write(value, writer) {
      const { bytes } = writer;
      const from = writer.room(value.length);
      for (let i = 0; i < value.length; i++) {
        const code = value.charCodeAt(i);
        if (code > 255) writer.fail('character-invalid', 'one-byte characters', `a wider one at position ${i + 1}`);
        bytes[from + i] = fromLatin1[code]!;
      }
    },
    read(reader, length) {
      const { bytes } = reader;
      const from = reader.take(length);
      let text = '';
      for (let i = from; i < from + length; i++) text += characters[bytes[i]!];
      return text;
    },
  };
}
