// Every encoding by the name that dialect data uses.
import { ascii } from './ascii.ts';
import { bcdLeft } from './bcd-left.ts';
import { bcdRight } from './bcd-right.ts';
import { binary } from './binary.ts';
import { ebcdic } from './ebcdic.ts';
import { ebcdic1047 } from './ebcdic-1047.ts';
import type { Encoding } from './encoding.ts';
import { gbk } from './gbk.ts';
import { hex } from './hex.ts';
import { hexEbcdic } from './hex-ebcdic.ts';
import { nibblesLeft } from './nibbles-left.ts';
import { nibblesRight } from './nibbles-right.ts';
import { signedBcd } from './signed-bcd.ts';
import { trackBcd } from './track-bcd.ts';
import { utf8 } from './utf8.ts';
import { utf8Characters } from './utf8-characters.ts';

export const ENCODINGS = {
  ascii,
  ebcdic,
  'ebcdic-1047': ebcdic1047,
  'bcd-left': bcdLeft,
  'bcd-right': bcdRight,
  'track-bcd': trackBcd,
  'nibbles-left': nibblesLeft,
  'nibbles-right': nibblesRight,
  'signed-bcd': signedBcd,
  binary,
  hex,
  'hex-ebcdic': hexEbcdic,
  gbk,
  utf8,
  'utf8-characters': utf8Characters,
} as const satisfies Record<string, Encoding>;

export type EncodingName = keyof typeof ENCODINGS;
