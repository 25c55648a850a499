// Triple DES on whole blocks, the base of PIN blocks, MACs and check values.
import { createCipheriv, createDecipheriv } from 'node:crypto';

/** Key bytes as DES-EDE3 wants them: 8 (used three times), 16 (first half again) or 24. */
function threeKeys(key: Uint8Array): Buffer {
  const k = Buffer.from(key);
  if (k.length === 8) return Buffer.concat([k, k, k]);
  if (k.length === 16) return Buffer.concat([k, k.subarray(0, 8)]);
  if (k.length === 24) return k;
  throw new RangeError(`DES key: ${k.length} bytes, expected 8, 16 or 24`);
}

/** TDES in ECB mode over whole 8-byte blocks, no padding. */
export function tdesEncrypt(key: Uint8Array, data: Uint8Array): Buffer {
  const cipher = createCipheriv('des-ede3-ecb', threeKeys(key), null).setAutoPadding(false);
  return Buffer.concat([cipher.update(data), cipher.final()]);
}

/** The inverse of tdesEncrypt. */
export function tdesDecrypt(key: Uint8Array, data: Uint8Array): Buffer {
  const decipher = createDecipheriv('des-ede3-ecb', threeKeys(key), null).setAutoPadding(false);
  return Buffer.concat([decipher.update(data), decipher.final()]);
}

/** Bytewise exclusive or of two equally long buffers. */
export function xor(a: Uint8Array, b: Uint8Array): Buffer {
  const out = Buffer.alloc(a.length);
  for (let i = 0; i < a.length; i++) out[i] = (a[i] ?? 0) ^ (b[i] ?? 0);
  return out;
}
