// Keys, PIN block and MAC worked out a second time, so that tests do not check the worked examples against themselves.
import { createCipheriv } from 'node:crypto';

export const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();
const bytesOf = (hex: string) => Buffer.from(hex, 'hex');

/** Blocks enciphered with TDES under a key of 8 or 16 bytes; all hex. */
export function tdes(keyHex: string, dataHex: string): string {
  const key = bytesOf((keyHex.length === 16 ? keyHex.repeat(3) : keyHex + keyHex.slice(0, 16)).slice(0, 48));
  const cipher = createCipheriv('des-ede3-ecb', key, null).setAutoPadding(false);
  return hexOf(Buffer.concat([cipher.update(bytesOf(dataHex)), cipher.final()]));
}

export const checkValue = (keyHex: string) => tdes(keyHex, '0'.repeat(16)).slice(0, 8);

/** Field 62 of a sign-in answer with PIN key and MAC key. */
export function wrappedKeys(masterKey: string, pinKey: string, macKey: string): string {
  const mac = macKey.slice(0, 16);
  return tdes(masterKey, pinKey) + checkValue(pinKey) + tdes(masterKey, macKey) + checkValue(mac);
}

const xor = (a: string, b: string) =>
  (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(16).toUpperCase().padStart(16, '0');

export function clearPinBlock(pin: string, pan: string): string {
  return xor(`0${pin.length.toString(16)}${pin}`.padEnd(16, 'F'), `0000${pan.slice(-13, -1)}`);
}

/** The text that the MAC covers. */
export function macText(mti: string, fields: Record<string, string>): string {
  const numbers = Object.keys(fields)
    .map(Number)
    .filter((number) => number < 64);
  return [mti, ...numbers.sort((a, b) => a - b).map((number) => `${number}=${fields[number]};`)].join('');
}

/** Every step of the MAC over a text; `field64` is what goes into the message. */
export function macSteps(macKey: string, text: string) {
  const hex = hexOf(Buffer.from(text, 'utf8'));
  const blocks = hex.padEnd(Math.ceil(hex.length / 16) * 16, '0').match(/.{16}/g) ?? [];
  const folded = blocks.reduce(xor, '0'.repeat(16));
  const characters = hexOf(Buffer.from(folded, 'ascii'));
  const key = macKey.slice(0, 16);
  const first = tdes(key, characters.slice(0, 16));
  const second = tdes(key, xor(first, characters.slice(16)));
  return { folded, first, second, field64: hexOf(Buffer.from(second.slice(0, 8), 'ascii')) };
}
