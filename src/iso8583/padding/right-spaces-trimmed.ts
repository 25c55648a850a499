// Text at the left: spaces behind, taken off when read.
import type { Padding } from './padding.ts';

export const rightSpacesTrimmed: Padding = {
  pad: (value, length) => value.padEnd(length, ' '),
  unpad: (value) => value.trimEnd(),
};
