// Length prefixes in ASCII digits.
import { characterPrefix } from './characters.ts';

export const asciiPrefix = characterPrefix(0x30);
