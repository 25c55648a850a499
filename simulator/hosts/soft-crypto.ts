// MAC and PIN block of UnionPay-style wires without node:crypto: for browsers, and for the host, which does both for every sale.
import { type SoftKey, softKey, softTdes } from './soft-des.ts';

/** Bytes of hexadecimal text of even length, upper or lower case. */
export function fromHex(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length >> 1);
  for (let i = 0; i < bytes.length; i++) bytes[i] = (digit(hex, 2 * i) << 4) | digit(hex, 2 * i + 1);
  return bytes;
}

/** The value of a hexadecimal digit: letters have bit 6 set, and A follows 9. */
function digit(hex: string, at: number): number {
  const code = hex.charCodeAt(at);
  return (code & 15) + 9 * (code >> 6);
}

const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0').toUpperCase());

export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (let i = 0; i < bytes.length; i++) hex += PAIRS[bytes[i]!]!;
  return hex;
}

const MOST_KEYS = 1024;
const ready = new Map<string, SoftKey>();

/** A key in hexadecimal made ready; making it costs a hundred times as much as using it, so it is remembered. */
export function keyOf(hex: string): SoftKey {
  let key = ready.get(hex);
  if (key === undefined) {
    key = softKey(fromHex(hex));
    if (ready.size >= MOST_KEYS) ready.clear();
    ready.set(hex, key);
  }
  return key;
}

/** ASCII codes of the hexadecimal digits, and the two characters of every byte once more as hexadecimal. */
const CODES = Uint8Array.from('0123456789ABCDEF', (character) => character.charCodeAt(0));
const TWICE = PAIRS.map((pair) => [...pair].map((character) => PAIRS[character.charCodeAt(0)]).join(''));

/** The "ECB" MAC (F-15) of the data under a key of 8 bytes in hexadecimal, as field 64 holds it: hex of its eight ASCII characters. */
export function unionPayMacHex(keyHex: string, data: Uint8Array): string {
  const key = keyOf(keyHex);
  const folded = new Uint8Array(8);
  for (let i = 0; i < data.length; i++) folded[i & 7]! ^= data[i]!;
  const halves = new Uint8Array(16);
  for (let i = 0; i < 8; i++) {
    halves[2 * i] = CODES[folded[i]! >> 4]!;
    halves[2 * i + 1] = CODES[folded[i]! & 15]!;
  }
  const once = softTdes('encipher', key, halves.subarray(0, 8));
  for (let i = 0; i < 8; i++) once[i]! ^= halves[8 + i]!;
  const twice = softTdes('encipher', key, once);
  return TWICE[twice[0]!]! + TWICE[twice[1]!]! + TWICE[twice[2]!]! + TWICE[twice[3]!]!;
}

/** The PIN of a clear format 0 block (ISO 9564-1) for that card, or null when it is none. */
export function pinOfBlock0(clear: Uint8Array, pan: string): string | null {
  const account = fromHex(`0000${pan.slice(0, -1).slice(-12).padStart(12, '0')}`);
  const block = new Uint8Array(8);
  for (let i = 0; i < 8; i++) block[i] = clear[i]! ^ account[i]!;
  const length = block[0]!;
  if (length < 4 || length > 12) return null;
  let pin = '';
  for (let nibble = 2; nibble < 16; nibble++) {
    const value = nibble % 2 === 0 ? block[nibble >> 1]! >> 4 : block[nibble >> 1]! & 15;
    if (nibble >= 2 + length) {
      if (value !== 15) return null;
    } else if (value > 9) return null;
    else pin += value;
  }
  return pin;
}
