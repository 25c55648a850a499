// Binary values sent as two hexadecimal characters in EBCDIC for each byte.
import { ebcdic } from './ebcdic.ts';
import { hexIn } from './hex.ts';

export const hexEbcdic = hexIn(ebcdic);
