// Triple DES on whole blocks, the base of PIN blocks, MACs and check values.
import { type Cipheriv, createCipheriv, createDecipheriv, type Decipheriv } from 'node:crypto';

/** Key bytes as DES-EDE3 wants them: 8 (used three times), 16 (first half again) or 24. */
function threeKeys(key: Uint8Array): Buffer {
  const k = Buffer.from(key);
  if (k.length === 8) return Buffer.concat([k, k, k]);
  if (k.length === 16) return Buffer.concat([k, k.subarray(0, 8)]);
  if (k.length === 24) return k;
  throw new RangeError(`DES key: ${k.length} bytes, expected 8, 16 or 24`);
}

/** Ciphers by key: making one costs twenty times as much as using it. In ECB mode no block depends on another, so one serves for ever. */
const MOST_CIPHERS = 512;
const encipherers = new Map<string, Cipheriv>();
const decipherers = new Map<string, Decipheriv>();

function cached<C>(ciphers: Map<string, C>, key: Uint8Array, make: (threeKeys: Buffer) => C): C {
  const name = Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('latin1');
  let cipher = ciphers.get(name);
  if (cipher === undefined) {
    if (ciphers.size >= MOST_CIPHERS) ciphers.clear();
    cipher = make(threeKeys(key));
    ciphers.set(name, cipher);
  }
  return cipher;
}

/** A remainder would stay in the cipher and spoil the next use, so it is refused. */
function wholeBlocks(data: Uint8Array): Uint8Array {
  if (data.length % 8 !== 0) throw new RangeError(`DES data: ${data.length} bytes, expected a multiple of 8`);
  return data;
}

/** TDES in ECB mode over whole 8-byte blocks, no padding; RangeError on a key or data of another size. */
export function tdesEncrypt(key: Uint8Array, data: Uint8Array): Buffer {
  const make = (keys: Buffer) => createCipheriv('des-ede3-ecb', keys, null).setAutoPadding(false);
  return cached(encipherers, key, make).update(wholeBlocks(data));
}

/** The inverse of tdesEncrypt. */
export function tdesDecrypt(key: Uint8Array, data: Uint8Array): Buffer {
  const make = (keys: Buffer) => createDecipheriv('des-ede3-ecb', keys, null).setAutoPadding(false);
  return cached(decipherers, key, make).update(wholeBlocks(data));
}

/** A cipher in CBC mode that goes on: what it enciphers next is chained to the last block that it gave. */
type Chained = { cipher: Cipheriv; last: Uint8Array };
const chained = new Map<string, Chained>();

/** TDES in CBC mode over whole 8-byte blocks, no padding; the initial vector is zeros unless given. RangeError on a key or data of another size. */
export function tdesCbcEncrypt(key: Uint8Array, data: Uint8Array, iv: Uint8Array = Buffer.alloc(8)): Buffer {
  if (iv.length !== 8) throw new RangeError(`initial vector: ${iv.length} bytes, expected 8`);
  const chain = cached(chained, key, (keys) => ({
    cipher: createCipheriv('des-ede3-cbc', keys, Buffer.alloc(8)).setAutoPadding(false),
    last: Buffer.alloc(8),
  }));
  if (data.length === 0) return Buffer.alloc(0);
  const blocks = Buffer.from(wholeBlocks(data));
  // The block before is taken out of the first one, and the vector is put in its place.
  for (let i = 0; i < 8; i++) blocks[i] = blocks[i]! ^ chain.last[i]! ^ iv[i]!;
  const enciphered = chain.cipher.update(blocks);
  chain.last = Uint8Array.from(enciphered.subarray(-8));
  return enciphered;
}

/** The key with every byte made odd in bits, as DES keys are written; the cipher does not look at those bits. */
export function oddParity(key: Uint8Array): Buffer {
  return Buffer.from(key).map((byte) => {
    let bits = byte >> 1;
    bits ^= bits >> 4;
    bits ^= bits >> 2;
    bits ^= bits >> 1;
    return (byte & 0xfe) | (~bits & 1);
  }) as Buffer;
}

/** Bytewise exclusive or of two equally long buffers. */
export function xor(a: Uint8Array, b: Uint8Array): Buffer {
  const out = Buffer.alloc(a.length);
  for (let i = 0; i < a.length; i++) out[i] = (a[i] ?? 0) ^ (b[i] ?? 0);
  return out;
}
