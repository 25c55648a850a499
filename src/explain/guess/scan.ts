// Looks for message types in bytes: where a message may begin, and how its type is written there.
import type { HeaderRow } from '../../iso8583/dialect.ts';
import { ENCODINGS } from '../../iso8583/encodings/index.ts';

export type MtiEncoding = 'bcd-left' | 'ascii' | 'ebcdic';
/** A place where a message may begin. */
export type Start = { at: number; mti: MtiEncoding; value: string };

const ENCODINGS_OF_MTI = ['bcd-left', 'ascii', 'ebcdic'] as const;
/** Version, class, function and origin as ISO 8583 gives them. */
const MTI = /^[0-29][1-8][0-7][0-5]$/;
/** Headers longer than this are not looked behind. */
const FARTHEST = 64;

/** The message type written at that place in that encoding; null when there is none. */
export function mtiAt(bytes: Buffer, at: number, mti: MtiEncoding): string | null {
  if (mti === 'bcd-left') {
    const text = bytes.toString('hex', at, at + 2);
    return MTI.test(text) ? text : null;
  }
  if (at + 4 > bytes.length) return null;
  let text = bytes.toString('latin1', at, at + 4);
  if (mti === 'ebcdic') {
    const zero = ENCODINGS.ebcdic.digitZero ?? 0xf0;
    text = [...bytes.subarray(at, at + 4)].map((byte) => String.fromCharCode(byte - zero + 48)).join('');
  }
  return MTI.test(text) ? text : null;
}

/** Bits set among the first 8 bytes of a bitmap, written as bytes or as characters; null when it cannot be one. */
function bitsAt(bytes: Buffer, at: number, asText: boolean): number | null {
  const map = asText ? Buffer.from(bytes.toString('latin1', at, at + 16), 'hex') : bytes.subarray(at, at + 8);
  if (map.length < 8) return null;
  let bits = 0;
  for (const byte of map) for (let rest = byte; rest > 0; rest &= rest - 1) bits++;
  return bits;
}

/** Places where a message may begin, likelier ones first: usual header sizes, then any. At most `most` for each encoding. */
export function findStarts(bytes: Buffer, most = 8): Start[] {
  const found: Start[] = [];
  for (const mti of ENCODINGS_OF_MTI) {
    const places: Start[] = [];
    for (let at = 0; at <= Math.min(FARTHEST, bytes.length - 2) && places.length < most * 3; at++) {
      const value = mtiAt(bytes, at, mti);
      if (value === null) continue;
      const after = at + (mti === 'bcd-left' ? 2 : 4);
      const bits = bitsAt(bytes, after, false) ?? 0;
      if (bits <= 44 || bitsAt(bytes, after, true) !== null) places.push({ at, mti, value });
    }
    places.sort((a, b) => startCost(a) - startCost(b));
    found.push(...places.slice(0, most));
  }
  return found;
}

/** How unusual a place is, in points. */
export function startCost({ at, value }: Pick<Start, 'at' | 'value'>): number {
  const place = at === 0 ? 0 : at === 5 || at === 6 || at === 11 ? 0.5 : 3 + at / 32;
  return place + (/^[01].[0-4]/.test(value) ? 0 : 2);
}

/** Header rows for a header of that many bytes: TPDU and application header when it begins like one. */
export function headerRows(bytes: Buffer, size: number): HeaderRow[] {
  if (size === 0) return [];
  const tpdu: HeaderRow = { name: 'tpdu', bytes: 5 };
  const looksLikeTpdu = /^(60|00|68)\d{8}$/.test(bytes.toString('hex', 0, 5));
  if (size === 5) return [tpdu];
  if (!looksLikeTpdu || size < 6) return [{ name: 'header', bytes: size }];
  return [tpdu, { name: size === 11 ? 'application' : 'header', bytes: size - 5 }];
}
