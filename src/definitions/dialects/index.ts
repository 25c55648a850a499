// Every dialect that comes with the house, by name.
import type { Dialect } from '../../iso8583/dialect.ts';
import { iso8583In1987Ascii } from './iso8583-1987-ascii.ts';
import { iso8583In1987Binary } from './iso8583-1987-binary.ts';
import { iso8583In1993Ascii } from './iso8583-1993-ascii.ts';
import { unionPayPos } from './unionpay-pos.ts';

export const DIALECTS = {
  'unionpay-pos': unionPayPos,
  'iso8583-1987-ascii': iso8583In1987Ascii,
  'iso8583-1987-binary': iso8583In1987Binary,
  'iso8583-1993-ascii': iso8583In1993Ascii,
} as const satisfies Record<string, Dialect>;

export type DialectName = keyof typeof DIALECTS;
