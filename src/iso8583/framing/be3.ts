// Three bytes, most significant first (CMF way).
import { binaryLength } from './framing.ts';

export const be3 = binaryLength(3, 'big');
