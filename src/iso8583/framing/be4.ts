// Four bytes, most significant first.
import { binaryLength } from './framing.ts';

export const be4 = binaryLength(4, 'big');
