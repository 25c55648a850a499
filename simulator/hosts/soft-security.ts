// The cryptography of the JSON wire without node:crypto, so that the acquirer runs in a browser too. Same results as `wireSecurity`.
import { fieldNumbers, type Message } from '../../src/iso8583/message.ts';
import type { Security, TerminalKeys } from '../acquirer/types.ts';
import { softTdes } from './soft-des.ts';

const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const toHex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
const ascii = (text: string) => new TextEncoder().encode(text);
const xor = (a: Uint8Array, b: Uint8Array) => a.map((byte, i) => byte ^ (b[i] ?? 0));

/** MTI and every field below 64 in ascending order, as the JSON wire signs them. */
function macInput(message: Message): Uint8Array {
  const fields = fieldNumbers(message).filter((n) => n < 64);
  return ascii(message.mti + fields.map((n) => `${n}=${message.fields[n]};`).join(''));
}

/** The "ECB" MAC (F-15) as hex of its eight ASCII characters. */
function mac(keys: TerminalKeys, message: Message): string {
  const key = fromHex(keys.macKey.slice(0, 16));
  const data = macInput(message);
  let block = new Uint8Array(8);
  for (let at = 0; at < data.length; at += 8) block = xor(block, data.subarray(at, at + 8));
  const hex = ascii(toHex(block));
  const once = softTdes('encipher', key, hex.subarray(0, 8));
  return toHex(ascii(toHex(softTdes('encipher', key, xor(once, hex.subarray(8)))).slice(0, 8)));
}

/** The PIN of a clear format 0 block (ISO 9564-1), or null. */
function pinOf(block: Uint8Array, pan: string): string | null {
  const account = fromHex(`0000${pan.slice(0, -1).slice(-12).padStart(12, '0')}`);
  const hex = toHex(xor(block, account));
  const length = Number.parseInt(hex[1] ?? '', 16);
  if (hex[0] !== '0' || length < 4 || length > 12) return null;
  const pin = hex.slice(2, 2 + length);
  return /^\d+$/.test(pin) && /^F*$/.test(hex.slice(2 + length)) ? pin : null;
}

/** Key under the terminal master key, then the check value of what is checked of it (F-05). */
function wrap(masterKey: string, key: string, checked = key): string {
  const value = toHex(softTdes('encipher', fromHex(checked), new Uint8Array(8))).slice(0, 8);
  return toHex(softTdes('encipher', fromHex(masterKey), fromHex(key))) + value;
}

export const softSecurity: Security = {
  mac,
  pin: (keys, block, pan) => pinOf(softTdes('decipher', fromHex(keys.pinKey), fromHex(block)), pan),
  isClearPinBlock: (block, pan) => pinOf(fromHex(block), pan) !== null,
  wrapKeys: (masterKey, { pinKey, macKey, trackKey }) =>
    wrap(masterKey, pinKey) +
    wrap(masterKey, macKey, macKey.slice(0, 16)) +
    (trackKey === undefined ? '' : wrap(masterKey, trackKey)),
};
