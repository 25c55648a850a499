// Likely causes of damage that show at one place: what stands before the MTI, and what stands after the last field.
import type { Reader } from './cursor.ts';
import type { Dialect } from './dialect.ts';

/** Why there may be no MTI where the dialect has it. */
export function mtiHint(bytes: Buffer, mtiAt: number, dialect: Dialect): string {
  const looksLikeMti = (at: number) => readsAsMti(bytes, at, dialect);
  const headerBytes = mtiAt;
  if (looksLikeMti(0) && headerBytes > 0) return 'the header seems to be missing: TPDU or application header';
  if (headerBytes > 0 && looksLikeMti(5) && mtiAt !== 5)
    return 'the application header after the TPDU seems to be missing';
  if (looksLikeMti(mtiAt + 2)) return 'a frame length seems to stand in front of the message';
  if (looksLikeMti(mtiAt + 5)) return 'a TPDU seems to stand in front of the message';
  if (looksLikeMti(mtiAt + 11)) return 'a TPDU and an application header seem to stand in front of the message';
  const ascii = bytes.toString('latin1', mtiAt, mtiAt + 4);
  if (dialect.mti !== 'ascii' && /^[0-2]\d{3}$/.test(ascii)) return 'the message type seems to be in ASCII';
  if (dialect.mti !== 'bcd-left' && bytes.length > mtiAt + 1 && isClass(bytes[mtiAt]!, bytes[mtiAt + 1]!))
    return 'the message type seems to be in packed digits';
  return '';
}

const isClass = (high: number, low: number) => high >= 1 && high <= 8 && (low & 15) < 6 && low >> 4 < 5;

function readsAsMti(bytes: Buffer, at: number, dialect: Dialect): boolean {
  if (at + 4 > bytes.length) return false;
  if (dialect.mti === 'bcd-left') return isClass(bytes[at]!, bytes[at + 1]!);
  if (dialect.mti === 'ascii') return /^[0-2][1-8][0-4][0-5]$/.test(bytes.toString('latin1', at, at + 4));
  return bytes.subarray(at, at + 4).every((byte) => byte >= 0xf0 && byte <= 0xf8);
}

/** Why there may be bytes after the last field. */
export function trailingHint(reader: Reader): string {
  const rest = reader.end - reader.at;
  if (rest === 8) return 'a MAC that the bitmap does not announce?';
  if (rest === 1) return 'an odd count of digits packed with the filler on the other side, or one byte counted twice?';
  return 'is a length counted in bytes instead of digits, or a field missing in the bitmap?';
}
