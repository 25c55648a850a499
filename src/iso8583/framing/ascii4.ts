// Four decimal digits in ASCII.
import { characterLength } from './framing.ts';

export const ascii4 = characterLength(4, 10);
