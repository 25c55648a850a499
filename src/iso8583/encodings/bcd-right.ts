// Binary coded decimal, right-aligned: an odd count begins with a filler nibble (021 -> 00 21).
import { packed } from './packed.ts';

export const bcdRight = packed({ filler: 'before', hex: false });
