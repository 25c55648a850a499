// GBK, the Chinese text of UnionPay-style messages; lengths count bytes.
import { composed } from './composed.ts';
import { decodeStrictly } from './text.ts';

const decoder = new TextDecoder('gbk', { fatal: true });

/** Two-byte code by character. The platform decodes GBK but does not encode it, so the table is turned round, at first use. */
let codes: Map<string, number> | null = null;

function table(): Map<string, number> {
  if (codes !== null) return codes;
  codes = new Map();
  const lenient = new TextDecoder('gbk');
  const pair = Buffer.alloc(2);
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue;
      pair[0] = high;
      pair[1] = low;
      const character = lenient.decode(pair);
      if (character.length === 1 && character !== '\uFFFD' && !codes.has(character))
        codes.set(character, (high << 8) | low);
    }
  return codes;
}

export const gbk = composed({
  ratios: { bytes: 1 },
  measure(value) {
    let bytes = 0;
    for (let i = 0; i < value.length; i++) bytes += value.charCodeAt(i) < 0x80 ? 1 : 2;
    return bytes;
  },
  write(value, writer) {
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i);
      if (code < 0x80) {
        const at = writer.room(1);
        writer.bytes[at] = code;
        continue;
      }
      const pair = table().get(value.charAt(i));
      if (pair === undefined)
        return writer.fail('character-invalid', 'GBK text', `another character at position ${i + 1}`);
      writer.bytes.writeUInt16BE(pair, writer.room(2));
    }
  },
  read(reader, length) {
    const from = reader.at;
    const text = decodeStrictly(decoder, 'GBK text', reader, length);
    // The platform's decoder also takes the euro as one byte and characters of four; they could not be written again.
    if (gbk.measure(text) !== length || !isWritable(text))
      reader.fail('character-invalid', 'GBK text', 'bytes of a larger character set', '', from);
    return text;
  },
});

function isWritable(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x80 && !table().has(text.charAt(i))) return false;
  return true;
}
