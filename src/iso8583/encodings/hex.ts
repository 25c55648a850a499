// Binary values sent as two hexadecimal characters for each byte; lengths count the bytes meant.

import { nibbleOf } from '../tables.ts';
import { ascii } from './ascii.ts';
import type { Encoding } from './encoding.ts';

/** Hexadecimal characters in that one-byte character encoding. */
export function hexIn(characters: Encoding): Encoding {
  return {
    ratios: { bytes: 1, characters: 0.5 },
    measure: (value) => value.length / 2,
    write(value, writer) {
      const bad = firstNonHex(value);
      if (bad >= 0) writer.fail('character-invalid', 'hexadecimal digits', `another character at position ${bad + 1}`);
      if (value.length % 2 === 1)
        writer.fail('character-invalid', 'an even count of hexadecimal digits', `${value.length} digits`);
      characters.write(value, writer);
    },
    read(reader, length) {
      const from = reader.at;
      const text = characters.read(reader, length * 2);
      const bad = firstNonHex(text);
      if (bad >= 0)
        reader.fail(
          'character-invalid',
          'hexadecimal digits',
          `another character at position ${bad + 1}`,
          '',
          from + bad,
        );
      return text.toUpperCase();
    },
  };
}

function firstNonHex(text: string): number {
  for (let i = 0; i < text.length; i++) if (nibbleOf(text.charCodeAt(i)) > 15) return i;
  return -1;
}

export const hex = hexIn(ascii);
