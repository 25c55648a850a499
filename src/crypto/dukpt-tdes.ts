// DUKPT with TDES (ANSI X9.24-1:2009): one key for each transaction, from a base key and a key serial number.
import { tdesEncrypt, xor } from './des.ts';

/** A key serial number: 10 bytes, of which the last 21 bits count transactions. Shorter ones get FF in front. */
function serial(ksn: Uint8Array): Buffer {
  if (ksn.length > 10) throw new RangeError(`key serial number: ${ksn.length} bytes, at most 10`);
  return Buffer.concat([Buffer.alloc(10 - ksn.length, 0xff), ksn]);
}

const COUNTER_BITS = 21;
const HALF_MASK = Buffer.from('C0C0C0C000000000', 'hex');
const KEY_MASK = Buffer.concat([HALF_MASK, HALF_MASK]);

const counterOf = (ksn: Buffer) => ksn.readUInt32BE(6) & 0x1fffff;

/** The key serial number with another count. */
function withCounter(ksn: Buffer, counter: number): Buffer {
  const out = Buffer.from(ksn);
  out.writeUInt32BE(((ksn.readUInt32BE(6) & 0xffe00000) | counter) >>> 0, 6);
  return out;
}

/** The initial key of a device, 16 bytes, from the base derivation key. */
export function dukptInitialKey(bdk: Uint8Array, ksn: Uint8Array): Buffer {
  const start = withCounter(serial(ksn), 0).subarray(0, 8);
  return Buffer.concat([tdesEncrypt(bdk, start), tdesEncrypt(xor(bdk, KEY_MASK), start)]);
}

/** Half of a new key: single DES of the register XOR the right half, under the left half. */
function half(key: Buffer, register: Buffer): Buffer {
  const right = key.subarray(8);
  return xor(tdesEncrypt(key.subarray(0, 8), xor(register, right)), right);
}

/** The key of the transaction that the serial number counts, 16 bytes, from the initial key. */
export function dukptTransactionKey(initialKey: Uint8Array, ksn: Uint8Array): Buffer {
  const whole = serial(ksn);
  const counter = counterOf(whole);
  let key: Buffer = Buffer.from(initialKey);
  let reached = 0;
  for (let bit = 1 << (COUNTER_BITS - 1); bit > 0; bit >>= 1) {
    if ((counter & bit) === 0) continue;
    reached |= bit;
    const register = withCounter(whole, reached).subarray(2);
    key = Buffer.concat([half(xor(key, KEY_MASK), register), half(key, register)]);
  }
  return key;
}

/** What a transaction key is turned into, by the variant of each use; `request` is from terminal to host. */
export type DukptUse = 'pin' | 'mac-request' | 'mac-response' | 'data-request' | 'data-response';
const VARIANT: Record<DukptUse, string> = {
  pin: '00000000000000FF',
  'mac-request': '000000000000FF00',
  'mac-response': '00000000FF000000',
  'data-request': '0000000000FF0000',
  'data-response': '000000FF00000000',
};

/** The working key of one use, 16 bytes; data keys are enciphered under themselves once more. */
export function dukptWorkingKey(transactionKey: Uint8Array, use: DukptUse): Buffer {
  const variant = Buffer.from(VARIANT[use].repeat(2), 'hex');
  const key = xor(transactionKey, variant);
  return use.startsWith('data') ? tdesEncrypt(key, key) : key;
}

/** The working key of one use straight from the base key, as a host derives it. */
export const dukptHostKey = (bdk: Uint8Array, ksn: Uint8Array, use: DukptUse): Buffer =>
  dukptWorkingKey(dukptTransactionKey(dukptInitialKey(bdk, ksn), ksn), use);

/** The serial number after this one: counts with more than 10 set bits are passed over. Null when none is left. */
export function dukptNextSerial(ksn: Uint8Array): Buffer | null {
  const whole = serial(ksn);
  for (let counter = counterOf(whole) + 1; counter < 1 << COUNTER_BITS; counter++) {
    const bits = bitCount(counter);
    if (bits <= 10) return withCounter(whole, counter);
    counter += (counter & -counter) - 1;
  }
  return null;
}

/** Set bits of a number below 2^32. */
export function bitCount(value: number): number {
  let count = 0;
  for (let rest = value >>> 0; rest !== 0; rest = (rest & (rest - 1)) >>> 0) count++;
  return count;
}
