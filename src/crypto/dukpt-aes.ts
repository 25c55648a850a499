// DUKPT with AES (ANSI X9.24-3:2017): derivation data, transaction keys, working keys.
import { aesEncrypt } from './aes.ts';

/** What a derived key is for (table 5). */
export const AES_DUKPT_USE = {
  'key-encryption': 0x0002,
  pin: 0x1000,
  'mac-generation': 0x2000,
  'mac-verification': 0x2001,
  'mac-both': 0x2002,
  'data-encryption': 0x3000,
  'data-decryption': 0x3001,
  'data-both': 0x3002,
  derivation: 0x8000,
  initial: 0x8001,
} as const;
export type AesDukptUse = keyof typeof AES_DUKPT_USE;

/** Which algorithm a derived key is for, and its length in bits (table 6). */
export const AES_DUKPT_KEY = {
  TDES2: { code: 0x0000, bits: 128 },
  TDES3: { code: 0x0001, bits: 192 },
  AES128: { code: 0x0002, bits: 128 },
  AES192: { code: 0x0003, bits: 192 },
  AES256: { code: 0x0004, bits: 256 },
  HMAC128: { code: 0x0005, bits: 128 },
  HMAC192: { code: 0x0005, bits: 192 },
  HMAC256: { code: 0x0005, bits: 256 },
} as const;
export type AesDukptKey = keyof typeof AES_DUKPT_KEY;

function derive(key: Uint8Array, use: AesDukptUse, type: AesDukptKey, tail: Uint8Array): Buffer {
  const { code, bits } = AES_DUKPT_KEY[type];
  const data = Buffer.alloc(16);
  data[0] = 1;
  data.writeUInt16BE(AES_DUKPT_USE[use], 2);
  data.writeUInt16BE(code, 4);
  data.writeUInt16BE(bits, 6);
  data.set(tail, 8);
  const blocks: Buffer[] = [];
  for (let i = 1; i <= Math.ceil(bits / 128); i++) {
    data[1] = i;
    blocks.push(aesEncrypt(key, data));
  }
  return Buffer.concat(blocks).subarray(0, bits / 8);
}

/** Deriving keys are of the same AES size as the base key. */
function sizeOf(key: Uint8Array): AesDukptKey {
  if (key.length === 16) return 'AES128';
  if (key.length === 24) return 'AES192';
  if (key.length === 32) return 'AES256';
  throw new RangeError(`AES DUKPT key: ${key.length} bytes, expected 16, 24 or 32`);
}

/**
 * Key id (8 bytes) and count of a key serial number: of 12 bytes, or of 10 as TDES devices write it (59 bits of id, 21 of count).
 */
export function aesDukptSerial(ksn: Uint8Array): { id: Buffer; counter: number } {
  const whole = Buffer.from(ksn);
  if (whole.length === 12) return { id: whole.subarray(0, 8), counter: whole.readUInt32BE(8) };
  if (whole.length !== 10) throw new RangeError(`key serial number: ${whole.length} bytes, expected 12 or 10`);
  const value = BigInt(`0x${whole.toString('hex')}`);
  const id = Buffer.alloc(8);
  id.writeBigUInt64BE((value >> 21n) << 1n);
  return { id, counter: Number(value & 0x1fffffn) };
}

/** The initial key of a device from the base derivation key and its key id of 8 bytes. */
export const aesDukptInitialKey = (bdk: Uint8Array, id: Uint8Array): Buffer => derive(bdk, 'initial', sizeOf(bdk), id);

/** The deriving key of one count, from the initial key: bit by bit from the left. */
export function aesDukptTransactionKey(initialKey: Uint8Array, id: Uint8Array, counter: number): Buffer {
  const tail = Buffer.concat([Buffer.from(id).subarray(4), Buffer.alloc(4)]);
  let key: Buffer = Buffer.from(initialKey);
  let reached = 0;
  for (let bit = 31; bit >= 0; bit--) {
    const mask = (1 << bit) >>> 0;
    if ((counter & mask) === 0) continue;
    reached = (reached | mask) >>> 0;
    tail.writeUInt32BE(reached, 4);
    key = derive(key, 'derivation', sizeOf(initialKey), tail);
  }
  return key;
}

/** A working key from the deriving key of a transaction. */
export function aesDukptWorkingKey(
  transactionKey: Uint8Array,
  id: Uint8Array,
  counter: number,
  use: AesDukptUse,
  type: AesDukptKey,
): Buffer {
  const tail = Buffer.concat([Buffer.from(id).subarray(4), Buffer.alloc(4)]);
  tail.writeUInt32BE(counter, 4);
  return derive(transactionKey, use, type, tail);
}

/** A working key straight from the base key, as a host derives it. */
export function aesDukptHostKey(bdk: Uint8Array, ksn: Uint8Array, use: AesDukptUse, type: AesDukptKey): Buffer {
  const { id, counter } = aesDukptSerial(ksn);
  const transactionKey = aesDukptTransactionKey(aesDukptInitialKey(bdk, id), id, counter);
  return aesDukptWorkingKey(transactionKey, id, counter, use, type);
}
