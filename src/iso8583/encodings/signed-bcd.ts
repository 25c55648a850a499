// Type x+n in binary dialects: one ASCII sign character (C or D), then digits packed right-aligned; lengths count sign and digits.
import { ascii } from './ascii.ts';
import { bcdRight } from './bcd-right.ts';
import { composed } from './composed.ts';

export const signedBcd = composed({
  ratios: { characters: 1 },
  measure: (value) => value.length,
  write(value, writer) {
    ascii.write(value.slice(0, 1), writer);
    bcdRight.write(value.slice(1), writer);
  },
  read(reader, length) {
    return length === 0 ? '' : ascii.read(reader, 1) + bcdRight.read(reader, length - 1);
  },
});
