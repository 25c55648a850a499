// Every family of length prefixes by the name that dialect data uses.
import { asciiPrefix } from './ascii.ts';
import { bcdPrefix } from './bcd.ts';
import { binaryPrefix } from './binary.ts';
import { ebcdicPrefix } from './ebcdic.ts';
import type { PrefixFamily } from './prefix.ts';

export const PREFIXES = {
  ascii: asciiPrefix,
  ebcdic: ebcdicPrefix,
  bcd: bcdPrefix,
  binary: binaryPrefix,
} as const satisfies Record<string, PrefixFamily>;

export type PrefixName = keyof typeof PREFIXES;
