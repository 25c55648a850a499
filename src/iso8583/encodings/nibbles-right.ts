// Hexadecimal digits packed two to a byte, right-aligned; lengths count nibbles.
import { packed } from './packed.ts';

export const nibblesRight = packed({ filler: 'before', hex: true });
