// Four hexadecimal digits in ASCII.
import { characterLength } from './framing.ts';

export const hex4 = characterLength(4, 16);
