// Binary values sent as two hexadecimal characters in EBCDIC for each byte.
import { EBCDIC } from './ebcdic.ts';
import { hexIn } from './hex.ts';
import { translated } from './permuted.ts';

export const hexEbcdic = hexIn({
  byteOf: (code) => EBCDIC.fromLatin1[code]!,
  textOf: (text) => translated(text, EBCDIC),
});
