// MAC and PIN block of UnionPay-style wires without node:crypto: for browsers, and for the host, which does both for every sale.
import { type SoftKey, softKey, softTdesBlock } from './soft-des.ts';

/** Bytes of hexadecimal text of even length, upper or lower case. */
export function fromHex(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length >> 1);
  readHex(hex, bytes);
  return bytes;
}

function readHex(hex: string, bytes: Uint8Array): void {
  for (let i = 0; i < bytes.length; i++) bytes[i] = (digit(hex, 2 * i) << 4) | digit(hex, 2 * i + 1);
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

type KeyTexts = { pinKey: string; macKey: string };
/** The keys of a session, as long as it holds them; keys are replaced, never changed. */
const readyOf = new WeakMap<KeyTexts, { pin: SoftKey; mac: SoftKey }>();

/** Both keys of a terminal's session made ready: the PIN key, and the first 8 bytes of the MAC key (F-05). */
export function sessionKeys(keys: KeyTexts): { pin: SoftKey; mac: SoftKey } {
  let made = readyOf.get(keys);
  if (made === undefined) {
    made = { pin: keyOf(keys.pinKey), mac: keyOf(keys.macKey.slice(0, 16)) };
    readyOf.set(keys, made);
  }
  return made;
}

/** ASCII codes of the hexadecimal digits, and the two characters of every byte once more as hexadecimal. */
const CODES = Uint8Array.from('0123456789ABCDEF', (character) => character.charCodeAt(0));
const TWICE = PAIRS.map((pair) => [...pair].map((character) => PAIRS[character.charCodeAt(0)]).join(''));

/** Where MACs and PIN blocks are worked out: nothing waits in between, and small arrays are dear when every message makes some. */
const folded = new Uint8Array(8);
const work = new Uint8Array(8);
const clear = new Uint8Array(8);

/** Exclusive or of all blocks of 8 bytes, the last one filled with zeros. */
function fold(data: Uint8Array): void {
  const whole = data.length - (data.length & 7);
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < whole; i += 8) {
    a ^= data[i]!;
    b ^= data[i + 1]!;
    c ^= data[i + 2]!;
    d ^= data[i + 3]!;
    e ^= data[i + 4]!;
    f ^= data[i + 5]!;
    g ^= data[i + 6]!;
    h ^= data[i + 7]!;
  }
  folded[0] = a;
  folded[1] = b;
  folded[2] = c;
  folded[3] = d;
  folded[4] = e;
  folded[5] = f;
  folded[6] = g;
  folded[7] = h;
  for (let i = whole; i < data.length; i++) folded[i & 7]! ^= data[i]!;
}

/** The "ECB" MAC (F-15) of the data under a key of 8 bytes, as field 64 holds it: hex of its eight ASCII characters. */
export function unionPayMacHex(key: string | SoftKey, data: Uint8Array): string {
  const ready = typeof key === 'string' ? keyOf(key) : key;
  fold(data);
  for (let i = 0; i < 4; i++) {
    work[2 * i] = CODES[folded[i]! >> 4]!;
    work[2 * i + 1] = CODES[folded[i]! & 15]!;
  }
  softTdesBlock('encipher', ready, work);
  for (let i = 0; i < 4; i++) {
    work[2 * i]! ^= CODES[folded[4 + i]! >> 4]!;
    work[2 * i + 1]! ^= CODES[folded[4 + i]! & 15]!;
  }
  softTdesBlock('encipher', ready, work);
  return TWICE[work[0]!]! + TWICE[work[1]!]! + TWICE[work[2]!]! + TWICE[work[3]!]!;
}

/** The PIN of a field 52 of 8 bytes in hexadecimal for that card, or null; with a key it is deciphered first. */
export function pinOfField52(block: string, pan: string, key?: SoftKey): string | null {
  if (block.length !== 16) throw new RangeError(`PIN block: ${block.length} hexadecimal digits, expected 16`);
  readHex(block, clear);
  if (key !== undefined) softTdesBlock('decipher', key, clear);
  return pinOfBlock0(clear, pan);
}

/** Digit of the card number that stands at a nibble of its block: twelve digits before the check digit, from the fifth nibble on. */
function panNibble(pan: string, nibble: number): number {
  const place = pan.length - 13 + nibble - 4;
  return nibble < 4 || place < 0 ? 0 : digit(pan, place);
}

/** The PIN of a clear format 0 block (ISO 9564-1) for that card, or null when it is none. */
export function pinOfBlock0(block: Uint8Array, pan: string): string | null {
  const length = block[0]!;
  if (length < 4 || length > 12) return null;
  let pin = '';
  for (let nibble = 2; nibble < 16; nibble++) {
    const byte = block[nibble >> 1]!;
    const value = (nibble % 2 === 0 ? byte >> 4 : byte & 15) ^ panNibble(pan, nibble);
    if (nibble >= 2 + length) {
      if (value !== 15) return null;
    } else if (value > 9) return null;
    else pin += value;
  }
  return pin;
}
