// Reading and writing of the commonest fields without a call for each part; anything unusual is left to the field's own strategies.
import type { Reader, Writer } from './cursor.ts';
import { PREFIX, STEP, type Step } from './plan.ts';
import { HIGH_CODE, IS_BCD, IS_TRACK, LOW_CODE, nibbleOf } from './tables.ts';

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

/** Appends a value as its step says; false, and nothing appended, when something is not as it should be. */
export function writeInPlace(writer: Writer, step: Step, value: string): boolean {
  const { bytes } = writer;
  const kind = step.step;
  if (kind === STEP.call) return false;
  const length = kind === STEP.bytes ? value.length / 2 : value.length;
  if (step.prefix === PREFIX.none ? length !== step.length : length > step.length) return false;
  const from = writer.at + (step.prefix === PREFIX.none ? 0 : step.prefixBytes);
  const next = from + (kind <= STEP.track || kind === STEP.bytes ? length : (length + 1) >> 1);
  if (next > bytes.length) return false;
  const done =
    kind <= STEP.track
      ? writeCharacters(bytes, from, value, kind)
      : kind === STEP.bytes
        ? writeHex(bytes, from, value)
        : writePacked(bytes, from, value, kind);
  if (!done) return false;
  if (step.prefix !== PREFIX.none) writeCount(bytes, writer.at, step, length);
  writer.at = next;
  return true;
}

function writeCharacters(bytes: Buffer, from: number, value: string, kind: number): boolean {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code > 255 || (kind === STEP.digits && (code < 48 || code > 57))) return false;
    if (kind === STEP.track && IS_TRACK[code] === 0) return false;
    bytes[from + i] = code;
  }
  return true;
}

function writeHex(bytes: Buffer, from: number, value: string): boolean {
  if (value.length % 2 === 1) return false;
  for (let i = 0; i < value.length; i += 2) {
    const high = nibbleOf(value.charCodeAt(i));
    const low = nibbleOf(value.charCodeAt(i + 1));
    if (high > 15 || low > 15) return false;
    bytes[from + (i >> 1)] = (high << 4) | low;
  }
  return true;
}

/** Digits two to a byte, the filler of an odd count as 0; in tracks `=` and what else they have is left to their encoding. */
function writePacked(bytes: Buffer, from: number, value: string, kind: number): boolean {
  const odd = value.length & 1;
  let i = 0;
  let at = from;
  if (odd === 1 && kind === STEP.packedRight) {
    const digit = value.charCodeAt(i++) - 48;
    if (digit < 0 || digit > 9) return false;
    bytes[at++] = digit;
  }
  for (; i + 1 < value.length; i += 2) {
    const high = value.charCodeAt(i) - 48;
    const low = value.charCodeAt(i + 1) - 48;
    if (high < 0 || high > 9 || low < 0 || low > 9) return false;
    bytes[at++] = (high << 4) | low;
  }
  if (i < value.length) {
    const digit = value.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return false;
    bytes[at] = digit << 4;
  }
  return true;
}

function writeCount(bytes: Buffer, at: number, { prefix, prefixBytes }: Step, length: number): void {
  let rest = length;
  for (let i = at + prefixBytes - 1; i >= at; i--) {
    if (prefix === PREFIX.ascii) {
      bytes[i] = 48 + (rest % 10);
      rest = (rest / 10) | 0;
    } else {
      const pair = rest % 100;
      bytes[i] = (((pair / 10) | 0) << 4) | (pair % 10);
      rest = (rest / 100) | 0;
    }
  }
}
