// Track data packed two to a byte, left-aligned, nibble D shown as `=`; enciphered tracks carry A to F besides.
import type { Encoding } from './encoding.ts';
import { packed } from './packed.ts';

export const trackBcd: Encoding = {
  ...packed({ filler: 'after', hex: true, separator: '=' }),
  kernel: 'packed-track',
};
