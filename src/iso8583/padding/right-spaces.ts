// Text at the left: spaces behind, kept when read.
import type { Padding } from './padding.ts';

export const rightSpaces: Padding = { pad: (value, length) => value.padEnd(length, ' ') };
