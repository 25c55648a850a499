// ISO 8583:1987 packed: numbers two digits to a byte, bitmaps and binary fields as bytes, text in ASCII.
import type { Dialect } from '../../iso8583/dialect.ts';
import { ROWS_1987, row1987 } from './rows.ts';

const text = { encoding: 'ascii', prefix: 'bcd', padding: 'right-spaces' } as const;
/** Numbers of variable length end in their filler; those of fixed length begin with it. */
const variable = { encoding: 'bcd-left' } as const;

export const iso8583In1987Binary: Dialect = {
  name: 'iso8583-1987-binary',
  en: 'ISO 8583:1987, packed',
  zh: 'ISO 8583:1987（压缩BCD）',
  framing: { length: 'be2' },
  mti: 'bcd-left',
  bitmap: { encoding: 'binary', secondary: 'when-needed' },
  defaults: {
    n: { encoding: 'bcd-right', prefix: 'bcd' },
    a: text,
    an: text,
    ns: text,
    ans: text,
    z: { encoding: 'track-bcd', prefix: 'bcd' },
    b: { encoding: 'binary', prefix: 'bcd' },
    'x+n': { encoding: 'signed-bcd' },
  },
  fields: {
    ...ROWS_1987,
    2: row1987(2, variable),
    32: row1987(32, variable),
    33: row1987(33, variable),
    36: row1987(36, { type: 'z' }),
    // A currency has three characters, digits or letters.
    49: row1987(49, { type: 'an' }),
    50: row1987(50, { type: 'an' }),
    51: row1987(51, { type: 'an' }),
    55: row1987(55, { type: 'b', subfields: 'ber-tlv' }),
    99: row1987(99, variable),
    100: row1987(100, variable),
  },
  mac: { field: 64, extendedField: 128, from: 'mti', algorithm: 'iso9797-1-algorithm-3', padding: 1 },
};
