// ISO 8583:1993 in ASCII: four-digit message types that begin with 1, three-digit action codes, date and time in one field.
import type { Dialect } from '../../iso8583/dialect.ts';
import { iso8583In1987Ascii } from './iso8583-1987-ascii.ts';
import { ROWS_1993 } from './rows-1993.ts';

export const iso8583In1993Ascii: Dialect = {
  ...iso8583In1987Ascii,
  name: 'iso8583-1993-ascii',
  en: 'ISO 8583:1993, ASCII',
  zh: 'ISO 8583:1993（ASCII）',
  fields: {
    ...ROWS_1993,
    36: { ...ROWS_1993[36]!, type: 'z' },
    // Security and chip data travel as bytes, also between ASCII fields.
    53: { ...ROWS_1993[53]!, encoding: 'binary' },
    55: { ...ROWS_1993[55]!, type: 'b', length: 255, encoding: 'binary', subfields: 'ber-tlv' },
    96: { ...ROWS_1993[96]!, encoding: 'binary' },
  },
};
