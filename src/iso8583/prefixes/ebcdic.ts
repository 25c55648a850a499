// Length prefixes in EBCDIC digits.
import { characterPrefix } from './characters.ts';

export const ebcdicPrefix = characterPrefix(0xf0);
