// Track data packed two to a byte, left-aligned, nibble D shown as `=`; enciphered tracks carry A to F besides.
import { packed } from './packed.ts';

export const trackBcd = packed({ filler: 'after', hex: true, separator: '=' });
