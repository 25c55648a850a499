// PIN blocks of ISO 9564-1: formats 0, 1, 2 and 3 in the clear, and format 4, which only exists together with AES.
import { aesDecrypt, aesEncrypt } from './aes.ts';
import { xor } from './des.ts';

/** Gives that many bytes that nobody can guess, or seeded ones in tests. */
export type Random = (bytes: number) => Uint8Array;

/** Formats whose clear block is 8 bytes. */
type ShortFormat = 0 | 1 | 2 | 3;
export type PinBlockFormat = ShortFormat | 4;

function checkPin(pin: string): void {
  if (!/^\d{4,12}$/.test(pin)) throw new RangeError('PIN: expected 4 to 12 digits');
}

/** The 12 rightmost digits of the card number without its check digit, as the account half of formats 0 and 3. */
function accountBlock(pan: string): Buffer {
  if (!/^\d{13,19}$/.test(pan)) throw new RangeError('card number: expected 13 to 19 digits');
  return Buffer.from(`0000${pan.slice(-13, -1)}`, 'hex');
}

const pinHalf = (format: ShortFormat, pin: string, fill: string) =>
  Buffer.from(`${format}${pin.length.toString(16)}${pin}${fill}`, 'hex');

/** Clear PIN block format 0: `0`, length, PIN, fill F, XOR the card number. PIN of 4 to 12 digits, else RangeError. */
export function encodePinBlock0(pin: string, pan: string): Buffer {
  checkPin(pin);
  return xor(pinHalf(0, pin, 'F'.repeat(14 - pin.length)), accountBlock(pan));
}

/** Format 1: `1`, length, PIN, and random digits; it is bound to no card number. */
export function encodePinBlock1(pin: string, random: Random): Buffer {
  checkPin(pin);
  return pinHalf(
    1,
    pin,
    Buffer.from(random(7))
      .toString('hex')
      .slice(0, 14 - pin.length),
  );
}

/** Format 2, for PINs that a chip card reads itself: `2`, length, PIN, fill F. */
export function encodePinBlock2(pin: string): Buffer {
  checkPin(pin);
  return pinHalf(2, pin, 'F'.repeat(14 - pin.length));
}

/** Format 3: as format 0, with random fill between A and F. */
export function encodePinBlock3(pin: string, pan: string, random: Random): Buffer {
  checkPin(pin);
  const fill = Array.from(random(14 - pin.length), (byte) => (10 + (byte % 6)).toString(16)).join('');
  return xor(pinHalf(3, pin, fill), accountBlock(pan));
}

const FILL: Record<ShortFormat, RegExp> = { 0: /^F*$/, 1: /^[\dA-F]*$/, 2: /^F*$/, 3: /^[A-F]*$/ };

/** The PIN of a clear block of that format, or null when it is none for this card number. */
export function decodePinBlock(format: ShortFormat, block: Uint8Array, pan = ''): string | null {
  const bound = format === 0 || format === 3;
  if (block.length !== 8 || (bound && !/^\d{13,19}$/.test(pan))) return null;
  const hex = (bound ? xor(block, accountBlock(pan)) : Buffer.from(block)).toString('hex').toUpperCase();
  return hex[0] === String(format) ? pinOf(hex, FILL[format]) : null;
}

function pinOf(hex: string, fill: RegExp): string | null {
  const length = Number.parseInt(hex[1] ?? '', 16);
  if (!(length >= 4 && length <= 12)) return null;
  const pin = hex.slice(2, 2 + length);
  return /^\d+$/.test(pin) && fill.test(hex.slice(2 + length, 16)) ? pin : null;
}

/** The PIN of a clear format 0 block, or null when it is not one for this card number. */
export const decodePinBlock0 = (block: Uint8Array, pan: string): string | null => decodePinBlock(0, block, pan);

/** Format 4, the PIN half: `4`, length, PIN, fill A, then 8 random bytes. */
export function pinField4(pin: string, random: Random): Buffer {
  checkPin(pin);
  return Buffer.concat([Buffer.from(`4${pin.length.toString(16)}${pin}`.padEnd(16, 'A'), 'hex'), random(8)]);
}

/** Format 4, the account half: digits beyond 12, the card number (zeros in front up to 12 digits), zeros. At most 19 digits. */
export function panField4(pan: string): Buffer {
  if (!/^\d{1,19}$/.test(pan)) throw new RangeError('card number: expected 1 to 19 digits');
  const digits = pan.padStart(12, '0');
  return Buffer.from(`${digits.length - 12}${digits}`.padEnd(32, '0'), 'hex');
}

/** The PIN of a clear PIN half of format 4, or null when it is none. */
export function decodePinField4(field: Uint8Array): string | null {
  if (field.length !== 16) return null;
  const hex = Buffer.from(field).toString('hex').toUpperCase();
  return hex[0] === '4' ? pinOf(hex, /^A*$/) : null;
}

/** PIN block format 4 under an AES key, 16 bytes. */
export function encipherPin4(key: Uint8Array, pin: string, pan: string, random: Random): Buffer {
  return aesEncrypt(key, xor(aesEncrypt(key, pinField4(pin, random)), panField4(pan)));
}

/** The PIN of an enciphered format 4 block, or null when it is none for this key and card number. */
export function decipherPin4(key: Uint8Array, block: Uint8Array, pan: string): string | null {
  if (block.length !== 16) return null;
  return decodePinField4(aesDecrypt(key, xor(aesDecrypt(key, block), panField4(pan))));
}
