// UTF-8 text whose lengths count bytes.
import { composed } from './composed.ts';
import { decodeStrictly } from './text.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const utf8 = composed({
  ratios: { bytes: 1 },
  measure: (value) => Buffer.byteLength(value, 'utf8'),
  write(value, writer) {
    if (!value.isWellFormed()) writer.fail('character-invalid', 'whole Unicode characters', 'half a surrogate pair');
    const length = Buffer.byteLength(value, 'utf8');
    const from = writer.room(length);
    writer.bytes.write(value, from, length, 'utf8');
  },
  read: (reader, length) => decodeStrictly(decoder, 'UTF-8 text', reader, length),
});
