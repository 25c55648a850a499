// Sees without trying that a field cannot be read at a place: most attempts fail there, and failing by an error is dear.
import { ENCODINGS, type EncodingName } from '../../iso8583/encodings/index.ts';
import type { ResolvedRow } from '../../iso8583/row.ts';
import { IS_BCD, IS_TRACK } from '../../iso8583/tables.ts';

/** `no`: it cannot be read. A number: that many bytes are missing. `maybe`: try. */
type Foresight = 'no' | 'maybe' | number;

/** Where digits 0 to 9 begin, for prefixes of one character to a digit. */
const ZERO = { ascii: 0x30, ebcdic: ENCODINGS.ebcdic.digitZero ?? 0xf0 } as const;

/** The signs of an amount, C and D. */
const [CREDIT, DEBIT] = [0x43, 0x44];

/** The count in front of a value and the bytes that it takes; -1 when it is none. */
function countAt({ prefix }: ResolvedRow, bytes: Buffer, at: number): { count: number; size: number } {
  if (prefix === null) return { count: -1, size: 0 };
  const { family, width } = prefix;
  const size = family === 'bcd' ? (width + 1) >> 1 : width;
  if (at + size > bytes.length) return { count: 0, size };
  let count = 0;
  for (let i = at; i < at + size; i++) {
    const byte = bytes[i]!;
    if (family === 'binary') count = count * 256 + byte;
    else if (family === 'bcd') {
      if (IS_BCD[byte] === 0) return { count: -1, size };
      count = count * 100 + (byte >> 4) * 10 + (byte & 15);
    } else {
      const digit = byte - ZERO[family];
      if (digit < 0 || digit > 9) return { count: -1, size };
      count = count * 10 + digit;
    }
  }
  return { count, size };
}

/** Bytes of a value of that length; null where only reading tells. */
function sizeOf(encoding: EncodingName, length: number): number | null {
  if (/^(bcd|track-bcd|nibbles)/.test(encoding)) return (length + 1) >> 1;
  if (encoding === 'hex' || encoding === 'hex-ebcdic') return length * 2;
  if (encoding === 'signed-bcd') return length === 0 ? 0 : 1 + (length >> 1);
  return encoding === 'utf8-characters' ? null : length;
}

/** True when the value begins or goes on with bytes that its type does not have. */
function isWrong({ row, encoding }: ResolvedRow, bytes: Buffer, from: number, to: number): boolean {
  if (encoding === 'bcd-left' || encoding === 'bcd-right') {
    // The byte of the filler may be anything; the others may not.
    for (let i = from + (encoding === 'bcd-right' ? 1 : 0); i < to - (encoding === 'bcd-left' ? 1 : 0); i++)
      if (IS_BCD[bytes[i]!] === 0) return true;
  } else if (encoding === 'ascii' && row.type === 'n') {
    for (let i = from; i < to; i++) if (bytes[i]! < 0x30 || bytes[i]! > 0x39) return true;
  } else if (encoding === 'ascii' && row.type === 'z') {
    for (let i = from; i < to; i++) if (IS_TRACK[bytes[i]!] === 0) return true;
  } else if (row.type === 'x+n' && (encoding === 'ascii' || encoding === 'signed-bcd')) {
    return from < to && bytes[from] !== CREDIT && bytes[from] !== DEBIT;
  }
  return false;
}

/** What can be told of reading a field there, from its row alone. */
export function foresee(resolved: ResolvedRow, bytes: Buffer, at: number): Foresight {
  const { row, encoding, prefix, ratio } = resolved;
  const largest = row.type === 'x+n' ? row.length + 1 : row.length;
  let length = largest;
  let from = at;
  if (prefix !== null) {
    const { count, size } = countAt(resolved, bytes, at);
    if (at + size > bytes.length) return at + size - bytes.length;
    if (count < 0) return 'no';
    length = count * ratio;
    if (length > largest || !Number.isInteger(length)) return 'no';
    from += size;
  }
  const size = sizeOf(encoding, length);
  if (size === null) return 'maybe';
  if (from + size > bytes.length) return from + size - bytes.length;
  return isWrong(resolved, bytes, from, from + size) ? 'no' : 'maybe';
}
