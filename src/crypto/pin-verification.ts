// How an issuer checks a PIN that it does not keep: Visa's PIN verification value, and IBM 3624 offsets.
import { tdesEncrypt } from './des.ts';

/** Visa PVV, four digits: 11 digits of the number without its check digit, the key index, the first four of the PIN, enciphered. */
export function visaPvv(key: Uint8Array, keyIndex: string, pin: string, pan: string): string {
  const data = pan.slice(-12, -1) + keyIndex + pin.slice(0, 4);
  const hex = tdesEncrypt(key, Buffer.from(data, 'hex')).toString('hex');
  const letters = hex.replace(/\d/g, '').replace(/[a-f]/g, (letter) => String(letter.charCodeAt(0) - 97));
  return (hex.replace(/[a-f]/g, '') + letters).slice(0, 4);
}

/** What an IBM 3624 check is over: the table of 16 digits, the part of the number, and what fills it up to 16 characters. */
export type Ibm3624 = { decimalisation: string; from: number; length: number; pad: string };

/** The natural PIN of a number: as many digits as the offset has. */
function naturalPin(
  key: Uint8Array,
  pan: string,
  { decimalisation, from, length, pad }: Ibm3624,
  digits: number,
): string {
  const data = pan
    .slice(from, from + length)
    .padEnd(16, pad)
    .slice(0, 16);
  const hex = tdesEncrypt(key, Buffer.from(data, 'hex')).toString('hex');
  return Array.from(hex.slice(0, digits), (nibble) => decimalisation[Number.parseInt(nibble, 16)]).join('');
}

const addDigits = (a: string, b: string, sign: 1 | -1) =>
  Array.from(a, (digit, i) => String((Number(digit) + sign * Number(b[i]) + 10) % 10)).join('');

/** The PIN that an offset stands for. */
export const ibm3624Pin = (key: Uint8Array, pan: string, offset: string, rule: Ibm3624): string =>
  addDigits(naturalPin(key, pan, rule, offset.length), offset, 1);

/** The offset of a PIN. */
export const ibm3624Offset = (key: Uint8Array, pan: string, pin: string, rule: Ibm3624): string =>
  addDigits(pin, naturalPin(key, pan, rule, pin.length), -1);
