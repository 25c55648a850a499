// Two bytes, most significant first: the usual way (F-01).
import { binaryLength } from './framing.ts';

export const be2 = binaryLength(2, 'big');
