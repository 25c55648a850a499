// An encoding made of a table: every byte stands for one ISO 8859-1 character, in another order.
import type { Encoding } from './encoding.ts';
import { tabular } from './tabular.ts';

/** The characters of bytes, and the bytes of characters, both by ISO 8859-1 code. */
type Permutation = { toLatin1: Uint8Array; fromLatin1: Uint8Array };

/** `table` is 512 hexadecimal characters: the ISO 8859-1 code of each byte value, in order. */
export function permutation(table: string): Permutation {
  const toLatin1 = Uint8Array.from(Buffer.from(table, 'hex'));
  const fromLatin1 = new Uint8Array(256);
  for (const [byte, code] of toLatin1.entries()) fromLatin1[code] = byte;
  return { toLatin1, fromLatin1 };
}

/** ISO 8859-1 text of bytes that were taken as if they were in it already. */
export function translated(text: string, { toLatin1 }: Permutation): string {
  let whole = '';
  for (let i = 0; i < text.length; i++) whole += String.fromCharCode(toLatin1[text.charCodeAt(i)]!);
  return whole;
}

/** One byte to a character, in the order of the permutation. */
export function permuted(order: Permutation): Encoding {
  return tabular({
    ratios: { characters: 1, bytes: 1 },
    perByte: 1,
    digitZero: order.fromLatin1[0x30]!,
    codes: Int16Array.from(order.fromLatin1),
    refuse: (value, writer) => {
      let i = 0;
      while (value.charCodeAt(i) < 256) i++;
      return writer.fail('character-invalid', 'one-byte characters', `a wider one at position ${i + 1}`);
    },
    second: { plain: NONE, look: (text) => translated(text, order) },
  });
}

/** No byte stands for itself. */
const NONE = new Uint8Array(256);
