// Working keys, PIN block and MAC; docs/contract.md works each of them out.
import { createCipheriv, createDecipheriv } from 'node:crypto';

const tdes = (make, key, data) => {
  const whole = Buffer.concat([key, key, key]).subarray(0, 24); // 8 bytes three times, or 16 bytes and the first 8 again
  const cipher = make('des-ede3-ecb', whole, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(data), cipher.final()]);
};
export const encipher = (key, data) => tdes(createCipheriv, key, data);
export const decipher = (key, data) => tdes(createDecipheriv, key, data);
export const xor = (a, b) => Buffer.from(a.map((byte, at) => byte ^ (b[at] ?? 0)));
export const hex = (data) => data.toString('hex').toUpperCase();
export const bytes = (text) => Buffer.from(text, 'hex');

/** Field 62 of the sign-in answer: key under the master key and check value, for the PIN key and then the MAC key; null when a check fails. */
export function unwrapKeys(masterKey, field62) {
  if (!/^[0-9A-F]{80}$/i.test(field62)) return null;
  const key = (at) => decipher(bytes(masterKey), bytes(field62.slice(at, at + 32)));
  const keys = { pin: key(0), mac: key(40).subarray(0, 8) };
  const right = (each, at) =>
    hex(encipher(each, Buffer.alloc(8))).slice(0, 8) === field62.slice(at, at + 8).toUpperCase();
  return right(keys.pin, 32) && right(keys.mac, 72) ? keys : null;
}

/** Field 52: ISO 9564-1 format 0 under the PIN key. */
export function pinBlock(pinKey, pin, pan) {
  const first = bytes(`0${pin.length.toString(16)}${pin}`.padEnd(16, 'F'));
  return hex(encipher(pinKey, xor(first, bytes(`0000${pan.slice(-13, -1)}`))));
}

/** Field 64: over the MTI and every other field in ascending order as `number=value;`. */
export function mac(macKey, { mti, fields }) {
  const numbers = Object.keys(fields).map(Number);
  const covered = numbers.filter((number) => number !== 64).sort((a, b) => a - b);
  const data = Buffer.from(mti + covered.map((number) => `${number}=${fields[number]};`).join(''), 'utf8');
  let block = Buffer.alloc(8);
  for (let at = 0; at < data.length; at += 8) block = xor(block, data.subarray(at, at + 8));
  const characters = Buffer.from(hex(block), 'ascii');
  const once = encipher(macKey, characters.subarray(0, 8));
  const twice = encipher(macKey, xor(once, characters.subarray(8)));
  return hex(Buffer.from(hex(twice).slice(0, 8), 'ascii'));
}
