// Two bytes, least significant first.
import { binaryLength } from './framing.ts';

export const le2 = binaryLength(2, 'little');
