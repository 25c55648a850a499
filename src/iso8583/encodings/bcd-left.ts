// Binary coded decimal, left-aligned: an odd count ends in a filler nibble (021 -> 02 10).
import { packed } from './packed.ts';

export const bcdLeft = packed({ filler: 'after', hex: false });
