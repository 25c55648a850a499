// AES on whole blocks, the base of its MAC, of PIN block format 4 and of AES DUKPT.
import { createCipheriv, createDecipheriv } from 'node:crypto';

function nameOf(key: Uint8Array, mode: 'ecb' | 'cbc'): string {
  if (key.length !== 16 && key.length !== 24 && key.length !== 32)
    throw new RangeError(`AES key: ${key.length} bytes, expected 16, 24 or 32`);
  return `aes-${key.length * 8}-${mode}`;
}

/** AES over whole 16-byte blocks, no padding: ECB, or CBC with an initial vector. */
export function aesEncrypt(key: Uint8Array, data: Uint8Array, iv: Uint8Array | null = null): Buffer {
  const cipher = createCipheriv(nameOf(key, iv === null ? 'ecb' : 'cbc'), key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(data), cipher.final()]);
}

/** The inverse of aesEncrypt. */
export function aesDecrypt(key: Uint8Array, data: Uint8Array, iv: Uint8Array | null = null): Buffer {
  const decipher = createDecipheriv(nameOf(key, iv === null ? 'ecb' : 'cbc'), key, iv).setAutoPadding(false);
  return Buffer.concat([decipher.update(data), decipher.final()]);
}
