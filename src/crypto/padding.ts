// The padding methods of ISO/IEC 9797-1, 6.3: how data becomes whole blocks.

/** 1: zeros, only where needed. 2: a byte 80 always, then zeros. 3: zeros, and the bit count in a block of its own in front. */
export type PaddingMethod = 1 | 2 | 3;

/** Data padded to blocks of that many bytes; empty data becomes one block. */
export function padBlocks(data: Uint8Array, method: PaddingMethod, blockBytes = 8): Buffer {
  const marked = method === 2 ? data.length + 1 : Math.max(data.length, 1);
  const whole = Math.ceil(marked / blockBytes) * blockBytes;
  const front = method === 3 ? blockBytes : 0;
  const padded = Buffer.alloc(front + whole);
  padded.set(data, front);
  if (method === 2) padded[data.length] = 0x80;
  if (method === 3) padded.writeUInt32BE(data.length * 8, blockBytes - 4);
  return padded;
}
