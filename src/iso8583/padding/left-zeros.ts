// Numbers: zeros in front, kept when read.
import type { Padding } from './padding.ts';

export const leftZeros: Padding = { pad: (value, length) => value.padStart(length, '0') };
