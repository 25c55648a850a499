// Decoding of multi-byte text that refuses what is not text, instead of putting replacement characters.
import type { TextDecoder } from 'node:util';
import type { Reader } from '../cursor.ts';

/** Takes `length` bytes as text; `decoder` must be fatal. */
export function decodeStrictly(decoder: TextDecoder, kind: string, reader: Reader, length: number): string {
  const from = reader.take(length);
  try {
    return decoder.decode(reader.bytes.subarray(from, from + length));
  } catch {
    return reader.fail('character-invalid', kind, 'bytes that are none', '', from);
  }
}
