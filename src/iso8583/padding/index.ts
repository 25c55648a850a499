// Every padding by the name that dialect data uses.
import { leftSpaces } from './left-spaces.ts';
import { leftZeros } from './left-zeros.ts';
import { none } from './none.ts';
import type { Padding } from './padding.ts';
import { rightSpaces } from './right-spaces.ts';
import { rightSpacesTrimmed } from './right-spaces-trimmed.ts';

export const PADDINGS = {
  none,
  'left-zeros': leftZeros,
  'left-spaces': leftSpaces,
  'right-spaces': rightSpaces,
  'right-spaces-trimmed': rightSpacesTrimmed,
} as const satisfies Record<string, Padding>;

export type PaddingName = keyof typeof PADDINGS;
