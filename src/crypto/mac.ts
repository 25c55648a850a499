// Message authentication codes.
import { tdesEncrypt, xor } from './des.ts';

/**
 * The UnionPay POS way ("ECB", F-15): zero-pad to 8, XOR all blocks, write the result as 16 hex characters, encipher the first
 * eight, XOR with the last eight, encipher again; the MAC is the first eight hex characters of that, as ASCII bytes.
 * The key is the first 8 bytes of the MAC key. Returns the eight bytes of field 64.
 */
export function unionPayMac(macKey: Uint8Array, data: Uint8Array): Buffer {
  const block = Buffer.alloc(8);
  for (let at = 0; at < data.length; at++) block[at % 8] = (block[at % 8] ?? 0) ^ (data[at] ?? 0);
  const hex = Buffer.from(block.toString('hex').toUpperCase(), 'ascii');
  const once = tdesEncrypt(macKey, hex.subarray(0, 8));
  const twice = tdesEncrypt(macKey, xor(once, hex.subarray(8)));
  return Buffer.from(twice.toString('hex').toUpperCase().slice(0, 8), 'ascii');
}
