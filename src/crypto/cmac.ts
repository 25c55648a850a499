// CMAC (NIST SP 800-38B, ISO/IEC 9797-1 algorithm 5) with AES or TDES.
import { aesEncrypt } from './aes.ts';
import { tdesCbcEncrypt, tdesEncrypt, xor } from './des.ts';

/** The two subkeys: the zero block enciphered, doubled once and twice in its field. */
function subkeys(zero: Buffer, reduction: number): [Buffer, Buffer] {
  const double = (block: Buffer): Buffer => {
    const out = Buffer.alloc(block.length);
    for (let i = 0; i < block.length; i++) out[i] = (block[i]! << 1) | ((block[i + 1] ?? 0) >> 7);
    if (block[0]! >= 0x80) out[block.length - 1]! ^= reduction;
    return out;
  };
  const first = double(zero);
  return [first, double(first)];
}

function cmac(data: Uint8Array, zero: Buffer, reduction: number, cbc: (blocks: Buffer) => Buffer): Buffer {
  const size = zero.length;
  const [whole, partial] = subkeys(zero, reduction);
  const blocks = Buffer.alloc(Math.max(1, Math.ceil(data.length / size)) * size);
  blocks.set(data);
  const fits = data.length > 0 && data.length % size === 0;
  if (!fits) blocks[data.length] = 0x80;
  const last = blocks.subarray(-size);
  last.set(xor(last, fits ? whole : partial));
  return cbc(blocks).subarray(-size);
}

/** AES-CMAC, 16 bytes. */
export const aesCmac = (key: Uint8Array, data: Uint8Array): Buffer =>
  cmac(data, aesEncrypt(key, Buffer.alloc(16)), 0x87, (blocks) => aesEncrypt(key, blocks, Buffer.alloc(16)));

/** CMAC with TDES, 8 bytes. */
export const tdesCmac = (key: Uint8Array, data: Uint8Array): Buffer =>
  cmac(data, tdesEncrypt(key, Buffer.alloc(8)), 0x1b, (blocks) => tdesCbcEncrypt(key, blocks));
