// What a host does with an enciphered PIN: compare it, or encipher it anew under another key and in another format.
import { timingSafeEqual } from 'node:crypto';
import { tdesDecrypt, tdesEncrypt } from './des.ts';
import {
  decipherPin4,
  decodePinBlock,
  encipherPin4,
  encodePinBlock0,
  encodePinBlock1,
  encodePinBlock3,
  type Random,
} from './pin-block.ts';

/** How a PIN is enciphered on one side. Format 4 wants an AES key, the others a TDES key. */
export type PinCover = { format: 0 | 1 | 3 | 4; key: Uint8Array };

/** An enciphered PIN block; RangeError for what is no PIN or card number. */
export function encipherPin({ format, key }: PinCover, pin: string, pan: string, random: Random): Buffer {
  if (format === 4) return encipherPin4(key, pin, pan, random);
  const clear =
    format === 0
      ? encodePinBlock0(pin, pan)
      : format === 1
        ? encodePinBlock1(pin, random)
        : encodePinBlock3(pin, pan, random);
  return tdesEncrypt(key, clear);
}

/** The PIN of an enciphered block, or null when key, format and card number do not give one. */
export function decipherPin({ format, key }: PinCover, block: Uint8Array, pan: string): string | null {
  if (format === 4) return decipherPin4(key, block, pan);
  return block.length === 8 ? decodePinBlock(format, tdesDecrypt(key, block), pan) : null;
}

/** True when the block holds that PIN; false as well when it is no block of this key and card number. */
export function pinMatches(cover: PinCover, block: Uint8Array, pan: string, pin: string): boolean {
  const found = Buffer.from((decipherPin(cover, block, pan) ?? '').padEnd(12, '-'), 'ascii');
  return timingSafeEqual(found, Buffer.from(pin.padEnd(12, '-').slice(0, 12), 'ascii'));
}

/** The same PIN under another cover; null when the block cannot be opened. The card number may change from account to token. */
export function translatePin(
  from: PinCover & { pan: string },
  to: PinCover & { pan: string },
  block: Uint8Array,
  random: Random,
): Buffer | null {
  const pin = decipherPin(from, block, from.pan);
  return pin === null ? null : encipherPin(to, pin, to.pan, random);
}
