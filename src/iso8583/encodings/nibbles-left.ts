// Hexadecimal digits packed two to a byte, left-aligned; lengths count nibbles.
import { packed } from './packed.ts';

export const nibblesLeft = packed({ filler: 'after', hex: true });
