// Two bytes of packed decimal digits (NCC way).
import { IS_BCD } from '../tables.ts';
import type { FrameLength } from './framing.ts';

export const bcd2: FrameLength = {
  bytes: 2,
  largest: 9999,
  write(length, bytes, at) {
    bytes.write(String(length).padStart(4, '0'), at, 'hex');
  },
  read(bytes, at) {
    if (IS_BCD[bytes[at]!] === 0 || IS_BCD[bytes[at + 1]!] === 0) return null;
    return Number(bytes.toString('hex', at, at + 2));
  },
};
