// Length prefixes as big-endian numbers: L is one byte, LL two, to LLLL.
import type { PrefixFamily } from './prefix.ts';

export const binaryPrefix: PrefixFamily = (width) => ({
  bytes: width,
  largest: 256 ** width - 1,
  write(count, writer) {
    writer.bytes.writeUIntBE(count, writer.room(width), width);
  },
  read(reader) {
    const from = reader.take(width);
    let count = 0;
    for (let i = from; i < from + width; i++) count = count * 256 + reader.bytes[i]!;
    return count;
  },
});
