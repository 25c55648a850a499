// SM4 (GB/T 32907) on whole blocks, for terminals with national algorithms (F-14, F-61).
import { createCipheriv, createDecipheriv } from 'node:crypto';

function check(key: Uint8Array): void {
  if (key.length !== 16) throw new RangeError(`SM4 key: ${key.length} bytes, expected 16`);
}

/** SM4 in ECB mode over whole 16-byte blocks, no padding. */
export function sm4Encrypt(key: Uint8Array, data: Uint8Array): Buffer {
  check(key);
  const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(data), cipher.final()]);
}

/** The inverse of sm4Encrypt. */
export function sm4Decrypt(key: Uint8Array, data: Uint8Array): Buffer {
  check(key);
  const decipher = createDecipheriv('sm4-ecb', key, null).setAutoPadding(false);
  return Buffer.concat([decipher.update(data), decipher.final()]);
}
