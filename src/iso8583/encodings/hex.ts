// Binary values sent as two hexadecimal characters for each byte; lengths count the bytes meant.
import { nibbleOf } from '../tables.ts';
import type { Encoding } from './encoding.ts';
import { type SecondLook, tabular } from './tabular.ts';

/** How the characters are sent: the byte of each by its ISO 8859-1 code, and the text of bytes taken as if they were ISO 8859-1. */
type Sent = { byteOf(code: number): number; textOf(text: string): string };

/** Hexadecimal characters sent in that way. */
export function hexIn(sent: Sent): Encoding {
  const { byteOf, textOf } = sent;
  const look: SecondLook['look'] = (text, { from }, reader) => {
    const value = textOf(text);
    const bad = firstNonHex(value);
    if (bad < 0) return value.toUpperCase();
    const found = `another character at position ${bad + 1}`;
    return reader.fail('character-invalid', 'hexadecimal digits', found, '', from + bad);
  };
  return tabular({
    ratios: { bytes: 1, characters: 0.5 },
    perUnit: 2,
    perByte: 1,
    codes: Int16Array.from({ length: 256 }, (_, code) => (nibbleOf(code) < 0 ? -1 : byteOf(code))),
    refuse(value, writer) {
      const bad = firstNonHex(value);
      if (bad >= 0) writer.fail('character-invalid', 'hexadecimal digits', `another character at position ${bad + 1}`);
      return writer.fail('character-invalid', 'an even count of hexadecimal digits', `${value.length} digits`);
    },
    second: { plain: plainOf(sent), look },
  });
}

/** Upper-case digits, where they are sent as their ISO 8859-1 codes. */
const plainOf = ({ byteOf }: Sent) =>
  Uint8Array.from({ length: 256 }, (_, byte) =>
    /[0-9A-F]/.test(String.fromCharCode(byte)) && byteOf(byte) === byte ? 1 : 0,
  );

function firstNonHex(text: string): number {
  for (let i = 0; i < text.length; i++) if (nibbleOf(text.charCodeAt(i)) < 0) return i;
  return -1;
}

export const hex = hexIn({ byteOf: (code) => code, textOf: (text) => text });
