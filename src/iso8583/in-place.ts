// Reading of the commonest fields without a call for each part; anything unusual is left to the field's own strategies.
import type { Reader } from './cursor.ts';
import { PREFIX, STEP, type Step } from './plan.ts';
import { HIGH_CODE, IS_BCD, IS_TRACK, LOW_CODE } from './tables.ts';

/** As readInPlace, for steps that are plain; small enough to be compiled into its caller. */
export function readPlain(reader: Reader, step: Step): string | null {
  const { bytes, at } = reader;
  const next = at + step.length;
  if (next > reader.end) return null;
  if (step.step === STEP.digits) for (let i = at; i < next; i++) if (bytes[i]! < 48 || bytes[i]! > 57) return null;
  reader.at = next;
  return reader.allLatin1().slice(at, next);
}

/** The value of a step and the reader after it; null and the reader as it was when something is not as it should be. */
export function readInPlace(reader: Reader, step: Step): string | null {
  const { bytes, end } = reader;
  const kind = step.step;
  let at = reader.at;
  let { length } = step;
  if (step.prefix !== PREFIX.none) {
    const first = at + step.prefixBytes;
    if (first > end) return null;
    const count = step.prefix === PREFIX.packed ? packedCount(bytes, at, first) : asciiCount(bytes, at, first);
    if (count < 0 || count > length) return null;
    at = first;
    length = count;
  }
  let next = at + length;
  if (kind <= STEP.track) {
    if (next > end) return null;
    if (kind === STEP.digits) {
      for (let i = at; i < next; i++) if (bytes[i]! < 48 || bytes[i]! > 57) return null;
    } else if (kind === STEP.track) {
      for (let i = at; i < next; i++) if (IS_TRACK[bytes[i]!] === 0) return null;
    }
    reader.at = next;
    return reader.allLatin1().slice(at, next);
  }
  if (kind !== STEP.bytes) next = at + ((length + 1) >> 1);
  if (next > end) return null;
  if (kind <= STEP.packedRight) {
    for (let i = at; i < next; i++) if (IS_BCD[bytes[i]!] === 0) return null;
    reader.at = next;
    const start = at * 2 + (kind === STEP.packedRight ? length & 1 : 0);
    return reader.allHex().slice(start, start + length);
  }
  reader.at = next;
  if (kind === STEP.packedTrack) return trackOf(reader, at, next, length);
  return length === 8 ? block(bytes, at) : reader.nibbles(at * 2, next * 2);
}

/** The count in packed digits; -1 when they are none. */
function packedCount(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!;
    if (IS_BCD[byte] === 0) return -1;
    count = count * 100 + (byte >> 4) * 10 + (byte & 15);
  }
  return count;
}

function asciiCount(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    const digit = bytes[i]! - 48;
    if (digit < 0 || digit > 9) return -1;
    count = count * 10 + digit;
  }
  return count;
}

/** Eight bytes, the size of PIN blocks and MACs, as hexadecimal. */
function block(bytes: Buffer, at: number): string {
  const a = bytes[at]!;
  const b = bytes[at + 1]!;
  const c = bytes[at + 2]!;
  const d = bytes[at + 3]!;
  const e = bytes[at + 4]!;
  const f = bytes[at + 5]!;
  const g = bytes[at + 6]!;
  const h = bytes[at + 7]!;
  // biome-ignore format: one byte to a pair
  return String.fromCharCode(
    HIGH_CODE[a]!, LOW_CODE[a]!, HIGH_CODE[b]!, LOW_CODE[b]!, HIGH_CODE[c]!, LOW_CODE[c]!, HIGH_CODE[d]!, LOW_CODE[d]!,
    HIGH_CODE[e]!, LOW_CODE[e]!, HIGH_CODE[f]!, LOW_CODE[f]!, HIGH_CODE[g]!, LOW_CODE[g]!, HIGH_CODE[h]!, LOW_CODE[h]!,
  );
}

/** A packed track as it is shown: nibble D as `=`, the other letters of enciphered tracks in upper case. */
function trackOf(reader: Reader, at: number, next: number, length: number): string {
  const { bytes } = reader;
  let odd = -1;
  for (let i = at; i < next; i++) {
    if (IS_BCD[bytes[i]!] === 1) continue;
    if (odd >= 0) return reader.nibbles(at * 2, at * 2 + length).replaceAll('D', '=');
    odd = i;
  }
  const end = at * 2 + length;
  const text = reader.allHex();
  if (odd < 0) return text.slice(at * 2, end);
  // One byte with a letter: almost always the separator beside a digit.
  const high = bytes[odd]! >> 4 === 13 && (bytes[odd]! & 15) < 10;
  const low = (bytes[odd]! & 15) === 13 && bytes[odd]! >> 4 < 10;
  const separator = odd * 2 + (high ? 0 : 1);
  if ((!high && !low) || separator >= end) return reader.nibbles(at * 2, end).replaceAll('D', '=');
  return `${text.slice(at * 2, separator)}=${text.slice(separator + 1, end)}`;
}
