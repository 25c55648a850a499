// Characters of more than one byte: where in a value the first stands that is none, or that is cut in half.
import type { EncodingName } from '../../iso8583/encodings/index.ts';

/** Bytes of the character that begins with that byte; 0 when none does. */
function sizeOf(encoding: EncodingName, first: number): number {
  if (first < 0x80) return 1;
  if (encoding === 'gbk') return first > 0x80 && first < 0xff ? 2 : 0;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

function isWhole(encoding: EncodingName, bytes: Buffer): boolean {
  const rest = [...bytes.subarray(1)];
  if (encoding === 'gbk') return rest.every((byte) => byte >= 0x40 && byte !== 0x7f && byte !== 0xff);
  return rest.every((byte) => byte >= 0x80 && byte < 0xc0);
}

/** The first byte that begins no whole character of such a value, and whether the value ends within it; null where all are, or are a byte each. */
export function brokenCharacter(encoding: EncodingName, bytes: Buffer): { at: number; isCut: boolean } | null {
  if (encoding !== 'gbk' && encoding !== 'utf8') return null;
  for (let at = 0; at < bytes.length; ) {
    const size = sizeOf(encoding, bytes[at]!);
    if (size === 0 || !isWhole(encoding, bytes.subarray(at, at + size))) return { at, isCut: false };
    if (at + size > bytes.length) return { at, isCut: true };
    at += size;
  }
  return null;
}
