// Text at the right: spaces in front, kept when read.
import type { Padding } from './padding.ts';

export const leftSpaces: Padding = { pad: (value, length) => value.padStart(length, ' ') };
