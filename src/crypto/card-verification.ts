// Card verification values: of the stripe (CVV, CVC), of the chip's stripe image (dCVV), of contactless stripe mode (CVC3).
import { tdesCbcEncrypt, tdesDecrypt, tdesEncrypt, xor } from './des.ts';
import { retailMac } from './mac.ts';

/** Three digits out of a block: its decimal digits first, then its letters with A as 0. */
function decimalise(block: Uint8Array, digits: number): string {
  const hex = Buffer.from(block).toString('hex');
  const letters = hex.replace(/\d/g, '').replace(/[a-f]/g, (letter) => String(letter.charCodeAt(0) - 97));
  return (hex.replace(/[a-f]/g, '') + letters).slice(0, digits);
}

/** CVV of a stripe, three digits; the key has 16 bytes, the expiry date is in the order that the card has it. */
export function cvv(key: Uint8Array, pan: string, expiry: string, serviceCode: string): string {
  return cvvOf(key, pan + expiry + serviceCode);
}

function cvvOf(key: Uint8Array, digits: string): string {
  const data = Buffer.from(digits.padEnd(32, '0').slice(0, 32), 'hex');
  const left = key.subarray(0, 8);
  const first = tdesEncrypt(left, data.subarray(0, 8));
  const second = tdesEncrypt(left, xor(first, data.subarray(8)));
  return decimalise(tdesEncrypt(left, tdesDecrypt(key.subarray(8), second)), 3);
}

/** Visa's dCVV: the CVV under the card's key, with the ATC in place of the first four digits of the number. */
export const dcvv = (cardKey: Uint8Array, pan: string, expiry: string, serviceCode: string, atc: string): string =>
  cvv(cardKey, atc + pan.slice(4), expiry, serviceCode);

/** The vector that CVC3 begins with: two bytes of the MAC of the static track data. */
export const ivCvc3 = (cardKey: Uint8Array, track: Uint8Array): Buffer => retailMac(cardKey, track, 2).subarray(6);

/** CVC3, five digits: the last two bytes of vector, unpredictable number (4 bytes) and ATC, enciphered. */
export function cvc3(cardKey: Uint8Array, iv: Uint8Array, unpredictable: Uint8Array, atc: number): string {
  const block = Buffer.concat([iv, unpredictable, Buffer.from([atc >> 8, atc & 0xff])]);
  return String(tdesCbcEncrypt(cardKey, block).readUInt16BE(6)).padStart(5, '0');
}
