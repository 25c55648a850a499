// ISO 8583:1987 with everything in ASCII: bitmaps and binary fields as hexadecimal characters.
import type { Dialect } from '../../iso8583/dialect.ts';
import { ROWS_1987, row1987 } from './rows.ts';

const text = { encoding: 'ascii', prefix: 'ascii', padding: 'right-spaces' } as const;

export const iso8583In1987Ascii: Dialect = {
  name: 'iso8583-1987-ascii',
  en: 'ISO 8583:1987, ASCII',
  zh: 'ISO 8583:1987（ASCII）',
  framing: { length: 'be2' },
  mti: 'ascii',
  bitmap: { encoding: 'hex', secondary: 'when-needed' },
  defaults: {
    n: { encoding: 'ascii', prefix: 'ascii' },
    a: text,
    an: text,
    ns: text,
    ans: text,
    z: { encoding: 'ascii', prefix: 'ascii' },
    b: { encoding: 'hex', prefix: 'ascii' },
    'x+n': { encoding: 'ascii' },
  },
  fields: {
    ...ROWS_1987,
    36: row1987(36, { type: 'z' }),
    // Chip data as hexadecimal characters, which the length counts.
    55: row1987(55, { type: 'b', length: 499, encoding: 'hex', counts: 'characters', subfields: 'ber-tlv' }),
  },
  mac: { field: 64, extendedField: 128, from: 'mti', algorithm: 'iso9797-1-algorithm-3', padding: 1 },
};
