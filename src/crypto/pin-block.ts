// PIN blocks of ISO 9564-1.
import { xor } from './des.ts';

/** The 12 rightmost digits of the card number without its check digit, as the account half of formats 0 and 3. */
function accountBlock(pan: string): Buffer {
  return Buffer.from(`0000${pan.slice(0, -1).slice(-12).padStart(12, '0')}`, 'hex');
}

/** Clear PIN block format 0: `0`, length, PIN, fill F, XOR the card number. PIN of 4 to 12 digits, else RangeError. */
export function encodePinBlock0(pin: string, pan: string): Buffer {
  if (!/^\d{4,12}$/.test(pin)) throw new RangeError('PIN: expected 4 to 12 digits');
  const pinHalf = Buffer.from(`0${pin.length.toString(16)}${pin}`.padEnd(16, 'F'), 'hex');
  return xor(pinHalf, accountBlock(pan));
}

/** The PIN of a clear format 0 block, or null when it is not one for this card number. */
export function decodePinBlock0(block: Uint8Array, pan: string): string | null {
  const hex = xor(block, accountBlock(pan)).toString('hex').toUpperCase();
  const length = Number.parseInt(hex[1] ?? '', 16);
  if (hex[0] !== '0' || length < 4 || length > 12) return null;
  const pin = hex.slice(2, 2 + length);
  return /^\d+$/.test(pin) && /^F*$/.test(hex.slice(2 + length)) ? pin : null;
}
