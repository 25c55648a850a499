// Secure messaging: MACs of issuer script commands, and PIN changes enciphered for the card.
import { tdesCbcEncrypt, tdesEncrypt, xor } from '../des.ts';
import { retailMac } from '../mac.ts';
import { padBlocks } from '../padding.ts';
import { encodePinBlock2 } from '../pin-block.ts';

/** The MAC of a command, 8 bytes (cards may take its first 4): over header, what its scheme puts between, and its data. */
export const commandMac = (sessionKey: Uint8Array, covered: Uint8Array): Buffer => retailMac(sessionKey, covered, 2);

/** The bytes that a command MAC covers where ATC and cryptogram stand between header and data. */
export const commandMacInput = (
  header: Uint8Array,
  atc: number,
  cryptogram: Uint8Array,
  data: Uint8Array = Buffer.alloc(0),
): Buffer => Buffer.concat([header, Buffer.from([atc >> 8, atc & 0xff]), cryptogram, data]);

/** The PIN block of Visa cards: PIN half XOR the last four bytes of the left half of the card's cryptogram key, XOR the present PIN. */
export function visPinBlock(cardKey: Uint8Array, pin: string, presentPin: string | null = null): Buffer {
  if (!/^\d{4,12}$/.test(pin)) throw new RangeError('PIN: expected 4 to 12 digits');
  const half = Buffer.from(`0${pin.length.toString(16)}${pin}`.padEnd(16, 'F'), 'hex');
  const bound = xor(half, Buffer.concat([Buffer.alloc(4), cardKey.subarray(4, 8)]));
  return presentPin === null ? bound : xor(bound, Buffer.from(presentPin.padEnd(16, '0'), 'hex'));
}

/** How a PIN block is put into a command: as it is, padded by method 2, or with its length in front and padded. */
export type PinChangeStyle = 'mastercard' | 'emv' | 'visa';

/** An enciphered PIN block for a PIN change command. */
export function encipherPinChange(sessionKey: Uint8Array, pinBlock: Uint8Array, style: PinChangeStyle): Buffer {
  if (style === 'mastercard') return tdesEncrypt(sessionKey, pinBlock);
  if (style === 'emv') return tdesCbcEncrypt(sessionKey, padBlocks(pinBlock, 2));
  return tdesEncrypt(sessionKey, padBlocks(Buffer.concat([Buffer.from([pinBlock.length]), pinBlock]), 2));
}

/** The PIN block of cards that take ISO 9564-1 format 2. */
export const isoPinBlock = encodePinBlock2;
