// Message authentication codes.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { tdesCbcEncrypt, tdesDecrypt, tdesEncrypt, xor } from './des.ts';
import { type PaddingMethod, padBlocks } from './padding.ts';

/**
 * The UnionPay POS way ("ECB", F-15): zero-pad to 8, XOR all blocks, write the result as 16 hex characters, encipher the first
 * eight, XOR with the last eight, encipher again; the MAC is the first eight hex characters of that, as ASCII bytes.
 * The key is the first 8 bytes of the MAC key. Returns the eight bytes of field 64.
 */
export function unionPayMac(macKey: Uint8Array, data: Uint8Array): Buffer {
  const block = Buffer.alloc(8);
  for (let i = 0; i < data.length; i++) block[i & 7]! ^= data[i]!;
  const hex = Buffer.from(block.toString('hex').toUpperCase(), 'ascii');
  const once = tdesEncrypt(macKey, hex.subarray(0, 8));
  const twice = tdesEncrypt(macKey, xor(once, hex.subarray(8)));
  return Buffer.from(twice.toString('hex').toUpperCase().slice(0, 8), 'ascii');
}

/**
 * ISO/IEC 9797-1 algorithm 1: CBC under one key, the last block is the MAC (8 bytes). A key of 8 bytes is single DES (ANSI X9.9),
 * of 16 or 24 TDES.
 */
export function cbcMac(key: Uint8Array, data: Uint8Array, padding: PaddingMethod = 1): Buffer {
  return tdesCbcEncrypt(key, padBlocks(data, padding)).subarray(-8);
}

/**
 * ISO/IEC 9797-1 algorithm 3 (ANSI X9.19, "retail MAC"): CBC under the first half of the key, and the last block deciphered under
 * the second half and enciphered under the first again. Halves of 8 bytes are single DES, of 16 TDES. 8 bytes.
 */
export function retailMac(key: Uint8Array, data: Uint8Array, padding: PaddingMethod = 1): Buffer {
  if (key.length !== 16 && key.length !== 32) throw new RangeError(`MAC key: ${key.length} bytes, expected 16 or 32`);
  const left = key.subarray(0, key.length / 2);
  const right = key.subarray(key.length / 2);
  return tdesEncrypt(left, tdesDecrypt(right, cbcMac(left, data, padding)));
}

/** HMAC with SHA-256 (ISO/IEC 9797-2), 32 bytes. */
export const hmacSha256 = (key: Uint8Array, data: Uint8Array): Buffer =>
  createHmac('sha256', key).update(data).digest();

/** True when two MACs are equal, in a time that does not tell where they differ. */
export const sameMac = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);
